-- Why a score changed: what every indicator added to the change of every
-- standard, priority and of the index. The index takes half of each side.
-- One row per comparison, month, period window, node, indicator and effect.
with

explained as (

    select * from {{ ref('int_contributions_explained') }}

),

index_scores as (

    select
        *,
        12 * extract(year from period_month)
        + extract(month from period_month) as month_no

    from {{ ref('int_index_scored') }}

    where score is not null

),

dim_nodes as (

    select * from {{ ref('dim_nodes') }}

),

index_node as (

    select
        node_kind,
        node_id
    from dim_nodes
    where node_kind = 'index'

),

shares as (

    select
        node_kind,
        cast(0.5 as double) / count(*) as index_share

    from dim_nodes

    where node_kind in ('standard', 'priority')

    group by all

),

index_contributions as (

    select
        explained.comparison,
        explained.period_month,
        explained.period_window,
        index_node.node_kind,
        index_node.node_id,
        explained.indicator_id,
        explained.effect,
        cast(sum({{ to_decimal(
            'shares.index_share * explained.contribution', 28, 15
        ) }}) as double) as contribution

    from explained

    inner join shares
        on shares.node_kind = explained.node_kind

    cross join index_node

    inner join index_scores as new
        on
            new.period_month = explained.period_month
            and new.period_window = explained.period_window

    inner join index_scores as old
        on
            old.period_window = explained.period_window
            and old.month_no = new.month_no - case explained.comparison
                when 'previous_month' then 1
                else 12
            end

    group by all

),

changes as (

    select
        comparison,
        period_month,
        period_window,
        node_kind,
        node_id,
        indicator_id,
        effect,
        contribution

    from explained

    union all

    select * from index_contributions

)

select * from changes
