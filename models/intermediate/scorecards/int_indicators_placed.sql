-- Which indicators make up which node; one with a standard and a priority
-- counts once on each side. One row per node and indicator.
with

indicators as (

    select * from {{ ref('indicators') }}

),

placed as (

    select
        'standard' as node_kind,
        standard_id as node_id,
        indicator_id

    from indicators

    where standard_id is not null

    union all

    select
        'priority' as node_kind,
        priority_id as node_id,
        indicator_id

    from indicators

    where priority_id is not null

)

select * from placed
