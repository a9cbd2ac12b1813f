-- Every value with its interval, score and status. Goalposts are scaled by the
-- time passed; too few cases give no score.
-- One row per level, entity, indicator, month and period window.
with

targeted as (

    select * from {{ ref('int_indicators_targeted') }}

),

paced as (

    select
        *,
        full_worst * progress as worst,
        full_floor * progress as floor,
        full_target * progress as target,
        full_best * progress as best,
        case
            when is_share and n > 0
                then
                    greatest(0.0, least(
                        1.0, cast(numerator as double) / n
                    ))
        end as share

    from targeted

),

bounded as (

    select
        *,
        case
            when share is not null
                then scale * {{ wilson_bound('share', 'n', -1) }}
            else value
        end as value_low,
        case
            when share is not null
                then scale * {{ wilson_bound('share', 'n', 1) }}
            else value
        end as value_high,
        n >= min_n as is_enough

    from paced

),

scored as (

    select
        *,
        case when is_enough then {{ score(
            'value', 'worst', 'floor', 'target', 'best', 'direction'
        ) }} end as score,
        case when is_enough then {{ score(
            'value_low', 'worst', 'floor', 'target', 'best', 'direction'
        ) }} end as score_at_low,
        case when is_enough then {{ score(
            'value_high', 'worst', 'floor', 'target', 'best', 'direction'
        ) }} end as score_at_high,
        case
            when is_enough and target is not null
                then {{ frontier_score('value', 'worst', 'best') }}
        end as frontier_score

    from bounded

),

judged as (

    select
        *,
        -- The bounds hold the score itself, also where rounding would not.
        least(score, score_at_low, score_at_high) as score_low,
        greatest(score, score_at_low, score_at_high) as score_high,
        {{ judge_status('value', 'target', 'n', 'min_n', 'score') }}
            as status_id

    from scored

)

select * from judged
