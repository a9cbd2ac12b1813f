-- Enterprises of the register.
with

enterprises as (

    select * from {{ ref('enterprises') }}

),

listed as (

    select
        enterprises.enterprise_id,
        enterprises.enterprise_name,
        enterprises.town_id,
        enterprises.industry,
        enterprises.scale,
        enterprises.is_contact_listed,
        enterprises.contact_leader_role

    from enterprises

)

select * from listed
