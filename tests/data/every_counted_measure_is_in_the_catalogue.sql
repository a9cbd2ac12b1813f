-- What is counted is used by an indicator.
select distinct measures.measure_id
from {{ ref('int_measures_summed') }} as measures
left join {{ ref('indicators') }} as indicators
    on measures.measure_id in (
        indicators.numerator_measure, indicators.denominator_measure
    )
where indicators.indicator_id is null
