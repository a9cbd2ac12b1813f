-- A delivery that covers a few days only has few dates by nature.
select
    any_value(deliveries.file_name) as subject,
    100.0 * max(dates.rows_total) / sum(dates.rows_total) as measured
from (
    select
        delivery_id,
        {column} as a_date,
        count(*) as rows_total
    from {relation}
    where feed_id = $feed and {column} is not null
    group by all
) as dates
inner join (
    select
        delivery_id,
        any_value(file_name) as file_name,
        max(period_end) - min(period_start) as days
    from staging.stg_records__deliveries
    group by all
) as deliveries
    on dates.delivery_id = deliveries.delivery_id
where coalesce(deliveries.days, {days}) >= {days}
group by dates.delivery_id
having sum(dates.rows_total) >= {at_least}
