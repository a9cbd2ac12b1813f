-- Fails where the listed pairs of a unit are not as many as its measure counts
-- in the year to date.
with

listed as (

    select
        period_month,
        unit_id,
        count(*) as pairs_listed

    from {{ ref('mart_overfrequent_pairs') }}

    group by period_month, unit_id

),

measured as (

    select
        months.period_month,
        measures.unit_id,
        sum(measures.measure_value) as pairs_measured

    from {{ ref('int_months_listed') }} as months

    inner join {{ ref('fct_pair_measures') }} as measures
        on
            measures.measure_id = 'checked_pairs_over_frequency'
            and measures.case_date >= {{ year_of('months.period_month') }}
            and {{ month_of('measures.case_date') }} <= months.period_month

    group by months.period_month, measures.unit_id

),

different as (

    select
        listed.pairs_listed,
        measured.pairs_measured

    from listed

    full join measured
        on
            listed.period_month = measured.period_month
            and listed.unit_id = measured.unit_id

    where
        coalesce(listed.pairs_listed, 0) <> coalesce(measured.pairs_measured, 0)

)

select * from different
