-- Each measure of each entity up to the end of each month: within the month,
-- since the quarter began, since the year began. Dense, so that a month in
-- which nothing happened still carries the year so far.
-- One row per level, entity, measure and month.
with

totalled as (

    select * from {{ ref('int_measures_totalled') }}

),

entities as (

    select * from {{ ref('int_entities_listed') }}

),

months as (

    select * from {{ ref('int_months_listed') }}

),

measures as (

    select distinct measure_id from totalled

),

dense as (

    select
        entities.level,
        entities.entity_id,
        measures.measure_id,
        months.period_month,
        coalesce(totalled.measure_total, 0) as month_total,
        coalesce(totalled.records_total, 0) as month_records

    from entities

    cross join measures

    cross join months

    left join totalled
        on
            totalled.level = entities.level
            and totalled.entity_id = entities.entity_id
            and totalled.measure_id = measures.measure_id
            and totalled.period_month = months.period_month

),

cumulated as (

    select
        *,
        sum(month_total) over (
            partition by
                level, entity_id, measure_id, {{ quarter_of('period_month') }}
            order by period_month
        ) as quarter_total,
        sum(month_records) over (
            partition by
                level, entity_id, measure_id, {{ quarter_of('period_month') }}
            order by period_month
        ) as quarter_records,
        sum(month_total) over (
            partition by
                level, entity_id, measure_id, {{ year_of('period_month') }}
            order by period_month
        ) as year_total,
        sum(month_records) over (
            partition by
                level, entity_id, measure_id, {{ year_of('period_month') }}
            order by period_month
        ) as year_records

    from dense

)

select * from cumulated
