-- Sessions to choose from, with the one before and how many proposals came.
with

sessions as (

    select * from {{ ref('sessions') }}

),

funnels as (

    select * from {{ ref('mart_proposal_lifecycle') }}

),

counted as (

    select
        sessions.session_id,
        sessions.session_name as session_name_zh,
        sessions.session_name_en,
        cast(sessions.session_year as bigint) as session_year,
        sessions.opens_on,
        lag(sessions.session_id) over (order by sessions.opens_on)
            as previous_session_id,
        coalesce(funnels.received_count, 0) as received_count

    from sessions

    left join funnels
        on
            sessions.session_id = funnels.session_id
            and funnels.level = 'county'

),

listed as (

    select *

    from counted

    where opens_on <= {{ as_of() }}

)

select * from listed
