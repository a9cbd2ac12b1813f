-- All that is published about a record, in one text, so that a screen can show
-- any kind by the catalogue of its fields. One row per record.
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

details as (

    select
        'proposals' as record_kind,
        proposal_id as record_id,
        feed_id,
        delivery_id,
        sheet,
        row_number,
        version_no,
        issues,
        {{ row_as_json('proposals') }} as record_json

    from proposals

    union all

    select
        'inspections' as record_kind,
        inspection_id as record_id,
        feed_id,
        delivery_id,
        sheet,
        row_number,
        version_no,
        issues,
        {{ row_as_json('inspections') }} as record_json

    from inspections

    union all

    select
        'events' as record_kind,
        event_id as record_id,
        feed_id,
        delivery_id,
        sheet,
        row_number,
        version_no,
        issues,
        {{ row_as_json('events') }} as record_json

    from events

    union all

    select
        'enterprises' as record_kind,
        enterprise_id as record_id,
        cast(null as {{ dbt.type_string() }}) as feed_id,
        cast(null as {{ dbt.type_string() }}) as delivery_id,
        cast(null as {{ dbt.type_string() }}) as sheet,
        cast(null as bigint) as row_number,
        cast(null as bigint) as version_no,
        cast(null as {{ dbt.type_string() }}) as issues,
        {{ row_as_json('enterprises') }} as record_json

    from enterprises

    union all

    select
        'market_stock' as record_kind,
        cast(year as {{ dbt.type_string() }}) as record_id,
        cast(null as {{ dbt.type_string() }}) as feed_id,
        cast(null as {{ dbt.type_string() }}) as delivery_id,
        cast(null as {{ dbt.type_string() }}) as sheet,
        cast(null as bigint) as row_number,
        cast(null as bigint) as version_no,
        cast(null as {{ dbt.type_string() }}) as issues,
        {{ row_as_json('market_stock') }} as record_json

    from market_stock

)

select * from details
