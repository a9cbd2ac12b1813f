-- Feeds whose rows are lines send several rows of one delivery for one record:
-- counts add up, codes join, of the rest the largest stays.
with

joined_lines as (

    select
        inspection_id,
        feed_id,
        delivery_id,
        delivery_order,
        file_name,
        max(sheet) as sheet,
        min(row_number) as row_number,
        max(is_line) as is_line,
        max(inspection_no) as inspection_no,
        max(kind) as kind,
        max(subkind) as subkind,
        max(plan_no) as plan_no,
        max(task_id) as task_id,
        max(topic) as topic,
        max(scope) as scope,
        max(lead_unit) as lead_unit,
        {{ sorted_parts('join_units') }} as join_units,
        max(object_type) as object_type,
        max(object_uscc) as object_uscc,
        max(object_name) as object_name,
        max(town) as town,
        {{ sorted_parts('result_codes') }} as result_codes,
        max(rectify_state) as rectify_state,
        max(audit_state) as audit_state,
        max(report_no) as report_no,
        max(leader_instruction) as leader_instruction,
        max(inspectors) as inspectors,
        max(members) as members,
        cast(sum(issue_count) as bigint) as issue_count,
        cast(sum(opinion_count) as bigint) as opinion_count,
        cast(sum(opinion_adopted) as bigint) as opinion_adopted,
        max(object_rating) as object_rating,
        max(is_joint) as is_joint,
        max(is_onsite) as is_onsite,
        max(is_mobile) as is_mobile,
        max(is_code_shown) as is_code_shown,
        max(is_penalised) as is_penalised,
        max(check_date) as check_date,
        max(end_date) as end_date,
        max(rectify_due) as rectify_due,
        max(rectify_date) as rectify_date,
        max(publish_due) as publish_due,
        max(publish_date) as publish_date,
        max(entered_date) as entered_date,
        max(record_state) as record_state,
        max(steps) as steps,
        max(remark) as remark,
        max(is_fatal) as is_fatal,
        {{ sorted_parts('issues') }} as issues

    from {{ ref('int_inspections_due') }}

    where is_line

    group by all

),

lined as (

    select * from {{ ref('int_inspections_due') }}

    where not is_line

    union all

    select * from joined_lines

)

select * from lined
