-- Every member in every period: points, records, silence, and the place within
-- the special committee. Only ids and masked names.
with

members as (

    select * from {{ ref('dim_members') }}

),

periods as (

    select * from {{ ref('int_periods_listed') }}

),

group_points as (

    select * from {{ ref('int_member_points_summed') }}

),

records as (

    select * from {{ ref('int_member_records_counted') }}

),

points as (

    select
        member_id,
        period_month,
        period_window,
        sum(points_total) as points_total,
        sum(points_awarded) as points_awarded,
        sum(points_capped) as points_capped,
        sum(points_reversed) as points_reversed

    from group_points

    group by member_id, period_month, period_window

),

spine as (

    select
        members.member_id,
        members.name_masked,
        members.committee_id,
        members.sector_id,
        members.town_id,
        periods.period_month,
        periods.period_window

    from members

    inner join periods
        on
            coalesce(members.entered_on, periods.period_end)
            <= periods.period_end
            and (
                members.left_on is null
                or members.left_on > periods.period_start
            )

),

performed as (

    select
        spine.member_id,
        spine.name_masked,
        spine.committee_id,
        spine.sector_id,
        spine.town_id,
        spine.period_month,
        spine.period_window,
        cast(coalesce(points.points_total, 0) as decimal(18, 2))
            as points_total,
        cast(coalesce(points.points_awarded, 0) as decimal(18, 2))
            as points_awarded,
        cast(coalesce(points.points_capped, 0) as decimal(18, 2))
            as points_capped,
        cast(coalesce(points.points_reversed, 0) as decimal(18, 2))
            as points_reversed,
        cast(coalesce(records.records_count, 0) as bigint) as records_count,
        coalesce(records.records_in_quarter, 0) = 0 as is_silent_quarter,
        cast(
            rank() over (
                partition by
                    spine.committee_id,
                    spine.period_month,
                    spine.period_window
                order by coalesce(points.points_total, 0) desc
            ) as bigint
        ) as committee_rank

    from spine

    left join points
        on
            spine.member_id = points.member_id
            and spine.period_month = points.period_month
            and spine.period_window = points.period_window

    left join records
        on
            spine.member_id = records.member_id
            and spine.period_month = records.period_month
            and spine.period_window = records.period_window

)

select * from performed
