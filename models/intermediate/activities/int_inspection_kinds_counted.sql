-- What each kind of inspection did in a month, for the county, units and
-- towns. A check counts on its day, a correction on the day that it is due.
with

inspections as (

    select * from {{ ref('fct_inspections') }}

),

checked as (

    select
        kind,
        coalesce(unit_id, 'unassigned') as unit_id,
        town_id,
        {{ month_of('check_date') }} as period_month,
        1 as inspections_count,
        coalesce(member_count, 0) as members_count,
        coalesce(issue_count, 0) as findings_count,
        coalesce(opinion_count, 0) as raised_count,
        coalesce(opinion_adopted, 0) as adopted_count,
        case when has_leader_instruction then 1 else 0 end as instructed_count,
        0 as corrections_due_count,
        0 as corrected_on_time_count

    from inspections

    where check_date <= {{ as_of() }}

),

corrected as (

    select
        kind,
        coalesce(unit_id, 'unassigned') as unit_id,
        town_id,
        {{ month_of('rectify_due') }} as period_month,
        0 as inspections_count,
        0 as members_count,
        0 as findings_count,
        0 as raised_count,
        0 as adopted_count,
        0 as instructed_count,
        1 as corrections_due_count,
        case when rectify_date <= rectify_due then 1 else 0 end
            as corrected_on_time_count

    from inspections

    where issue_count > 0 and rectify_due <= {{ as_of() }}

),

united as (

    select * from checked

    union all

    select * from corrected

),

levelled as (

    select
        *,
        'county' as level,
        'county' as entity_id

    from united

    union all

    select
        *,
        'unit' as level,
        unit_id as entity_id

    from united

    union all

    select
        *,
        'town' as level,
        town_id as entity_id

    from united

    where town_id is not null

),

counted as (

    select
        kind,
        level,
        entity_id,
        period_month,
        sum(inspections_count) as inspections_count,
        sum(members_count) as members_count,
        sum(findings_count) as findings_count,
        sum(raised_count) as raised_count,
        sum(adopted_count) as adopted_count,
        sum(instructed_count) as instructed_count,
        sum(corrections_due_count) as corrections_due_count,
        sum(corrected_on_time_count) as corrected_on_time_count

    from levelled

    group by kind, level, entity_id, period_month

)

select * from counted
