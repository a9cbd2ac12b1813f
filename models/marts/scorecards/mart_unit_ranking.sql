-- Units among their like, with what the ranking rests on and why each is on
-- the honour or the warning list, or on neither.
-- One row per month, period window and unit.
with

ranked as (

    select * from {{ ref('int_units_ranked') }}

),

units as (

    select * from {{ ref('dim_units') }}

),

ranking_reasons as (

    select * from {{ ref('ranking_reasons') }}

),

limits as (

    select * from {{ ref('limits') }}

),

reasons as (

    select
        ranking_reasons.reason_id,
        {{ with_limit('ranking_reasons.reason_zh') }} as reason_zh,
        {{ with_limit('ranking_reasons.reason_en') }} as reason_en

    from ranking_reasons

    left join limits
        on ranking_reasons.reason_en like '%{' || limits.limit_id || '}%'

),

compared as (

    select
        *,
        lag(rank) over (
            partition by period_window, unit_id
            order by period_month
        ) as previous_rank

    from ranked

),

published as (

    select
        compared.period_month,
        compared.period_window,
        compared.ranking_group,
        compared.unit_group,
        compared.unit_id,
        units.unit_name,
        coalesce(units.unit_name_en, units.unit_name) as unit_name_en,
        compared.score,
        compared.score_low,
        compared.score_high,
        compared.n,
        cast(compared.indicators_scored as bigint) as indicators_scored,
        cast(compared.indicators_min as bigint) as indicators_min,
        cast(compared.shares_scored as bigint) as shares_scored,
        cast(compared.indicators_met as bigint) as indicators_met,
        cast(compared.rank as bigint) as rank,
        cast(compared.units_ranked as bigint) as units_ranked,
        cast(compared.previous_rank as bigint) as previous_rank,
        cast(compared.previous_rank - compared.rank as bigint) as rank_change,
        compared.is_honoured,
        compared.is_warned,
        compared.reason_id,
        reasons.reason_zh,
        reasons.reason_en

    from compared

    inner join units
        on units.unit_id = compared.unit_id

    inner join reasons
        on reasons.reason_id = compared.reason_id

)

select * from published
