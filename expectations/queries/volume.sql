-- The newest delivery of a sheet against the median of those before it. A
-- supplement or correction (its name bears a revision) may be of any size.
select
    subject,
    100.0 * rows_landed / usual_rows as measured
from (
    select
        file_name as subject,
        rows_landed,
        row_number() over (
            partition by record_kind, sheet order by delivery_order desc
        ) as newest,
        median(rows_landed) over earlier as usual_rows,
        count(*) over earlier as deliveries_before
    from staging.stg_records__deliveries
    where
        feed_id = $feed and outcome = 'landed'
        and coalesce(revision, 0) = 0
    window earlier as (
        partition by record_kind, sheet order by delivery_order
        rows between {earlier} preceding and 1 preceding
    )
)
where newest = 1 and deliveries_before >= {at_least} and usual_rows > 0
