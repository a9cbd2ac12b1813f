-- Where the county stands on the index, the goal, the standards and the
-- priorities in every month, and why it can't be said where it can't. One row
-- per month, period window and node.
with

stacked as (

    select * from {{ ref('int_strategy_stacked') }}

),

score_reasons as (

    select * from {{ ref('score_reasons') }}

),

limits as (

    select * from {{ ref('limits') }}

),

reasons as (

    select
        score_reasons.reason_id,
        {{ with_limit('score_reasons.reason_zh') }} as reason_zh,
        {{ with_limit('score_reasons.reason_en') }} as reason_en

    from score_reasons

    left join limits
        on score_reasons.reason_en like '%{' || limits.limit_id || '}%'

),

compared as (

    select
        *,
        score - geometric_score > {{ limit('uneven_points') }} as is_uneven,
        {{ months_ago(
            'score', 1, 'period_month', ['period_window', 'node_kind', 'node_id']
        ) }} as previous_score,
        {{ months_ago(
            'score', 12, 'period_month', ['period_window', 'node_kind', 'node_id']
        ) }} as same_month_last_year_score,
        cast({{ score_at_target() }} as double) as target_score

    from stacked

),

published as (

    select
        compared.period_month,
        compared.period_window,
        compared.node_kind,
        compared.node_id,
        compared.score,
        compared.frontier_score,
        compared.geometric_score,
        compared.is_uneven,
        compared.weight_available_pct,
        compared.missing_nodes,
        compared.reason_id,
        reasons.reason_zh,
        reasons.reason_en,
        compared.status_id,
        compared.previous_score,
        compared.same_month_last_year_score,
        {{ difference('score', 'previous_score') }} as previous_change,
        {{ difference('score', 'same_month_last_year_score') }}
            as last_year_change,
        -- The goal is met by its ranks, not by a score.
        case
            when compared.node_kind != 'goal' then compared.target_score
        end as target_score,
        case
            when compared.node_kind != 'goal'
                then {{ difference('score', 'target_score') }}
        end as target_gap

    from compared

    left join reasons
        on reasons.reason_id = compared.reason_id

)

select * from published
