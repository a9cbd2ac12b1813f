-- The index: half the mean of the standards, half the mean of the priorities,
-- published only when all of its nodes are. Beside it the geometric mean, which
-- falls behind where some node is weak.
-- One row per month and period window.
with

nodes as (

    select * from {{ ref('int_nodes_scored') }}

),

kinds as (

    select
        period_month,
        period_window,
        node_kind,
        count(*) as nodes_total,
        count(score) as nodes_scored,
        {{ sorted_list('case when score is null then node_id end') }}
            as missing_nodes,
        cast(sum({{ to_decimal('score', 28, 15) }}) as double)
        / count(*) as mean_score,
        cast(sum({{ to_decimal('frontier_score', 28, 15) }}) as double)
        / count(*) as mean_frontier_score,
        sum({{ to_decimal('case when score > 0 then ln(score) end', 28, 15) }})
            as ln_total,
        count(*) filter (where score = 0) as zeros_total

    from nodes

    group by all

),

halves as (

    select
        period_month,
        period_window,
        sum(nodes_total) as nodes_total,
        sum(nodes_scored) as nodes_scored,
        {{ sorted_parts('missing_nodes') }} as missing_nodes,
        sum({{ to_decimal('mean_score', 28, 15) }}) as mean_scores,
        sum({{ to_decimal('mean_frontier_score', 28, 15) }})
            as mean_frontier_scores,
        sum(ln_total) as ln_total,
        sum(zeros_total) as zeros_total

    from kinds

    group by all

),

indexed as (

    select
        period_month,
        period_window,
        cast(nodes_total as bigint) as nodes_total,
        cast(nodes_scored as bigint) as nodes_scored,
        missing_nodes,
        case
            when nodes_scored = nodes_total
                then cast(mean_scores as double) / 2
        end as score,
        case
            when nodes_scored = nodes_total
                then cast(mean_frontier_scores as double) / 2
        end as frontier_score,
        case
            when nodes_scored < nodes_total then null
            when zeros_total > 0 then 0.0
            else exp(cast(ln_total as double) / nodes_total)
        end as geometric_score

    from halves

)

select * from indexed
