-- Points of all members by the group of rules that caps them: what was given,
-- what the yearly maximum and corrections took back, and a member's mean.
with

points as (

    select * from {{ ref('mart_member_points') }}

),

performance as (

    select * from {{ ref('mart_member_performance') }}

),

point_caps as (

    select * from {{ ref('point_caps') }}

),

periods as (

    select
        period_month,
        period_window,
        count(*) as members_total

    from performance

    group by period_month, period_window

),

summed as (

    select
        period_month,
        period_window,
        cap_group,
        count_if(points_awarded > 0) as members_scoring,
        count_if(points_capped < 0) as members_capped,
        sum(points_total) as points_total,
        sum(points_awarded) as points_awarded,
        sum(points_capped) as points_capped,
        sum(points_reversed) as points_reversed

    from points

    group by period_month, period_window, cap_group

),

published as (

    select
        periods.period_month,
        periods.period_window,
        point_caps.cap_group,
        point_caps.cap_group_name_zh,
        point_caps.cap_group_name_en,
        cast(point_caps.max_points_year as decimal(18, 2)) as max_points_year,
        cast(periods.members_total as bigint) as members_total,
        cast(coalesce(summed.members_scoring, 0) as bigint) as members_scoring,
        cast(coalesce(summed.members_capped, 0) as bigint) as members_capped,
        cast(coalesce(summed.points_total, 0) as decimal(18, 2))
            as points_total,
        cast(coalesce(summed.points_awarded, 0) as decimal(18, 2))
            as points_awarded,
        cast(coalesce(summed.points_capped, 0) as decimal(18, 2))
            as points_capped,
        cast(coalesce(summed.points_reversed, 0) as decimal(18, 2))
            as points_reversed,
        {{ to_decimal(
            'cast(coalesce(summed.points_total, 0) as double)'
            ~ ' / periods.members_total', 18, 4
        ) }} as points_mean

    from periods

    cross join point_caps

    left join summed
        on
            summed.period_month = periods.period_month
            and summed.period_window = periods.period_window
            and summed.cap_group = point_caps.cap_group

)

select * from published
