-- How every value moved: against the month before and the same month last year,
-- since when its status has been what it is, and whether a month's change is
-- more than chance. One row per level, entity, indicator, month and period
-- window that has a value.
with

indicator_values as (

    select
        *,
        -- The same number for all months of one unbroken run of a status.
        {{ month_no('period_month') }} - row_number() over (
            partition by
                level, entity_id, indicator_id, period_window, status_id
            order by period_month
        ) as run_no

    from {{ ref('mart_indicator_values') }}

    where value is not null

),

indicators as (

    select * from {{ ref('dim_indicators') }}

),

-- The window as a column, so that they are joined by equalities alone.
control_limits as (

    select
        *,
        'window' as period_window
    from {{ ref('mart_control_limits') }}

),

compared as (

    select
        indicator_values.*,
        indicators.direction,
        indicators.decimals,
        indicators.period_window = 'month'
        and indicator_values.period_window = 'window' as is_monthly,
        min(indicator_values.period_month) over (
            partition by
                indicator_values.level,
                indicator_values.entity_id,
                indicator_values.indicator_id,
                indicator_values.period_window,
                indicator_values.status_id,
                indicator_values.run_no
        ) as status_since,
        -- What builds up begins anew: the month before is no comparison.
        case
            when not {{ begins_anew() }}
                then {{ difference('value', 'previous_value') }}
        end as previous_change,
        {{ difference('value', 'same_month_last_year_value') }}
            as last_year_change

    from indicator_values

    inner join indicators
        on indicators.indicator_id = indicator_values.indicator_id

),

judged as (

    select
        compared.*,
        control_limits.centre_value,
        control_limits.lower_limit,
        control_limits.upper_limit,
        control_limits.points_total,
        {{ judge_change() }} as verdict_id

    from compared

    left join control_limits
        on
            control_limits.level = compared.level
            and control_limits.entity_id = compared.entity_id
            and control_limits.indicator_id = compared.indicator_id
            and control_limits.period_month = compared.period_month
            and control_limits.period_window = compared.period_window

),

published as (

    select
        level,
        entity_id,
        indicator_id,
        period_month,
        period_window,
        status_id,
        status_since,
        case when status_id = 'not_met' then status_since end as not_met_since,
        previous_change,
        {{ judge_move('previous_change') }} as previous_move,
        last_year_change,
        {{ judge_move('last_year_change') }} as last_year_move,
        {{ difference('value', 'target_value') }} as target_gap,
        points_total,
        centre_value,
        lower_limit,
        upper_limit,
        verdict_id

    from judged

)

select * from published
