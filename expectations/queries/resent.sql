-- A whole file of the same layout for a period that was sent before: does it
-- hold fewer rows? A supplement (its name bears a revision) may.
select
    file_name as subject,
    100.0 * rows_landed / rows_before as measured
from (
    select
        file_name,
        rows_landed,
        lag(rows_landed) over (
            partition by
                record_kind, sheet, header_map, period_start, period_end
            order by delivery_order
        ) as rows_before
    from staging.stg_records__deliveries
    where
        feed_id = $feed and outcome = 'landed' and period_end is not null
        and coalesce(revision, 0) = 0
)
where rows_before >= {at_least}
