-- Whatever a figure can rest on, in columns that every kind shares. One row per
-- record.
with

proposals as (

    select * from {{ ref('fct_proposals') }}

),

inspections as (

    select * from {{ ref('fct_inspections') }}

),

events as (

    select * from {{ ref('fct_events') }}

),

enterprises as (

    select * from {{ ref('dim_enterprises') }}

),

market_stock as (

    select * from {{ ref('market_stock') }}

),

records as (

    select
        'proposals' as record_kind,
        proposal_id as record_id,
        coalesce(proposal_no, serial_no) as record_no,
        proposal_type as class_code,
        title,
        review_result as state_code,
        unit_id,
        town_id,
        record_date

    from proposals

    union all

    select
        'inspections' as record_kind,
        inspection_id as record_id,
        inspection_id as record_no,
        coalesce(subkind, kind) as class_code,
        coalesce(object_name, topic) as title,
        rectify_state as state_code,
        unit_id,
        town_id,
        record_date

    from inspections

    union all

    select
        'events' as record_kind,
        event_id as record_id,
        event_no as record_no,
        event_type as class_code,
        title,
        status as state_code,
        unit_id,
        town_id,
        record_date

    from events

    union all

    select
        'enterprises' as record_kind,
        enterprise_id as record_id,
        enterprise_id as record_no,
        industry as class_code,
        enterprise_name as title,
        scale as state_code,
        cast(null as {{ dbt.type_string() }}) as unit_id,
        town_id,
        cast(null as date) as record_date

    from enterprises

    union all

    select
        'market_stock' as record_kind,
        cast(year as {{ dbt.type_string() }}) as record_id,
        cast(year as {{ dbt.type_string() }}) as record_no,
        cast(null as {{ dbt.type_string() }}) as class_code,
        cast(null as {{ dbt.type_string() }}) as title,
        cast(null as {{ dbt.type_string() }}) as state_code,
        cast(null as {{ dbt.type_string() }}) as unit_id,
        cast(null as {{ dbt.type_string() }}) as town_id,
        make_date(year, 1, 1) as record_date

    from market_stock

)

select * from records
