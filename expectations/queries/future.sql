select
    '{column}' as subject,
    100.0 * count(*) filter (
        where records.{column} > greatest(
            dim_as_of.as_of_date,
            coalesce(deliveries.brought_on, dim_as_of.as_of_date)
        )
    ) / count(*) as measured
from {relation} as records
cross join core.dim_as_of as dim_as_of
left join (
    select
        delivery_id,
        max(coalesce(sent_date, period_end)) as brought_on
    from staging.stg_records__deliveries
    group by all
) as deliveries
    on records.delivery_id = deliveries.delivery_id
where records.feed_id = $feed and records.{column} is not null
having count(*) > 0
