-- What members' points were given for, rule by rule, with what the yearly
-- maximum of the rule's group and corrections took back. No names. A rule that
-- nobody has used has a row with nothing in it.
with

ledger as (

    select * from {{ ref('fct_member_points') }}

),

periods as (

    select * from {{ ref('int_periods_listed') }}

),

point_rules as (

    select * from {{ ref('point_rules') }}

),

point_caps as (

    select * from {{ ref('point_caps') }}

),

counted as (

    select
        periods.period_month,
        periods.period_window,
        ledger.rule_id,
        count_if(ledger.entry_kind = 'award') as awards_total,
        count(distinct ledger.member_id) as members_total,
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
        periods.period_month,
        periods.period_window,
        ledger.rule_id

),

published as (

    select
        periods.period_month,
        periods.period_window,
        point_rules.rule_id,
        point_rules.rule_name_zh,
        point_rules.rule_name_en,
        point_rules.cap_group,
        point_caps.cap_group_name_zh,
        point_caps.cap_group_name_en,
        cast(point_rules.points as decimal(18, 2)) as points_each,
        cast(point_caps.max_points_year as decimal(18, 2)) as max_points_year,
        cast(coalesce(counted.awards_total, 0) as bigint) as awards_total,
        cast(coalesce(counted.members_total, 0) as bigint) as members_total,
        cast(coalesce(counted.points_total, 0) as decimal(18, 2))
            as points_total,
        cast(coalesce(counted.points_awarded, 0) as decimal(18, 2))
            as points_awarded,
        cast(coalesce(counted.points_capped, 0) as decimal(18, 2))
            as points_capped,
        cast(coalesce(counted.points_reversed, 0) as decimal(18, 2))
            as points_reversed

    from periods

    cross join point_rules

    inner join point_caps
        on point_caps.cap_group = point_rules.cap_group

    left join counted
        on
            counted.period_month = periods.period_month
            and counted.period_window = periods.period_window
            and counted.rule_id = point_rules.rule_id

)

select * from published
