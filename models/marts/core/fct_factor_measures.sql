-- Measures of the supply of power, money and land. One row per record and
-- measure.
with

powered as (

    select
        event_id as record_id,
        close_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ counted('true') }} as power_connections_closed,
        {{ totalled('actual_workdays') }} as power_workdays_spent

    from {{ ref('fct_events') }}

    where
        event_type = 'service_case'
        and subtype = '获得电力-低压'
        and actual_workdays is not null

),

financed as (

    select
        event_id as record_id,
        close_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ totalled('amount_due') }} as finance_amount_asked,
        {{ totalled('amount_paid') }} as finance_amount_granted

    from {{ ref('fct_events') }}

    where
        event_type = 'finance_request'
        and amount_due is not null

),

permitted as (

    select
        event_id as record_id,
        close_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ counted('true') }} as land_permits_issued,
        {{ totalled('actual_workdays') }} as land_permit_workdays_spent

    from {{ ref('fct_events') }}

    where
        event_type = 'project_milestone'
        and subtype = '施工许可'
        and actual_workdays is not null

),

measured as (

    {{ unpivot_measures('powered', 'events', [
        'power_connections_closed',
        'power_workdays_spent',
    ]) }}

    union all

    {{ unpivot_measures('financed', 'events', [
        'finance_amount_asked',
        'finance_amount_granted',
    ]) }}

    union all

    {{ unpivot_measures('permitted', 'events', [
        'land_permits_issued',
        'land_permit_workdays_spent',
    ]) }}

)

select * from measured
