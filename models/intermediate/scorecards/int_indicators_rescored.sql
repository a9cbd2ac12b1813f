-- Every score of the county beside the one that it is compared with, and
-- between both the new value under the old rules: old goalposts, but at the
-- pace of the new month, because time passing is not a change of rules.
-- One row per comparison, month, period window and indicator.
with

scored as (

    select
        *,
        12 * extract(year from period_month)
        + extract(month from period_month) as month_no

    from {{ ref('int_indicators_scored') }}

    where level = 'county'

),

comparisons as (

    select
        'previous_month' as comparison,
        1 as months_back

    union all

    select
        'same_month_last_year' as comparison,
        12 as months_back

),

paired as (

    select
        comparisons.comparison,
        new.period_month,
        new.period_window,
        new.indicator_id,
        new.value,
        new.direction,
        new.score as new_score,
        old.score as old_score,
        case when new.score is not null then new.weight end as new_weight,
        case when old.score is not null then old.weight end as old_weight,
        old.full_worst * new.progress as worst,
        old.full_floor * new.progress as floor,
        old.full_target * new.progress as target,
        old.full_best * new.progress as best,
        old.score is not null and new.score is not null as is_common

    from scored as new

    cross join comparisons

    inner join scored as old
        on
            old.indicator_id = new.indicator_id
            and old.period_window = new.period_window
            and old.month_no = new.month_no - comparisons.months_back

),

rescored as (

    select
        *,
        case when is_common then {{ score(
            'value', 'worst', 'floor', 'target', 'best', 'direction'
        ) }} end as new_score_old_rules

    from paired

)

select * from rescored
