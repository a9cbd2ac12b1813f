-- How active every town is in every family of records, and where it has been
-- silent: no record in the last months, as many as
-- seeds/catalogue/limits.csv says. Never a missing row.
with

counted as (

    select * from {{ ref('int_town_records_counted') }}

),

record_families as (

    select * from {{ ref('record_families') }}

),

towns as (

    select * from {{ ref('dim_towns') }}

),

months as (

    select * from {{ ref('int_months_listed') }}

),

spine as (

    select
        towns.town_id,
        record_families.family_id,
        months.period_month,
        {{ add_months(
            'months.period_month', '1 - ' ~ limit('town_silent_months')
        ) }} as recent_from

    from towns

    cross join record_families

    cross join months

),

summed as (

    select
        spine.town_id,
        spine.family_id,
        spine.period_month,
        spine.recent_from,
        coalesce(sum(case
            when counted.record_month = spine.period_month
                then counted.records_count
        end), 0) as records_month,
        coalesce(sum(case
            when counted.record_month >= {{ year_of('spine.period_month') }}
                then counted.records_count
        end), 0) as records_ytd,
        coalesce(sum(case
            when counted.record_month >= spine.recent_from
                then counted.records_count
        end), 0) as records_recent,
        max(counted.last_record_date) as last_record_date

    from spine

    left join counted
        on
            spine.town_id = counted.town_id
            and spine.family_id = counted.family_id
            and spine.period_month >= counted.record_month

    group by
        spine.town_id,
        spine.family_id,
        spine.period_month,
        spine.recent_from

),

judged as (

    select
        town_id,
        family_id,
        period_month,
        recent_from,
        cast(records_month as bigint) as records_month,
        cast(records_ytd as bigint) as records_ytd,
        cast(records_recent as bigint) as records_recent,
        last_record_date,
        records_recent = 0 as is_silent

    from summed

)

select * from judged
