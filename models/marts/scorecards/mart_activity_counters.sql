-- Every counter in every month, for the county and, where the catalogue says
-- so, for every town or studio. Nothing counted is a row with 0, never a
-- missing row; a share of nothing is `no_data`.
with

counters as (

    select * from {{ ref('counters') }}

),

plans as (

    select * from {{ ref('counter_plans') }}

),

entities as (

    select * from {{ ref('int_counter_entities_listed') }}

),

periods as (

    select * from {{ ref('int_periods_listed') }}

),

counted as (

    select * from {{ ref('int_counters_counted') }}

),

spine as (

    select
        counters.*,
        entities.level,
        entities.entity_id,
        periods.*,
        case
            when entities.level = 'county' then plans.plan_value
            else plans.plan_per_entity
        end as year_plan,
        plans.is_placeholder

    from counters

    inner join entities
        on counters.counter_id = entities.counter_id

    cross join periods

    left join plans
        on
            counters.counter_id = plans.counter_id
            and periods.period_year = plans.plan_year

),

divided as (

    select
        spine.*,
        coalesce(numerators.part_total, 0) as numerator,
        case
            when spine.denominator_activity_id is not null
                then coalesce(denominators.part_total, 0)
        end as denominator,
        coalesce(numerators.quarters_active, 0) as quarters_active,
        coalesce(numerators.months_active, 0) as months_active,
        {{ counter_value() }} as counter_value,
        -- A year's plan says nothing about one month, unless it is a level.
        case
            when
                spine.period_window = 'ytd'
                or spine.light_rule in ('threshold', 'at_most')
                then spine.year_plan
        end as plan_value

    from spine

    {{ counter_part('numerators', 'numerator') }}

    {{ counter_part('denominators', 'denominator') }}

),

judged as (

    select
        counter_id,
        level,
        entity_id,
        period_month,
        period_window,
        cast(numerator as decimal(18, 4)) as numerator,
        cast(denominator as decimal(18, 4)) as denominator,
        cast(counter_value as decimal(18, 4)) as value,
        cast(plan_value as decimal(18, 4)) as plan_value,
        {{ to_decimal(
            'cast(100.0 * counter_value as double) / nullif(plan_value, 0)',
            18, 4
        ) }} as done_pct,
        time_progress_pct,
        {{ judge_counter() }} as status_id,
        case when published_year = period_year then published_text end
            as published_text,
        coalesce(is_placeholder, false) as is_placeholder,
        unit_zh

    from divided

)

select * from judged
