-- Every proposal received, as its current version says.
with

proposals as (

    select * from {{ ref('int_proposals_clocked') }}

),

sessions as (

    select * from {{ ref('sessions') }}

),

listed as (

    select
        proposals.proposal_id,
        proposals.session_code as session_id,
        cast(sessions.session_year as bigint) as session_year,
        proposals.serial_no,
        proposals.proposal_no,
        proposals.title,
        proposals.channel,
        proposals.proposal_type,
        proposals.submitter_kind,
        proposals.is_collective,
        proposals.first_member_id,
        proposals.member_ids,
        proposals.sector_id,
        proposals.committee_id,
        proposals.town_id,
        proposals.category,
        proposals.standard_code as standard_id,
        proposals.priority_code as priority_id,
        proposals.time_mark,
        proposals.review_result,
        proposals.is_filed,
        proposals.reject_reason,
        proposals.merged_into_id,
        proposals.is_key,
        proposals.lead_leader,
        proposals.supervise_leader,
        proposals.task_id,
        proposals.unit_id,
        proposals.unit_raw,
        proposals.unit_group,
        proposals.co_units_total,
        proposals.split_units_total,
        proposals.is_returned,
        proposals.contact_way,
        proposals.is_face_to_face,
        proposals.reply_doc_no,
        proposals.reply_class_raw,
        proposals.class_scheme,
        proposals.reply_class,
        proposals.sat_attitude,
        proposals.sat_result,
        proposals.sat_result_final,
        proposals.is_rehandled,
        proposals.followup_class,
        proposals.is_excellent,
        proposals.is_public,
        proposals.submit_date,
        proposals.review_date,
        proposals.assign_date,
        proposals.return_date,
        proposals.due_date,
        proposals.final_due_date,
        proposals.contact_date,
        proposals.reply_date,
        proposals.feedback_date,
        proposals.followup_date,
        proposals.entered_date,
        proposals.record_date,
        cast(proposals.days_to_reply as bigint) as days_to_reply,
        proposals.issues,
        proposals.feed_id,
        proposals.delivery_id,
        proposals.sheet,
        proposals.row_number,
        proposals.version_no

    from proposals

    left join sessions
        on proposals.session_code = sessions.session_id

)

select * from listed
