-- Points of each member in each month and year to date, group by group.
with

summed as (

    select * from {{ ref('int_member_points_summed') }}

),

point_caps as (

    select * from {{ ref('point_caps') }}

),

named as (

    select
        summed.member_id,
        summed.period_month,
        summed.period_window,
        summed.cap_group,
        point_caps.cap_group_name_zh,
        point_caps.cap_group_name_en,
        cast(summed.points_total as decimal(18, 2)) as points_total,
        cast(summed.points_awarded as decimal(18, 2)) as points_awarded,
        cast(summed.points_capped as decimal(18, 2)) as points_capped,
        cast(summed.points_reversed as decimal(18, 2)) as points_reversed,
        cast(point_caps.max_points_year as decimal(18, 2)) as max_points_year

    from summed

    inner join point_caps
        on summed.cap_group = point_caps.cap_group

)

select * from named
