-- Everything else that happens, as its current version says.
{{ config(
    materialized='incremental',
    pre_hook="{{ forget_touched('events', 'event_id') }}"
) }}

-- depends_on: {{ ref('int_events_superseded') }}
with

events as (

    select * from {{ ref('int_events_clocked') }}

),

listed as (

    select
        events.event_id,
        events.event_no,
        events.event_type,
        events.subtype,
        events.brand,
        events.title,
        events.task_id,
        events.ref_no,
        events.level,
        events.status,
        events.unit_id,
        events.unit_raw,
        events.unit_group,
        events.committee_id,
        events.studio_id,
        events.town_id,
        events.village,
        events.channel,
        events.source,
        events.submitter_kind,
        events.enterprise_id,
        events.leader_level,
        events.item_code,
        events.window_type,
        events.rating_mode,
        events.urgency,
        events.callback_sat,
        events.apply_mode,
        events.policy_code,
        events.adopt_level,
        events.adopt_mode,
        events.instruct_level,
        coalesce(events.quantity, 1) as quantity,
        events.participant_count,
        events.participant_org_count,
        events.participant_province_count,
        events.member_count,
        events.resident_count,
        events.legal_days,
        events.promise_days,
        cast(events.actual_workdays as bigint) as actual_workdays,
        events.visit_count,
        events.correction_times,
        events.rating,
        events.opinions_raised,
        events.opinions_adopted,
        cast(events.actual_workhours as decimal(18, 2)) as actual_workhours,
        cast(events.amount_due as decimal(18, 2)) as amount_due,
        cast(events.amount_paid as decimal(18, 2)) as amount_paid,
        cast(events.completion_pct as decimal(9, 4)) as completion_pct,
        events.is_enterprise_related,
        events.is_instant,
        events.is_online,
        events.is_mobile,
        events.is_repeat,
        events.is_returned,
        events.is_called_back,
        events.is_solved,
        events.is_consulted,
        events.event_date,
        events.end_date,
        events.accept_date,
        events.due_date,
        events.close_date,
        events.bad_fix_due,
        events.bad_fix_date,
        events.pay_date,
        events.feedback_date,
        events.entered_date,
        events.record_date,
        events.accept_at,
        events.close_at,
        events.issues,
        events.feed_id,
        events.delivery_id,
        events.sheet,
        events.row_number,
        events.version_no

    from events

)

select * from listed
