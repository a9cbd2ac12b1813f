-- Status and score cannot disagree: the bands of the catalogue tell one from
-- the other, both ways; without a score there is no verdict.
with

bands as (

    select
        status_id,
        score_from,
        lead(score_from) over (order by score_from) as score_below

    from {{ ref('statuses') }}

    where score_from is not null

),

judged as (

    select
        score,
        status_id
    from {{ ref('mart_indicator_values') }}
    union all
    select
        score,
        status_id
    from {{ ref('mart_strategy_scores') }}
    where node_kind != 'goal'

)

select judged.*
from judged
left join bands
    on bands.status_id = judged.status_id
where
    (judged.score is null) != (bands.status_id is null)
    or judged.score < bands.score_from
    or judged.score >= bands.score_below
