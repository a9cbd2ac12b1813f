-- The nodes of the strategy: the index, the goal, the standards and the
-- priorities. One row per node.
with

node_kinds as (

    select * from {{ ref('node_kinds') }}

),

goals as (

    select distinct
        goal_id,
        goal_name_zh,
        goal_name_en
    from {{ ref('goals') }}

),

standards as (

    select * from {{ ref('standards') }}

),

priorities as (

    select * from {{ ref('priorities') }}

),

nodes as (

    select
        node_kind,
        node_id,
        node_name_zh,
        node_name_en,
        position
    from node_kinds

    union all

    select
        'goal' as node_kind,
        goal_id as node_id,
        goal_name_zh as node_name_zh,
        goal_name_en as node_name_en,
        1 as position
    from goals

    union all

    select
        'standard' as node_kind,
        standard_id as node_id,
        standard_name_zh as node_name_zh,
        standard_name_en as node_name_en,
        position
    from standards

    union all

    select
        'priority' as node_kind,
        priority_id as node_id,
        priority_name_zh as node_name_zh,
        priority_name_en as node_name_en,
        position
    from priorities

)

select * from nodes
