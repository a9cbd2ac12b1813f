-- Measures of how service cases come in and are closed, each on the date that
-- it is counted by. One row per record and measure.
with

accepted as (

    select
        event_id as record_id,
        accept_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ counted('true') }} as service_cases_accepted,
        {{ counted('is_online or is_mobile') }}
            as service_cases_accepted_online,
        {{ counted('correction_times >= 1') }} as service_cases_corrected,
        {{ counted('correction_times = 1') }} as service_cases_corrected_once

    from {{ ref('fct_events') }}

    where
        event_type = 'service_case'

),

closed as (

    select
        event_id as record_id,
        close_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ counted('true') }} as service_cases_closed,
        {{ counted('visit_count = 0') }} as service_cases_closed_without_visit,
        {{ counted('is_instant') }} as service_cases_closed_instantly

    from {{ ref('fct_events') }}

    where
        event_type = 'service_case'

),

hard_closed as (

    select
        event_id as record_id,
        close_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ counted('true') }} as hard_cases_closed,
        {{ counted('is_solved') }} as hard_cases_solved

    from {{ ref('fct_events') }}

    where
        event_type = 'hard_case'

),

measured as (

    {{ unpivot_measures('accepted', 'events', [
        'service_cases_accepted',
        'service_cases_accepted_online',
        'service_cases_corrected',
        'service_cases_corrected_once',
    ]) }}

    union all

    {{ unpivot_measures('closed', 'events', [
        'service_cases_closed',
        'service_cases_closed_without_visit',
        'service_cases_closed_instantly',
    ]) }}

    union all

    {{ unpivot_measures('hard_closed', 'events', [
        'hard_cases_closed',
        'hard_cases_solved',
    ]) }}

)

select * from measured
