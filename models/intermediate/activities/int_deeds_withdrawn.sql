-- What members did that was withdrawn later.
with

attendances as (

    select * from {{ ref('int_attendances_withdrawn') }}

),

proposals as (

    select * from {{ ref('int_proposals_withdrawn') }}

),

united as (

    select * from attendances

    union all

    select * from proposals

)

select * from united
