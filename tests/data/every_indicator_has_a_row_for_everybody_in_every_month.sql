-- Never a missing row.
with

asked as (

    select
        entities.level,
        entities.entity_id,
        indicators.indicator_id,
        months.period_month

    from {{ ref('int_entities_listed') }} as entities

    cross join {{ ref('indicators') }} as indicators

    cross join {{ ref('int_months_listed') }} as months

),

given as (

    select
        level,
        entity_id,
        indicator_id,
        period_month,
        count(*) as windows_total
    from {{ ref('mart_indicator_values') }}
    group by all

)

select asked.*
from asked
left join given
    on
        given.level = asked.level
        and given.entity_id = asked.entity_id
        and given.indicator_id = asked.indicator_id
        and given.period_month = asked.period_month
where coalesce(given.windows_total, 0) != 2
