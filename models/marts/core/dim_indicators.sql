-- The catalogue as it reads on the as-of day: definitions with their limits
-- filled in, and the target that is in force. One row per indicator.
with

indicators as (

    select * from {{ ref('indicators') }}

),

limits as (

    select * from {{ ref('limits') }}

),

targets as (

    select * from {{ ref('targets') }}

),

units_of_measure as (

    select * from {{ ref('units_of_measure') }}

),

owners as (

    select * from {{ ref('int_indicator_owners_named') }}

),

in_force as (

    select *

    from targets

    where
        unit_group = '*'
        and {{ as_of() }} >= valid_from
        and {{ as_of() }} <= coalesce(valid_to, {{ as_of() }})

),

described as (

    select
        indicators.indicator_id,
        indicators.indicator_name_zh,
        indicators.indicator_name_en,
        replace(
            indicators.definition_zh,
            coalesce('{' || limits.limit_id || '}', '{}'),
            coalesce(cast(limits.limit_value as {{ dbt.type_string() }}), '{}')
        ) as definition_zh,
        replace(
            indicators.definition_en,
            coalesce('{' || limits.limit_id || '}', '{}'),
            coalesce(cast(limits.limit_value as {{ dbt.type_string() }}), '{}')
        ) as definition_en,
        indicators.standard_id,
        indicators.priority_id,
        indicators.numerator_measure,
        indicators.denominator_measure,
        indicators.scale,
        indicators.unit_id,
        units_of_measure.unit_name_zh,
        units_of_measure.unit_name_en,
        units_of_measure.decimals,
        indicators.direction,
        indicators.period_window,
        indicators.target_pace,
        indicators.worst,
        indicators.best,
        indicators.min_n,
        indicators.owner_groups,
        indicators.owner_unit_id,
        owners.owner_names_zh,
        owners.owner_names_en,
        indicators.is_share,
        indicators.baseline_2022,
        in_force.target,
        in_force.floor,
        in_force.weight,
        in_force.is_placeholder,
        indicators.position

    from indicators

    inner join units_of_measure
        on units_of_measure.unit_id = indicators.unit_id

    inner join owners
        on owners.indicator_id = indicators.indicator_id

    -- At most one limit a definition, which a test holds it to.
    left join limits
        on indicators.definition_en like '%{' || limits.limit_id || '}%'

    left join in_force
        on in_force.indicator_id = indicators.indicator_id

)

select * from described
