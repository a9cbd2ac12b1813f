-- Cases that came in, were closed, and stood open or overdue at the end, for
-- everybody in every month: never a missing row.
with

cumulated as (

    select * from {{ ref('int_case_steps_cumulated') }}

),

months as (

    select * from {{ ref('int_months_listed') }}

),

stacked as (

    select
        cumulated.*,
        'window' as period_window,
        cumulated.accepted as accepted_total,
        cumulated.closed as closed_total

    from cumulated

    union all

    select
        cumulated.*,
        'ytd' as period_window,
        cumulated.accepted_so_far as accepted_total,
        cumulated.closed_so_far as closed_total

    from cumulated

),

published as (

    select
        stacked.case_kind_id,
        stacked.level,
        stacked.entity_id,
        stacked.period_month,
        stacked.period_window,
        cast(stacked.accepted_total as bigint) as accepted_total,
        cast(stacked.closed_total as bigint) as closed_total,
        cast(stacked.open_total as bigint) as open_total,
        cast(stacked.overdue_total as bigint) as overdue_total

    from stacked

    inner join months
        on stacked.period_month = months.period_month

)

select * from published
