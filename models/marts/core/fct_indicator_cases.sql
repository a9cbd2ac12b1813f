-- The bridge from every figure to the records behind it. Summed, it gives the
-- published numerators and denominators; a record's numerator and denominator
-- are two rows, because they may fall on different days.
with

measures as (

    select * from {{ ref('fct_measures') }}

),

indicators as (

    select * from {{ ref('indicators') }}

),

sides as (

    select
        indicator_id,
        numerator_measure as measure_id,
        true as is_numerator,
        false as is_denominator

    from indicators

    union all

    select
        indicator_id,
        denominator_measure as measure_id,
        false as is_numerator,
        true as is_denominator

    from indicators

),

-- One row per indicator and measure, which may be both: an equality, because a
-- join by `in` compares every record with every indicator.
roles as (

    select
        indicator_id,
        measure_id,
        bool_or(is_numerator) as is_numerator,
        bool_or(is_denominator) as is_denominator

    from sides

    group by all

),

cases as (

    select
        roles.indicator_id,
        measures.record_kind,
        measures.record_id,
        measures.case_date,
        measures.unit_id,
        measures.town_id,
        case
            when roles.is_numerator then measures.measure_value
            else cast(0 as decimal(18, 4))
        end as numerator,
        case
            when roles.is_denominator then measures.measure_value
            else cast(0 as decimal(18, 4))
        end as denominator

    from measures

    inner join roles
        on measures.measure_id = roles.measure_id

)

select * from cases
