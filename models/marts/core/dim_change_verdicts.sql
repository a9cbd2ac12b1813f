-- What a month's change can be called, with the limits filled in. One row per
-- verdict.
with

change_verdicts as (

    select * from {{ ref('change_verdicts') }}

),

limits as (

    select * from {{ ref('limits') }}

),

filled as (

    select
        change_verdicts.verdict_id,
        change_verdicts.verdict_name_zh,
        change_verdicts.verdict_name_en,
        {{ with_limit('change_verdicts.explanation_zh') }} as explanation_zh,
        {{ with_limit('change_verdicts.explanation_en') }} as explanation_en,
        change_verdicts.is_special,
        change_verdicts.position

    from change_verdicts

    left join limits
        on
            change_verdicts.explanation_en
            like '%{' || limits.limit_id || '}%'

)

select * from filled
