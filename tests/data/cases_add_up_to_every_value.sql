-- Summing the cases gives exactly the published numerators and denominators,
-- on every level, in every month and window; and what has cases is published.
-- Of months that this build left alone the sums stand that were their cases' in
-- the last one.
with

indicator_values as (

    select
        mart_indicator_values.*,
        periods.first_date,
        periods.last_date

    from {{ ref('mart_indicator_values') }} as mart_indicator_values

    inner join {{ ref('mart_indicator_periods') }} as periods
        on
            periods.indicator_id = mart_indicator_values.indicator_id
            and periods.period_month = mart_indicator_values.period_month
            and periods.period_window = mart_indicator_values.period_window

),

roles as (

    {{ measure_roles() }}

),

summed as (

    select
        indicator_id,
        unit_id,
        town_id,
        {{ month_of('case_date') }} as case_month,
        sum(numerator) as numerator,
        sum(denominator) as denominator

    from {{ ref('fct_indicator_cases') }}

    where {{ is_summed_now('case_date') }}

    group by all

    union all

    select
        roles.indicator_id,
        measures.unit_id,
        measures.town_id,
        measures.period_month as case_month,
        sum({{ where_it_counts('roles.is_numerator', 'measure_total') }})
            as numerator,
        sum({{ where_it_counts('roles.is_denominator', 'measure_total') }})
            as denominator

    from {{ ref('int_measures_summed') }} as measures

    inner join roles
        on roles.measure_id = measures.measure_id

    where not {{ is_summed_now('measures.period_month') }}

    group by all

),

told as (

    select * from summed

    where
        case_month >= (
            select {{ month_of('min(targets.valid_from)') }}
            from {{ ref('targets') }} as targets
        )

),

cases as (

    select
        told.*,
        units.unit_group

    from told

    left join {{ ref('dim_units') }} as units
        on units.unit_id = told.unit_id

),

entity_cases as (

    select
        'county' as level,
        'county' as entity_id,
        *
    from cases
    union all
    select
        'unit_group' as level,
        unit_group as entity_id,
        *
    from cases
    union all
    select
        'unit' as level,
        unit_id as entity_id,
        *
    from cases
    union all
    select
        'town' as level,
        town_id as entity_id,
        *
    from cases
    where town_id is not null

),

monthly as (

    select
        level,
        entity_id,
        indicator_id,
        case_month,
        sum(numerator) as numerator,
        sum(denominator) as denominator
    from entity_cases
    group by all

),

added as (

    select
        indicator_values.level,
        indicator_values.entity_id,
        indicator_values.indicator_id,
        indicator_values.period_month,
        indicator_values.period_window,
        any_value(indicator_values.numerator) as numerator,
        any_value(indicator_values.denominator) as denominator,
        coalesce(sum(monthly.numerator), 0) as cases_numerator,
        coalesce(sum(monthly.denominator), 0) as cases_denominator

    from indicator_values

    left join monthly
        on
            monthly.level = indicator_values.level
            and monthly.entity_id = indicator_values.entity_id
            and monthly.indicator_id = indicator_values.indicator_id
            and monthly.case_month >= indicator_values.first_date
            and monthly.case_month <= indicator_values.last_date

    group by all

)

select
    level,
    entity_id,
    indicator_id,
    period_month
from added
where numerator != cases_numerator or denominator != cases_denominator

union all

select
    monthly.level,
    monthly.entity_id,
    monthly.indicator_id,
    monthly.case_month
from monthly
left join indicator_values
    on
        indicator_values.level = monthly.level
        and indicator_values.entity_id = monthly.entity_id
        and indicator_values.indicator_id = monthly.indicator_id
        and indicator_values.period_month = monthly.case_month
where indicator_values.indicator_id is null
