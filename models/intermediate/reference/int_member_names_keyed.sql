-- Members by number, key or name, where one spelling is one member.
with

members as (

    select * from {{ ref('members') }}

),

spellings as (

    select {{ code_key('member_id') }} as member_key, member_id
    from members

    union

    select {{ code_key('member_no') }} as member_key, member_id
    from members

    union

    select
        cast(
            try_cast(member_no as integer) as {{ dbt.type_string() }}
        ) as member_key,
        member_id
    from members

    union

    select {{ code_key('member_name') }} as member_key, member_id
    from members

),

keyed as (

    select
        member_key,
        min(member_id) as member_id

    from spellings

    where member_key is not null

    group by member_key

    having count(distinct member_id) = 1

)

select * from keyed
