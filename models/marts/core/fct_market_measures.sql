-- Measures of business start-ups and of the stock of market entities, which is
-- one row on 1 January of each year. One row per record and measure.
with

market_stock as (

    select * from {{ ref('market_stock') }}

),

indicators as (

    select * from {{ ref('indicators') }}

),

registered as (

    select
        *,
        case subtype when '设立登记' then 1 when '注销登记' then -1 end
            as net_added

    from {{ ref('fct_events') }}

    where
        event_type = 'service_case'
        and subtype in ('设立登记', '注销登记')

),

-- The stock is reference data: it counts for the unit that answers for it.
stocked as (

    select
        cast(market_stock.year as {{ dbt.type_string() }}) as record_id,
        make_date(cast(market_stock.year as integer), 1, 1) as case_date,
        indicators.owner_unit_id as unit_id,
        cast(null as {{ dbt.type_string() }}) as town_id,
        cast(null as {{ dbt.type_string() }}) as feed_id,
        {{ totalled('market_stock.stock') }} as market_entities_stock

    from market_stock

    inner join indicators
        on indicators.denominator_measure = 'market_entities_stock'

),

started_up as (

    select
        event_id as record_id,
        close_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ counted('true') }} as startups_closed,
        {{ totalled('actual_workhours') }} as startup_workhours_spent

    from {{ ref('fct_events') }}

    where
        event_type = 'service_case'
        and subtype = '企业开办'
        and actual_workhours is not null

),

added as (

    select
        event_id as record_id,
        close_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ totalled('net_added') }} as market_entities_net_added

    from registered

    where
        net_added is not null

),

measured as (

    {{ unpivot_measures('started_up', 'events', [
        'startups_closed',
        'startup_workhours_spent',
    ]) }}

    union all

    {{ unpivot_measures('added', 'events', [
        'market_entities_net_added',
    ]) }}

    union all

    {{ unpivot_measures('stocked', 'market_stock', [
        'market_entities_stock',
    ]) }}

)

select * from measured
