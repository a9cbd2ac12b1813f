select
    string_agg(file_name, ', ') filter (where rows_landed = 0) as subject,
    100.0 * count(*) filter (where rows_landed = 0) / count(*) as measured
from staging.stg_records__deliveries
where feed_id = $feed and outcome = 'landed'
having count(*) > 0
