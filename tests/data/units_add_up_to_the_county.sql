-- Every case belongs to one unit and one group of units, so both levels add up
-- to the county.
with

indicator_values as (

    select * from {{ ref('mart_indicator_values') }}

),

added as (

    select
        indicator_id,
        period_month,
        period_window,
        sum(numerator) filter (where level = 'county') as county_numerator,
        sum(denominator) filter (where level = 'county')
            as county_denominator,
        sum(numerator) filter (where level = 'unit') as unit_numerator,
        sum(denominator) filter (where level = 'unit') as unit_denominator,
        sum(numerator) filter (where level = 'unit_group')
            as group_numerator,
        sum(denominator) filter (where level = 'unit_group')
            as group_denominator
    from indicator_values
    group by all

)

select *
from added
where
    county_numerator != unit_numerator
    or county_denominator != unit_denominator
    or county_numerator != group_numerator
    or county_denominator != group_denominator
