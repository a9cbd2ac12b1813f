-- Measures of reviews of service cases. Only active reviews count: default and
-- missing ones say nothing. One row per record and measure.
with

reviewed as (

    select
        event_id as record_id,
        close_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ counted('true') }} as service_reviews_active,
        {{ counted('rating >= ' ~ limit('good_rating_min')) }}
            as service_reviews_active_good

    from {{ ref('fct_events') }}

    where
        event_type = 'service_case'
        and rating_mode = '主动'

),

bad as (

    select
        event_id as record_id,
        bad_fix_due as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ counted('true') }} as service_bad_reviews_due,
        {{ counted('bad_fix_date <= bad_fix_due') }}
            as service_bad_reviews_fixed_on_time

    from {{ ref('fct_events') }}

    where
        event_type = 'service_case'
        and rating_mode = '主动'
        and rating <= {{ limit('bad_rating_max') }}

),

measured as (

    {{ unpivot_measures('reviewed', 'events', [
        'service_reviews_active',
        'service_reviews_active_good',
    ]) }}

    union all

    {{ unpivot_measures('bad', 'events', [
        'service_bad_reviews_due',
        'service_bad_reviews_fixed_on_time',
    ]) }}

)

select * from measured
