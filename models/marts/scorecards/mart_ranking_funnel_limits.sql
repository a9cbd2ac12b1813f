-- The curves of a funnel plot: its limits from fewer cases than any unit has to
-- more than any, close together where there are few, since there they bend.
with recursive

steps as (

    select 0 as step

    union all

    select step + 1 as step
    from steps
    where step < 40

),

centred as (

    select * from {{ ref('int_funnels_centred') }}

),

widest as (

    select
        period_month,
        period_window,
        ranking_group,
        indicator_id,
        scale,
        max(centre) as centre,
        0.8 * min(n) as n_from,
        1.1 * max(n) as n_to

    from centred

    group by all

),

stepped as (

    select distinct
        widest.period_month,
        widest.period_window,
        widest.ranking_group,
        widest.indicator_id,
        widest.scale,
        widest.centre,
        ceil(
            widest.n_from
            + (widest.n_to - widest.n_from) * steps.step * steps.step / 1600
        ) as n

    from widest

    cross join steps

),

limited as (

    select
        *,
        {{ funnel_limits('centre', 'n', 'scale') }}

    from stepped

),

published as (

    select
        period_month,
        period_window,
        ranking_group,
        indicator_id,
        cast(n as bigint) as n,
        cast(scale * centre as double) as group_value,
        cast(low_95 as double) as low_95,
        cast(high_95 as double) as high_95,
        cast(low_998 as double) as low_998,
        cast(high_998 as double) as high_998

    from limited

)

select * from published
