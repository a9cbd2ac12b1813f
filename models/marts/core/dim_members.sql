-- Members without their names: those stay in staging.
with

members as (

    select * from {{ ref('members') }}

),

listed as (

    select
        members.member_id,
        members.member_no,
        members.name_masked,
        cast(members.session_term as {{ dbt.type_string() }}) as session_term,
        members.party,
        members.sector_id,
        members.committee_id,
        members.group_code,
        members.town_id,
        members.village_code,
        members.is_standing,
        members.entered_on,
        members.left_on

    from members

)

select * from listed
