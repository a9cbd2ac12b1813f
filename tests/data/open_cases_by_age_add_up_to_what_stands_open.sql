-- Counted twice, over what changed and over what stands open: the same.
with

flow as (

    select * from {{ ref('mart_case_flow') }}

),

by_age as (

    select
        case_kind_id,
        level,
        entity_id,
        period_month,
        sum(open_total) as open_total,
        sum(overdue_total) as overdue_total

    from {{ ref('mart_open_cases_by_age') }}

    group by all

)

select flow.*

from flow

left join by_age
    on
        flow.case_kind_id = by_age.case_kind_id
        and flow.level = by_age.level
        and flow.entity_id = by_age.entity_id
        and flow.period_month = by_age.period_month

where
    flow.open_total != coalesce(by_age.open_total, -1)
    or flow.overdue_total != coalesce(by_age.overdue_total, -1)
