-- Which records made a figure of a sealed month another one: they entered it,
-- left it, or count otherwise.
with

cases as (

    select * from {{ ref('mart_restated_cases') }}

),

periods as (

    select * from {{ ref('mart_indicator_periods') }}

),

levels as (

    select * from {{ ref('levels') }}

),

placed as (

    select
        cases.*,
        levels.level_id as level,
        case levels.level_id
            when 'county' then 'county'
            when 'unit_group' then cases.unit_group
            when 'unit' then cases.unit_id
            when 'town' then cases.town_id
        end as entity_id

    from cases

    cross join levels

),

summed as (

    select
        placed.period_month,
        placed.level,
        placed.entity_id,
        placed.indicator_id,
        periods.period_window,
        placed.record_kind,
        placed.record_id,
        sum(placed.numerator_then) as numerator_then,
        sum(placed.numerator_now) as numerator_now,
        sum(placed.denominator_then) as denominator_then,
        sum(placed.denominator_now) as denominator_now,
        max(abs(placed.numerator_then) + abs(placed.denominator_then)) > 0
            as was_in,
        max(abs(placed.numerator_now) + abs(placed.denominator_now)) > 0
            as is_in,
        placed.is_withdrawn,
        placed.delivery_id,
        placed.file_name,
        placed.sheet,
        placed.row_number,
        placed.feed_id,
        placed.landed_at,
        placed.is_new

    from placed

    inner join periods
        on
            periods.indicator_id = placed.indicator_id
            and periods.period_month = placed.period_month
            and periods.first_date <= placed.case_date

    where placed.entity_id is not null

    group by all

),

restated as (

    select
        period_month,
        level,
        entity_id,
        indicator_id,
        period_window,
        record_kind,
        record_id,
        case
            when not was_in then 'entered'
            when not is_in then 'left'
            else 'changed'
        end as happened_id,
        numerator_then,
        numerator_now,
        numerator_now - numerator_then as numerator_change,
        denominator_then,
        denominator_now,
        denominator_now - denominator_then as denominator_change,
        is_withdrawn,
        delivery_id,
        file_name,
        sheet,
        row_number,
        feed_id,
        landed_at,
        is_new

    from summed

    where
        numerator_then != numerator_now
        or denominator_then != denominator_now

)

select * from restated
