-- Points of each member in each period, by the group that caps them.
with

ledger as (

    select * from {{ ref('fct_member_points') }}

),

periods as (

    select * from {{ ref('int_periods_listed') }}

),

summed as (

    select
        ledger.member_id,
        periods.period_month,
        periods.period_window,
        ledger.cap_group,
        sum(ledger.points) as points_total,
        sum(case when ledger.entry_kind = 'award' then ledger.points else 0 end)
            as points_awarded,
        sum(case when ledger.entry_kind = 'cap' then ledger.points else 0 end)
            as points_capped,
        sum(
            case
                when ledger.entry_kind = 'reversal' then ledger.points else 0
            end
        ) as points_reversed

    from ledger

    inner join periods
        on
            ledger.score_date >= periods.period_start
            and ledger.score_date <= periods.period_end

    group by
        ledger.member_id,
        periods.period_month,
        periods.period_window,
        ledger.cap_group

)

select * from summed
