-- What arrived, sheet by sheet: landed, rejected, or held back. What is held
-- landed too, but its rows stay out of everything: this is the one place that
-- says so.
-- A table, because many ask, and each delivery is a file of its own.
{{ config(materialized='table') }}

with

deliveries as (

    select * from {{ source('raw', 'deliveries') }}

),

held as (

    select * from {{ ref('stg_registry__held') }}

),

judged as (

    select
        {{ all_but('deliveries', ['outcome']) }},
        held.held_since,
        held.held_reason_zh,
        held.held_reason_en,
        case
            when
                deliveries.outcome = 'landed' and held.delivery_id is not null
                then 'held'
            else deliveries.outcome
        end as outcome

    from deliveries

    left join held
        on deliveries.delivery_id = held.delivery_id

),

renamed as (

    select
        *,
        coalesce(sheet, '') as sheet_name,
        outcome = 'landed' as is_landed

    from judged

)

select * from renamed
