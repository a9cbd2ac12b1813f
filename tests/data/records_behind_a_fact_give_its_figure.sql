-- Fails where a figure that adds up is not the sum of the records shown for it.
with

facts as (

    select * from {{ ref('mart_report_facts') }}

),

measures as (

    select
        report_facts.fact_id,
        report_facts.activity_id

    from {{ ref('report_facts') }} as report_facts

    inner join {{ ref('activity_measures') }} as activity_measures
        on report_facts.activity_id = activity_measures.activity_id

    where activity_measures.count_how in ('quantity', 'sum', 'rows')

),

summed as (

    select
        fact_id,
        sum(quantity) as quantity_total

    from {{ ref('fct_report_fact_records') }}

    where check_no = 1 and part = 'numerator'

    group by fact_id

)

select
    facts.fact_id,
    facts.recomputed_value,
    summed.quantity_total

from facts

inner join measures
    on facts.fact_id = measures.fact_id

left join summed
    on facts.fact_id = summed.fact_id

where facts.recomputed_value <> coalesce(summed.quantity_total, 0)
