-- The way from an old score to a new one, bar by bar. Bars are differences of
-- rounded positions and the last position is the new score itself, so that what
-- is shown adds up to the last digit.
-- One row per comparison, month, period window, node and bar.
with

bars as (

    select * from {{ ref('mart_score_bars') }}

),

scores as (

    select *
    from {{ ref('mart_strategy_scores') }}
    where node_kind != 'goal' and score is not null

),

spans as (

    select
        'previous_month' as comparison,
        {{ score_span('previous_score') }}
    from scores
    where previous_score is not null

    union all

    select
        'same_month_last_year' as comparison,
        {{ score_span('same_month_last_year_score') }}
    from scores
    where same_month_last_year_score is not null

),

numbered as (

    select
        bars.*,
        spans.start_score,
        spans.end_score,
        max(bars.bar_no) over (
            partition by
                bars.comparison, bars.period_month,
                bars.period_window, bars.node_id
        ) as last_no,
        cast(
            spans.start_exact + cast(sum(bars.contribution) over (
                partition by
                    bars.comparison, bars.period_month,
                    bars.period_window, bars.node_id
                order by bars.bar_no
                rows between unbounded preceding and current row
            ) as decimal(28, 15)) as decimal(18, 9)
        ) as reached_score

    from bars

    inner join spans
        on
            spans.comparison = bars.comparison
            and spans.period_month = bars.period_month
            and spans.period_window = bars.period_window
            and spans.node_id = bars.node_id

),

-- The last bar, and the end behind it, reach the new score itself.
settled as (

    select
        *,
        case
            when bar_no > 1 and bar_no >= last_no - 1 then end_score
            else reached_score
        end as to_score
    from numbered

),

stepped as (

    select
        *,
        coalesce(lag(to_score) over (
            partition by comparison, period_month, period_window, node_id
            order by bar_no
        ), start_score) as from_score
    from settled

),

published as (

    select
        comparison,
        period_month,
        period_window,
        node_kind,
        node_id,
        bar_no,
        effect_id,
        indicator_id,
        indicators_total,
        from_score,
        to_score,
        cast(to_score - from_score as decimal(18, 9)) as contribution,
        cast(to_score - start_score as decimal(18, 9)) as change_so_far
    from stepped

)

select * from published
