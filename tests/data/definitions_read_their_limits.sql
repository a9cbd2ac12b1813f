-- A definition holds no figure of its own, at most one limit, and only limits
-- that exist; so does a reason of the ranking or of a missing score.
with

texts as (

    select definition_zh as sentence from {{ ref('indicators') }}
    union all
    select definition_en as sentence from {{ ref('indicators') }}
    union all
    select definition_zh as sentence from {{ ref('measures') }}
    union all
    select definition_en as sentence from {{ ref('measures') }}
    union all
    select reason_zh as sentence from {{ ref('ranking_reasons') }}
    union all
    select reason_en as sentence from {{ ref('ranking_reasons') }}
    union all
    select reason_zh as sentence from {{ ref('score_reasons') }}
    union all
    select reason_en as sentence from {{ ref('score_reasons') }}

),

filled as (

    select
        texts.sentence,
        count(limits.limit_id) as limits_total,
        max(replace(
            texts.sentence,
            coalesce('{' || limits.limit_id || '}', '{}'),
            ''
        )) as rest

    from texts

    left join {{ ref('limits') }} as limits
        on texts.sentence like '%{' || limits.limit_id || '}%'

    group by all

)

select *
from filled
where limits_total > 1 or position('{' in rest) > 0

union all

select
    sentence,
    0 as limits_total,
    sentence as rest
from texts
where
    sentence like '%0%' or sentence like '%1%' or sentence like '%2%'
    or sentence like '%3%' or sentence like '%4%' or sentence like '%5%'
    or sentence like '%6%' or sentence like '%7%' or sentence like '%8%'
    or sentence like '%9%'
