-- Enterprises by name, where one name is one enterprise: a record whose credit
-- code can not be read still names its enterprise.
with

enterprises as (

    select * from {{ ref('enterprises') }}

),

keyed as (

    select
        {{ code_key('enterprise_name') }} as name_key,
        min(enterprise_id) as enterprise_id

    from enterprises

    group by {{ code_key('enterprise_name') }}

    having count(*) = 1

)

select * from keyed
