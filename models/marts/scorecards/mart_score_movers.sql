-- What every indicator, through all effects together, did to a score: the
-- largest first. One row per comparison, month, period window, node and
-- indicator.
with

changes as (

    select * from {{ ref('mart_score_changes') }}

),

summed as (

    select
        comparison,
        period_month,
        period_window,
        node_kind,
        node_id,
        indicator_id,
        {{ sorted_list('effect') }} as effects,
        sum({{ to_decimal('contribution', 28, 15) }}) as contribution

    from changes

    where contribution != 0

    group by all

),

placed as (

    select
        *,
        row_number() over (
            partition by comparison, period_month, period_window, node_id
            order by abs(contribution) desc, indicator_id asc
        ) as mover_no

    from summed

),

published as (

    select
        comparison,
        period_month,
        period_window,
        node_kind,
        node_id,
        indicator_id,
        effects,
        cast(contribution as double) as contribution,
        cast(mover_no as bigint) as mover_no

    from placed

)

select * from published
