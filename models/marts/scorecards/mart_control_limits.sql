-- Control limits (XmR): how far a value usually strays. Only for values of one
-- month. One without enough cases is no point, and no range reaches across it.
-- One row per level, entity, indicator and month.
with

indicator_values as (

    select * from {{ ref('mart_indicator_values') }}

),

indicators as (

    select * from {{ ref('dim_indicators') }}

),

points as (

    select
        indicator_values.level,
        indicator_values.entity_id,
        indicator_values.indicator_id,
        indicator_values.period_month,
        {{ month_no('indicator_values.period_month') }} as month_no,
        {{ control_point() }} as point,
        abs({{ control_point() }} - {{ months_ago(
            control_point(), 1, 'indicator_values.period_month',
            ['level', 'entity_id', 'indicator_values.indicator_id']
        ) }}) as moving_range,
        case when indicators.is_share then indicators.scale end as most

    from indicator_values

    inner join indicators
        on indicators.indicator_id = indicator_values.indicator_id

    where
        indicator_values.value is not null
        and indicator_values.status_id != 'too_few'
        and indicator_values.period_window = 'window'
        and indicators.period_window = 'month'

),

looked_back as (

    select
        points.level,
        points.entity_id,
        points.indicator_id,
        points.period_month,
        points.most,
        earlier.point,
        earlier.moving_range,
        row_number() over (
            partition by
                points.level, points.entity_id, points.indicator_id,
                points.month_no
            order by earlier.month_no desc
        ) <= {{ limit('control_run_months') }} as is_recent

    from points

    inner join points as earlier
        on
            earlier.level = points.level
            and earlier.entity_id = points.entity_id
            and earlier.indicator_id = points.indicator_id
            and earlier.month_no <= points.month_no

    where points.month_no - earlier.month_no < {{ limit('control_points_max') }}

),

measured as (

    select
        level,
        entity_id,
        indicator_id,
        period_month,
        any_value(most) as most,
        count(*) as points_total,
        min(point) as lowest,
        min(case when is_recent then point end) as recent_low,
        max(case when is_recent then point end) as recent_high,
        cast(sum(point) as double) / count(*) as centre,
        {{ moving_range_factor() }} * cast(sum(moving_range) as double)
        / count(moving_range) as reach

    from looked_back

    group by all

),

limited as (

    select
        level,
        entity_id,
        indicator_id,
        period_month,
        points_total,
        cast(recent_low as double) as recent_low,
        cast(recent_high as double) as recent_high,
        round(centre, 9) as centre_value,
        -- What was never negative, and a share of all, stay so.
        round(greatest(case when lowest >= 0 then 0 end, centre - reach), 9)
            as lower_limit,
        round(least(most, centre + reach), 9) as upper_limit

    from measured

    where reach >= 0 and points_total >= {{ limit('control_points_min') }}

)

select * from limited
