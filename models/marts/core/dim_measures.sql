-- What indicators divide, with the limits filled into the definitions. One row
-- per measure.
with

measures as (

    select * from {{ ref('measures') }}

),

limits as (

    select * from {{ ref('limits') }}

),

units_of_measure as (

    select * from {{ ref('units_of_measure') }}

),

described as (

    select
        measures.measure_id,
        measures.measure_name_zh,
        measures.measure_name_en,
        replace(
            measures.definition_zh,
            coalesce('{' || limits.limit_id || '}', '{}'),
            coalesce(cast(limits.limit_value as {{ dbt.type_string() }}), '{}')
        ) as definition_zh,
        replace(
            measures.definition_en,
            coalesce('{' || limits.limit_id || '}', '{}'),
            coalesce(cast(limits.limit_value as {{ dbt.type_string() }}), '{}')
        ) as definition_en,
        measures.unit_id,
        units_of_measure.unit_name_zh,
        units_of_measure.unit_name_en,
        units_of_measure.decimals,
        measures.record_kind,
        measures.date_name_zh,
        measures.date_name_en,
        measures.position

    from measures

    inner join units_of_measure
        on units_of_measure.unit_id = measures.unit_id

    -- At most one limit a definition, which a test holds it to.
    left join limits
        on measures.definition_en like '%{' || limits.limit_id || '}%'

)

select * from described
