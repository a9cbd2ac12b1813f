-- Fails where the points of a month are not the ledger's rows of that month.
with

ledger as (

    select
        member_id,
        {{ month_of('score_date') }} as period_month,
        sum(points) as points_total

    from {{ ref('fct_member_points') }}

    group by member_id, {{ month_of('score_date') }}

),

performance as (

    select * from {{ ref('mart_member_performance') }}

    where period_window = 'month'

)

select
    performance.member_id,
    performance.period_month,
    performance.points_total,
    ledger.points_total as ledger_total

from performance

left join ledger
    on
        performance.member_id = ledger.member_id
        and performance.period_month = ledger.period_month

where performance.points_total <> coalesce(ledger.points_total, 0)
