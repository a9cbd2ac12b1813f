-- What stands above and below the line of each indicator, and which model
-- counts it. One row per indicator and side.
with

indicators as (

    select * from {{ ref('indicators') }}

),

summed as (

    select * from {{ ref('int_measures_summed') }}

),

counted as (

    select distinct
        measure_id,
        measured_in

    from summed

),

sides as (

    select
        indicator_id,
        'numerator' as side,
        numerator_measure as measure_id

    from indicators

    union all

    select
        indicator_id,
        'denominator' as side,
        denominator_measure as measure_id

    from indicators

),

listed as (

    select
        sides.indicator_id,
        sides.side,
        sides.measure_id,
        counted.measured_in

    from sides

    left join counted
        on sides.measure_id = counted.measure_id

)

select * from listed
