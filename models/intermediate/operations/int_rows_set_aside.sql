-- Rows that an office should look at: quarantined ones, and kept ones with an
-- issue that is listed.
with

quarantined_proposals as (

    select * from {{ ref('quarantine_proposals') }}

),

listed_proposals as (

    select * from {{ ref('listed_proposals') }}

),

quarantined_inspections as (

    select * from {{ ref('quarantine_inspections') }}

),

listed_inspections as (

    select * from {{ ref('listed_inspections') }}

),

quarantined_events as (

    select * from {{ ref('quarantine_events') }}

),

listed_events as (

    select * from {{ ref('listed_events') }}

),

quarantined_attendances as (

    select * from {{ ref('quarantine_attendances') }}

),

listed_attendances as (

    select * from {{ ref('listed_attendances') }}

),

quarantined_benchmarks as (

    select * from {{ ref('quarantine_benchmarks') }}

),

listed_benchmarks as (

    select * from {{ ref('listed_benchmarks') }}

),

united as (

    select *, 'fatal' as severity from quarantined_proposals

    union all

    select *, 'flagged' as severity from listed_proposals

    union all

    select *, 'fatal' as severity from quarantined_inspections

    union all

    select *, 'flagged' as severity from listed_inspections

    union all

    select *, 'fatal' as severity from quarantined_events

    union all

    select *, 'flagged' as severity from listed_events

    union all

    select *, 'fatal' as severity from quarantined_attendances

    union all

    select *, 'flagged' as severity from listed_attendances

    union all

    select *, 'fatal' as severity from quarantined_benchmarks

    union all

    select *, 'flagged' as severity from listed_benchmarks

)

select * from united
