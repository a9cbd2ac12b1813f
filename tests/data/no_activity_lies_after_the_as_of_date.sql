-- Fails with each record that counts before its day has come.
select *

from {{ ref('fct_activities') }}

where activity_date > {{ as_of() }}
