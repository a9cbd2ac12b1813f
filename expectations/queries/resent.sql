-- A file for a period that was sent before: does it hold fewer rows?
select
    file_name as subject,
    100.0 * rows_landed / rows_before as measured
from (
    select
        file_name,
        rows_landed,
        lag(rows_landed) over (
            partition by record_kind, sheet, period_start, period_end
            order by delivery_order
        ) as rows_before
    from staging.stg_records__deliveries
    where
        feed_id = $feed and outcome = 'landed' and period_end is not null
)
where rows_before >= {at_least}
