-- The kept sums added up for everybody: a record belongs to the county, to one
-- unit and its group, and to the town that it has, if any.
-- One row per level, entity, measure and month.
with

summed as (

    select * from {{ ref('int_measures_summed') }}

),

units as (

    select * from {{ ref('dim_units') }}

),

placed as (

    select
        'county' as level,
        'county' as entity_id,
        measure_id,
        period_month,
        measure_total,
        records_total

    from summed

    union all

    select
        'unit_group' as level,
        units.unit_group as entity_id,
        summed.measure_id,
        summed.period_month,
        summed.measure_total,
        summed.records_total

    from summed

    inner join units
        on units.unit_id = summed.unit_id

    union all

    select
        'unit' as level,
        unit_id as entity_id,
        measure_id,
        period_month,
        measure_total,
        records_total

    from summed

    union all

    select
        'town' as level,
        town_id as entity_id,
        measure_id,
        period_month,
        measure_total,
        records_total

    from summed

    where town_id is not null

),

totalled as (

    select
        level,
        entity_id,
        measure_id,
        period_month,
        cast(sum(measure_total) as decimal(38, 4)) as measure_total,
        cast(sum(records_total) as bigint) as records_total

    from placed

    group by all

)

select * from totalled
