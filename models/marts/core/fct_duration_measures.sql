-- Measures of the time that service cases were allowed, promised and took. A
-- case closed before it was accepted has no duration, so it stays out. One row
-- per record and measure.
with

limited as (

    select
        event_id as record_id,
        close_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ totalled('legal_days') }} as service_legal_days,
        {{ totalled('legal_days - promise_days') }} as service_legal_days_saved

    from {{ ref('fct_events') }}

    where
        event_type = 'service_case'
        and not is_instant
        and legal_days > 0
        and promise_days is not null

),

promised as (

    select
        event_id as record_id,
        close_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ totalled('promise_days') }} as service_promised_days,
        {{ totalled('promise_days - actual_workdays') }}
            as service_promised_days_saved

    from {{ ref('fct_events') }}

    where
        event_type = 'service_case'
        and not is_instant
        and promise_days > 0
        and actual_workdays is not null

),

measured as (

    {{ unpivot_measures('limited', 'events', [
        'service_legal_days',
        'service_legal_days_saved',
    ]) }}

    union all

    {{ unpivot_measures('promised', 'events', [
        'service_promised_days',
        'service_promised_days_saved',
    ]) }}

)

select * from measured
