-- What became of every line of the manifest. Read over the build database, with
-- the variable `manifest` (its path): one row per line, `fate` says why a line
-- is as it should be, and is null where it is not.
with

numbered as (

    select
        *,
        row_number() over () as line
    from read_csv(getvariable('manifest'), all_varchar = true)

),

lines as (

    select
        line,
        defect_id,
        file as file_name,
        coalesce(sheet, '') as sheet,
        cast("row" as bigint) as row_number,
        record_kind,
        record_id,
        column_id,
        what,
        split_part(expected_outcome, ':', 1) as outcome,
        split_part(expected_outcome, ':', 2) as issue_id
    from numbered

),

-- How many rows a sheet must have dropped, counted from the manifest itself.
footers as (

    select
        file_name,
        sheet,
        count(*) filter (where outcome = 'dropped_total') as totals,
        count(*) filter (where outcome = 'dropped_note') as notes
    from lines
    group by all

),

deliveries as (

    select * from staging.stg_records__deliveries

),

files as (

    select
        file_name,
        bool_and(is_landed) as is_landed,
        max(reason_id) as reason_id,
        max(encoding) as encoding,
        bool_and(period_end is not null) as has_period,
        bool_or(rows_landed > 0) as has_rows
    from deliveries
    group by file_name

),

shrunk as (

    select distinct file_name
    from operations.mart_deliveries
    where is_shrunk

),

sheets as (

    select
        file_name,
        sheet_name as sheet,
        max(rows_totals) as rows_totals,
        max(rows_notes) as rows_notes,
        max(rows_title) as rows_title
    from deliveries
    group by all

),

typed as (

    select 'events' as record_kind, event_no as record_id, columns(
        'file_name|sheet|row_number|is_fatal|issues|delivery_id'
    )
    from staging.stg_records__events_typed
    union all
    select 'inspections', inspection_id, columns(
        'file_name|sheet|row_number|is_fatal|issues|delivery_id'
    )
    from staging.stg_records__inspections_typed
    union all
    select 'proposals', proposal_id, columns(
        'file_name|sheet|row_number|is_fatal|issues|delivery_id'
    )
    from staging.stg_records__proposals_typed
    union all
    select 'benchmarks', benchmark_id, columns(
        'file_name|sheet|row_number|is_fatal|issues|delivery_id'
    )
    from staging.stg_records__benchmarks_typed
    union all
    select 'attendances', event_no || '|' || member_no, columns(
        'file_name|sheet|row_number|is_fatal|issues|delivery_id'
    )
    from staging.stg_records__attendances_typed

),

versions as (

    select 'events' as record_kind, event_no as record_id, columns(
        'file_name|sheet|row_number|is_current|is_withdrawn'
    )
    from intermediate.int_events_versioned
    union all
    select 'inspections', inspection_id, columns(
        'file_name|sheet|row_number|is_current|is_withdrawn'
    )
    from intermediate.int_inspections_versioned
    union all
    select 'proposals', proposal_id, columns(
        'file_name|sheet|row_number|is_current|is_withdrawn'
    )
    from intermediate.int_proposals_versioned
    union all
    select 'benchmarks', benchmark_id, columns(
        'file_name|sheet|row_number|is_current|is_withdrawn'
    )
    from intermediate.int_benchmarks_versioned
    union all
    select 'attendances', event_no || '|' || substr(member_id, 2), columns(
        'file_name|sheet|row_number|is_current|is_withdrawn'
    )
    from intermediate.int_attendances_versioned

),

facts as (

    select 'events' as record_kind, event_no as record_id, issues
    from core.fct_events
    union all
    select 'inspections', inspection_id, issues from core.fct_inspections
    union all
    select 'proposals', proposal_id, issues from core.fct_proposals
    union all
    select 'benchmarks', benchmark_id, null from core.fct_benchmarks
    union all
    select 'attendances', event_no || '|' || substr(member_id, 2), null
    from core.fct_attendances

),

withdrawn as (

    select distinct record_kind, record_id
    from versions
    where is_current and is_withdrawn

),

-- A record may carry several defects, and is sent again with some of them: what
-- is flagged for one of them is not flagged for the others.
planned as (

    select
        record_kind,
        record_id,
        string_agg(',' || issue_id || ',') as issue_ids,
        count(*) filter (where outcome = 'quarantined') > 0 as is_quarantined
    from lines
    where outcome in ('flagged', 'quarantined')
    group by all

),

joined as (

    select
        lines.*,
        files.is_landed,
        files.has_rows,
        files.has_period,
        files.encoding,
        files.reason_id,
        shrunk.file_name is not null as is_shrunk,
        sheets.rows_title,
        sheets.rows_totals = footers.totals as has_all_totals,
        sheets.rows_notes = footers.notes as has_all_notes,
        typed.row_number is not null as is_typed,
        typed.is_fatal,
        typed.record_id is null or typed.record_id = lines.record_id
            as is_that_record,
        list_transform(
            string_split(coalesce(typed.issues, ''), ','),
            issue -> string_split(issue, ':')
        ) as row_issues,
        list_transform(
            string_split(coalesce(facts.issues, ''), ','),
            issue -> string_split(issue, ':')
        ) as fact_issues,
        coalesce(planned.issue_ids, '') as planned_issues,
        coalesce(planned.is_quarantined, false) as is_planned_out,
        quarantine.row_number is not null as is_listed,
        coalesce(versions.is_current, false) as is_current,
        versions.row_number is not null as is_version,
        withdrawn.record_id is not null as is_withdrawn,
        facts.record_id is not null as is_fact
    from lines
    left join files using (file_name)
    left join shrunk using (file_name)
    left join sheets using (file_name, sheet)
    left join footers using (file_name, sheet)
    left join typed using (record_kind, file_name, sheet, row_number)
    left join versions using (record_kind, file_name, sheet, row_number)
    left join planned
        on
            lines.record_kind = planned.record_kind
            and lines.record_id = planned.record_id
    left join withdrawn
        on
            lines.record_kind = withdrawn.record_kind
            and lines.record_id = withdrawn.record_id
    left join facts
        on
            lines.record_kind = facts.record_kind
            and lines.record_id = facts.record_id
    left join operations.mart_quarantine as quarantine
        on
            lines.record_kind = quarantine.record_kind
            and lines.file_name = quarantine.file_name
            and lines.sheet = quarantine.sheet
            and lines.row_number = quarantine.row_number
            and quarantine.severity = 'fatal'

),

judged as (

    select
        *,
        list_contains(list_transform(row_issues, issue -> issue[1]), issue_id)
        and (
            column_id is null
            or list_bool_or(list_transform(
                row_issues,
                issue -> issue[1] = issue_id and coalesce(issue[2], column_id) = column_id
            ))
        ) as is_row_flagged,
        list_contains(list_transform(fact_issues, issue -> issue[1]), issue_id)
            as is_fact_flagged,
        coalesce(list_bool_or(list_transform(
            row_issues,
            issue -> issue[2] = column_id
            and not contains(planned_issues, ',' || issue[1] || ',')
        )), false) as is_flagged_for_nothing
    from joined

)

select
    line,
    defect_id,
    file_name,
    sheet,
    row_number,
    record_id,
    column_id,
    what,
    outcome,
    issue_id,
    case
        when outcome = 'rejected' and not is_landed and not has_rows and reason_id = issue_id
            then 'file rejected'
        when outcome = 'dropped_total' and not is_typed and has_all_totals
            then 'row dropped and counted'
        when outcome = 'dropped_note' and not is_typed and has_all_notes
            then 'row dropped and counted'
        when
            outcome = 'quarantined' and is_typed and is_fatal and is_listed
            and is_row_flagged and not is_fact
            then 'row in quarantine'
        when outcome = 'flagged' and is_typed and not is_fatal and is_row_flagged
            then 'row flagged'
        -- What a name means is asked once, of the version that counts.
        when outcome = 'flagged' and is_current and not is_withdrawn and is_fact_flagged
            then 'record flagged'
        when
            outcome = 'flagged' and is_version and not is_current
            and (is_fact or is_withdrawn)
            then 'version superseded'
        when outcome = 'flagged' and is_current and is_withdrawn
            then 'record withdrawn'
        when
            outcome = 'superseded' and is_version and not is_current
            and is_that_record and is_fact
            then 'version superseded'
        when outcome = 'tombstoned' and is_version and is_withdrawn and not is_fact
            then 'record withdrawn'
        when outcome <> 'landed' or not is_landed or not has_rows then null
        when row_number is null and defect_id = 'D01'
            then case
                when encoding = case what
                    when 'encoding utf-8-sig' then 'utf-8-bom'
                    when 'encoding gb18030' then 'gb18030'
                    when 'encoding utf-16' then 'utf-16-le'
                end then 'file decoded'
            end
        when row_number is null and defect_id = 'D31'
            then case when is_shrunk then 'shrinking noticed' end
        when row_number is null and defect_id = 'D34'
            then case when has_period then 'period found in the title' end
        when row_number is null and defect_id in ('D18', 'D28')
            then 'file landed'
        when defect_id = 'D11' and record_id is null
            then case
                when
                    rows_title = cast(left(what, 1) as bigint)
                    + case when what like '%two lines' then 2 else 1 end
                    then 'titles and headers found'
            end
        when is_fatal and is_planned_out and not is_fact
            then 'row in quarantine for another defect'
        when
            is_typed and not is_fatal and is_that_record
            and not is_flagged_for_nothing and (is_fact or is_withdrawn)
            then 'record kept'
    end as fate
from judged
