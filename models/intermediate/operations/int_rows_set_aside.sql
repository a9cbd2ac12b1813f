-- Rows that an office should look at: quarantined ones, and kept ones with an
-- issue that is listed. Kept by delivery.
{{ config(
    materialized='incremental',
    pre_hook='{{ forget_read_again() }}'
) }}

with

quarantined as (

    select * from {{ ref('quarantine_proposals') }}

    union all

    select * from {{ ref('quarantine_inspections') }}

    union all

    select * from {{ ref('quarantine_events') }}

    union all

    select * from {{ ref('quarantine_attendances') }}

    union all

    select * from {{ ref('quarantine_benchmarks') }}

),

listed as (

    select * from {{ ref('listed_proposals') }}

    union all

    select * from {{ ref('listed_inspections') }}

    union all

    select * from {{ ref('listed_events') }}

    union all

    select * from {{ ref('listed_attendances') }}

    union all

    select * from {{ ref('listed_benchmarks') }}

),

united as (

    select
        *,
        'fatal' as severity
    from quarantined

    union all

    select
        *,
        'flagged' as severity
    from listed

)

select * from united
