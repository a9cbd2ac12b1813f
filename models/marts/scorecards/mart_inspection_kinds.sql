-- Each kind of inspection by itself, in the month and in the year to date. The
-- kinds differ in who inspects whom: no row adds them up.
with

inspection_kinds as (

    select * from {{ ref('inspection_kinds') }}

),

counted as (

    select * from {{ ref('int_inspection_kinds_counted') }}

),

periods as (

    select * from {{ ref('int_periods_listed') }}

),

entities as (

    select
        kind,
        level,
        entity_id

    from counted

    union

    select
        kind,
        'county' as level,
        'county' as entity_id

    from inspection_kinds

),

summed as (

    select
        entities.kind,
        entities.level,
        entities.entity_id,
        periods.period_month,
        case periods.period_window when 'month' then 'window' else 'ytd' end
            as period_window,
        cast(coalesce(sum(counted.inspections_count), 0) as bigint)
            as inspections_count,
        cast(coalesce(sum(counted.members_count), 0) as bigint)
            as members_count,
        cast(coalesce(sum(counted.findings_count), 0) as bigint)
            as findings_count,
        cast(coalesce(sum(counted.raised_count), 0) as bigint) as raised_count,
        cast(coalesce(sum(counted.adopted_count), 0) as bigint)
            as adopted_count,
        cast(coalesce(sum(counted.instructed_count), 0) as bigint)
            as instructed_count,
        cast(coalesce(sum(counted.corrections_due_count), 0) as bigint)
            as corrections_due_count,
        cast(coalesce(sum(counted.corrected_on_time_count), 0) as bigint)
            as corrected_on_time_count

    from entities

    cross join periods

    left join counted
        on
            entities.kind = counted.kind
            and entities.level = counted.level
            and entities.entity_id = counted.entity_id
            and counted.period_month
            between periods.period_start and periods.period_month

    group by all

),

named as (

    select
        summed.kind,
        inspection_kinds.kind_name_zh,
        inspection_kinds.kind_name_en,
        inspection_kinds.gives_advice,
        inspection_kinds.position,
        summed.level,
        summed.entity_id,
        summed.period_month,
        summed.period_window,
        summed.inspections_count,
        summed.members_count,
        summed.findings_count,
        summed.raised_count,
        summed.adopted_count,
        summed.instructed_count,
        summed.corrections_due_count,
        summed.corrected_on_time_count,
        {{ share_pct('summed.adopted_count', 'summed.raised_count') }}
            as adopted_pct,
        {{ share_pct(
            'summed.corrected_on_time_count', 'summed.corrections_due_count'
        ) }} as corrected_on_time_pct

    from summed

    inner join inspection_kinds
        on summed.kind = inspection_kinds.kind

)

select * from named
