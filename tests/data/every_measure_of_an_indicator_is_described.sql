-- Measures that indicators divide and measures that are described are the same.
with

divided as (

    select numerator_measure as measure_id from {{ ref('indicators') }}
    union
    select denominator_measure as measure_id from {{ ref('indicators') }}

)

select
    divided.measure_id as divided_measure_id,
    measures.measure_id as described_measure_id
from divided
full join {{ ref('measures') }} as measures
    on measures.measure_id = divided.measure_id
where divided.measure_id is null or measures.measure_id is null
