-- A measure is counted in records of the kind that the catalogue says. Each
-- model says its kind itself, so what counts in the open months tells of all.
with

counted as (

    select distinct
        measure_id,
        record_kind

    from {{ ref('fct_measures') }}

    where case_date >= {{ open_month() }}

)

select counted.*
from counted
left join {{ ref('measures') }} as measures
    on
        measures.measure_id = counted.measure_id
        and measures.record_kind = counted.record_kind
where measures.measure_id is null
