-- Every inspection, as its current version says.
{{ config(
    materialized='incremental',
    pre_hook="{{ forget_touched('inspections', 'inspection_id') }}"
) }}

-- depends_on: {{ ref('int_inspections_superseded') }}
with

inspections as (

    select * from {{ ref('int_inspections_clocked') }}

),

listed as (

    select
        inspections.inspection_id,
        inspections.kind,
        inspections.subkind,
        inspections.plan_no,
        inspections.task_id,
        inspections.topic,
        inspections.scope,
        inspections.unit_id,
        inspections.unit_raw,
        inspections.unit_group,
        inspections.join_units_total,
        inspections.object_type,
        inspections.enterprise_id,
        inspections.object_name,
        inspections.town_id,
        inspections.result_codes,
        inspections.rectify_state,
        inspections.audit_state,
        inspections.report_no,
        inspections.leader_instruction,
        inspections.leader_instruction is not null as has_leader_instruction,
        inspections.inspectors as inspector_count,
        inspections.members as member_count,
        inspections.issue_count,
        inspections.opinion_count,
        inspections.opinion_adopted,
        inspections.object_rating,
        inspections.is_joint,
        inspections.is_onsite,
        inspections.is_mobile,
        inspections.is_code_shown,
        inspections.is_penalised,
        inspections.check_date,
        inspections.end_date,
        inspections.rectify_due,
        inspections.rectify_date,
        inspections.publish_due,
        inspections.publish_date,
        inspections.entered_date,
        inspections.check_date as record_date,
        inspections.issues,
        inspections.feed_id,
        inspections.delivery_id,
        inspections.sheet,
        inspections.row_number,
        inspections.version_no

    from inspections

)

select * from listed
