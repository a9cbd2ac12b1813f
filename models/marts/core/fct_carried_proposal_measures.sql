-- Class-B answers of the session before: each is carried over on 1 January of
-- the year after its session, and counts as converted in that year, when its
-- follow-up says A. One row per record and measure.
with

proposals as (

    select * from {{ ref('fct_proposals') }}

),

carried_over as (

    select
        *,
        make_date(session_year + 1, 1, 1) as carried_date,
        case
            when
                followup_class = 'A'
                and extract(year from followup_date) <= session_year + 1
                then
                    greatest(followup_date, make_date(session_year + 1, 1, 1))
        end as converted_date

    from proposals

    where is_filed and reply_class = 'B'

),

carried as (

    select
        proposal_id as record_id,
        carried_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ counted('true') }} as carried_proposals

    from carried_over

    where
        session_year is not null

),

converted as (

    select
        proposal_id as record_id,
        converted_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ counted('true') }} as carried_proposals_converted

    from carried_over

    where
        converted_date is not null

),

measured as (

    {{ unpivot_measures('carried', 'proposals', [
        'carried_proposals',
    ]) }}

    union all

    {{ unpivot_measures('converted', 'proposals', [
        'carried_proposals_converted',
    ]) }}

)

select * from measured
