-- Units with enough indicators, ranked within their group from both ends; ties
-- share a rank. The others are listed without one. Lists need a group in which
-- their ranks do not meet, a warning an interval that excludes the floor.
-- One row per month, period window and unit.
with

units as (

    select * from {{ ref('int_units_scored') }}

),

ranking_groups as (

    select * from {{ ref('ranking_groups') }}

),

counted as (

    select
        units.*,
        ranking_groups.indicators_min,
        units.indicators_scored >= ranking_groups.indicators_min as is_ranked

    from units

    inner join ranking_groups
        on ranking_groups.ranking_group = units.ranking_group

),

ranked as (

    select
        *,
        count(*) filter (where is_ranked) over (
            partition by period_month, period_window, ranking_group
        ) as units_ranked,
        case
            when is_ranked
                then rank() over (
                    partition by
                        period_month, period_window, ranking_group, is_ranked
                    order by score desc
                )
        end as rank,
        case
            when is_ranked
                then rank() over (
                    partition by
                        period_month, period_window, ranking_group, is_ranked
                    order by score asc
                )
        end as rank_from_last

    from counted

),

placed as (

    select
        *,
        units_ranked >= {{ limit('ranking_list_units_min') }} as has_lists,
        coalesce(rank <= {{ limit('honour_ranks') }}, false) as is_leading,
        coalesce(rank_from_last <= {{ limit('warning_ranks') }}, false)
            as is_last,
        coalesce(score < {{ score_at_floor() }}, false) as is_below_floor,
        -- Below the floor, and surely so: without an interval nothing is sure.
        coalesce(score_high < {{ score_at_floor() }}, false)
            as is_surely_below_floor,
        indicators_met = indicators_scored as is_meeting_all_targets

    from ranked

),

listed as (

    select
        *,
        has_lists and is_leading and not is_below_floor as is_honoured,
        has_lists
        and is_last
        and is_surely_below_floor
        and not is_meeting_all_targets as is_warned

    from placed

),

reasoned as (

    select
        *,
        case
            when rank is null then 'too_few_indicators'
            when not has_lists then 'group_too_small'
            when is_warned then 'warned'
            when is_honoured then 'honoured'
            when is_last and is_below_floor and is_meeting_all_targets
                then 'last_meets_all_targets'
            when is_last and is_below_floor and score_high is null
                then 'last_without_interval'
            when is_last and is_below_floor
                then 'last_interval_includes_floor'
            when is_leading then 'leading_below_floor'
            when is_last then 'last_above_floor'
            else 'in_between'
        end as reason_id

    from listed

)

select * from reasoned
