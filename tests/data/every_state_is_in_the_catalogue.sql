-- Whatever state a mart says has a word, a shape and a colour.
with

said as (

    select distinct
        'feed' as state_kind,
        freshness_status as state_id
    from {{ ref('mart_feed_freshness') }}

    union all

    select distinct
        'delivery' as state_kind,
        outcome as state_id
    from {{ ref('mart_deliveries') }}

    union all

    select distinct
        'row' as state_kind,
        severity as state_id
    from {{ ref('mart_quarantine') }}

    union all

    select distinct
        'fact' as state_kind,
        fact_status as state_id
    from {{ ref('mart_report_facts') }}

    union all

    select distinct
        'milestone' as state_kind,
        milestone_status as state_id
    from {{ ref('mart_task_milestones') }}

    union all

    select distinct
        'grade' as state_kind,
        quality_grade as state_id
    from {{ ref('quality_grades') }}

    union all

    select distinct
        'seal' as state_kind,
        seal_state as state_id
    from {{ ref('mart_sealed_months') }}

    union all

    select distinct
        'restatement' as state_kind,
        cause_id as state_id
    from {{ ref('mart_restatements') }}

    union all

    select distinct
        'restated' as state_kind,
        happened_id as state_id
    from {{ ref('mart_restated_records') }}

)

select said.*
from said
left join {{ ref('states') }} as states
    on
        states.state_kind = said.state_kind
        and states.state_id = said.state_id
where states.state_id is null
