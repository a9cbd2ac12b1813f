-- The curves of a funnel plot: its limits at forty numbers of cases, close
-- together where there are few, since there the curves bend.
with recursive

steps as (

    select 1 as step

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
        max(n) as n_max

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
        ceil(1.1 * widest.n_max * steps.step * steps.step / 1600) as n

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
