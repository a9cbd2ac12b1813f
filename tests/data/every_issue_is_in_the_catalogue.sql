-- A row in quarantine has a fatal issue; every issue has a name and advice.
with

found as (

    {% for kind in [
        'proposals', 'inspections', 'events', 'attendances', 'benchmarks'
    ] %}
        select distinct
            issues,
            is_fatal
        from {{ ref('stg_records__' ~ kind ~ '_typed') }}
        where issues is not null

        union

    {% endfor %}
    select distinct
        issues,
        false as is_fatal
    from {{ ref('fct_events') }}
    where issues is not null

    union

    select distinct
        issues,
        false as is_fatal
    from {{ ref('fct_proposals') }}
    where issues is not null

    union

    select distinct
        issues,
        false as is_fatal
    from {{ ref('fct_inspections') }}
    where issues is not null

),

parts as (

    select
        found.issues,
        found.is_fatal,
        split_part(parts.issue, ':', 1) as issue_id

    from found

    {{ unnest_parts('found.issues', ',', 'parts', 'issue') }}

),

judged as (

    select
        parts.*,
        issues.issue_id is not null as is_known,
        issues.severity

    from parts

    left join {{ ref('issues') }} as issues
        on parts.issue_id = issues.issue_id

)

select
    issues,
    is_fatal

from judged

group by issues, is_fatal

having
    count_if(not is_known) > 0
    or (
        is_fatal
        and count_if(severity = 'fatal' or issue_id = 'unmapped_value') = 0
    )
    or (not is_fatal and count_if(severity = 'fatal') > 0)
