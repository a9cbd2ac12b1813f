-- Rules, groups of rules and groups of members divide the same points.
with

by_rule as (

    select
        period_month,
        period_window,
        sum(points_total) as points
    from {{ ref('mart_member_rules') }}
    group by period_month, period_window

),

by_group as (

    select
        period_month,
        period_window,
        sum(points_total) as points
    from {{ ref('mart_member_point_groups') }}
    group by period_month, period_window

)

select
    by_rule.period_month,
    by_rule.period_window,
    by_rule.points
from by_rule
inner join by_group
    on
        by_group.period_month = by_rule.period_month
        and by_group.period_window = by_rule.period_window
where by_rule.points != by_group.points
