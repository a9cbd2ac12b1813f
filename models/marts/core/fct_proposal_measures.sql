-- Measures of filed proposals, counted for the lead unit on the date of what
-- happened to them. One row per record and measure.
with

proposals as (

    select * from {{ ref('fct_proposals') }}

),

due as (

    select
        proposal_id as record_id,
        final_due_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ counted('true') }} as proposals_due,
        {{ counted('reply_date <= final_due_date') }}
            as proposals_answered_on_time

    from proposals

    where
        is_filed

),

contacted as (

    select
        proposal_id as record_id,
        reply_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ counted('true') }} as proposals_answered_with_contact,
        {{ counted('is_face_to_face') }} as proposals_met_face_to_face

    from proposals

    where
        is_filed
        and contact_way != '委员提出不需要'

),

fed_back as (

    select
        proposal_id as record_id,
        feedback_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ counted('true') }} as proposals_with_feedback,
        {{ counted("sat_result_final = '满意'") }} as proposals_fully_satisfied

    from proposals

    where
        is_filed

),

prioritised as (

    select
        proposal_id as record_id,
        reply_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ counted('true') }} as priority_proposals_answered,
        {{ counted("reply_class = 'A'") }} as priority_proposals_solved

    from proposals

    where
        is_filed
        and priority_id is not null

),

measured as (

    {{ unpivot_measures('due', 'proposals', [
        'proposals_due',
        'proposals_answered_on_time',
    ]) }}

    union all

    {{ unpivot_measures('contacted', 'proposals', [
        'proposals_answered_with_contact',
        'proposals_met_face_to_face',
    ]) }}

    union all

    {{ unpivot_measures('fed_back', 'proposals', [
        'proposals_with_feedback',
        'proposals_fully_satisfied',
    ]) }}

    union all

    {{ unpivot_measures('prioritised', 'proposals', [
        'priority_proposals_answered',
        'priority_proposals_solved',
    ]) }}

)

select * from measured
