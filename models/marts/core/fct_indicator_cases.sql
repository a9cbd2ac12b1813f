-- The bridge from every figure to the records behind it. Summed, it gives the
-- published numerators and denominators; a record's numerator and denominator
-- are two rows, because they may fall on different days.
with

measures as (

    select * from {{ ref('fct_measures') }}

),

roles as (

    {{ measure_roles() }}

),

cases as (

    select
        roles.indicator_id,
        measures.record_kind,
        measures.record_id,
        measures.case_date,
        measures.unit_id,
        measures.town_id,
        {{ where_it_counts('roles.is_numerator', 'measures.measure_value') }}
            as numerator,
        {{ where_it_counts('roles.is_denominator', 'measures.measure_value') }}
            as denominator

    from measures

    inner join roles
        on measures.measure_id = roles.measure_id

)

select * from cases
