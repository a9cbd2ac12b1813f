-- Enterprises that one unit visited more often in a year than the limit
-- allows, from the month of the visit too many to the end of the year: the
-- visits by then and their days.
with

visits as (

    select * from {{ ref('int_visits_numbered') }}

),

months as (

    select * from {{ ref('int_months_listed') }}

),

units as (

    select * from {{ ref('dim_units') }}

),

towns as (

    select * from {{ ref('dim_towns') }}

),

enterprises as (

    select * from {{ ref('dim_enterprises') }}

),

counted as (

    select
        months.period_month,
        visits.unit_id,
        visits.enterprise_id,
        max(visits.object_name) as object_name,
        max(visits.town_id) as town_id,
        count(*) as visits_count,
        max(visits.check_date) as last_visit_date,
        min(
            case
                when
                    visits.visit_no
                    = 1 + {{ limit('inspection_frequency_max') }}
                    then visits.check_date
            end
        ) as over_since_date,
        {{ sorted_list(
            'cast(visits.check_date as ' ~ dbt.type_string() ~ ')'
        ) }} as visit_dates

    from months

    inner join visits
        on
            {{ year_of('months.period_month') }} = visits.year_start
            and {{ month_of('visits.check_date') }} <= months.period_month

    group by months.period_month, visits.unit_id, visits.enterprise_id

    having count(*) > {{ limit('inspection_frequency_max') }}

),

named as (

    select
        counted.period_month,
        counted.unit_id,
        units.unit_name as unit_name_zh,
        units.unit_name_en,
        counted.enterprise_id,
        coalesce(enterprises.enterprise_name, counted.object_name)
            as enterprise_name,
        counted.town_id,
        towns.town_name,
        counted.visits_count,
        cast({{ limit('inspection_frequency_max') }} as bigint)
            as visits_allowed,
        counted.over_since_date,
        counted.last_visit_date,
        counted.visit_dates

    from counted

    left join enterprises
        on counted.enterprise_id = enterprises.enterprise_id

    left join units
        on counted.unit_id = units.unit_id

    left join towns
        on counted.town_id = towns.town_id

)

select * from named
