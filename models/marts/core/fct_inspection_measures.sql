-- Measures of administrative checks and of their publication. One row per
-- record and measure.
with

on_site as (

    select
        inspection_id as record_id,
        check_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ counted('true') }} as enterprise_checks,
        {{ counted('is_joint') }} as enterprise_checks_joint

    from {{ ref('fct_inspections') }}

    where
        {{ is_visit_of_enterprise() }}

),

recorded as (

    select
        inspection_id as record_id,
        check_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ counted('true') }} as checks_recorded,
        {{ counted('is_mobile') }} as checks_recorded_mobile

    from {{ ref('fct_inspections') }}

    where
        kind = '行政检查'

),

publishable as (

    select
        inspection_id as record_id,
        publish_due as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ counted('true') }} as checks_publication_due,
        {{ counted('publish_date <= publish_due') }} as checks_published_on_time

    from {{ ref('fct_inspections') }}

    where
        kind = '行政检查'

),

measured as (

    {{ unpivot_measures('on_site', 'inspections', [
        'enterprise_checks',
        'enterprise_checks_joint',
    ]) }}

    union all

    {{ unpivot_measures('recorded', 'inspections', [
        'checks_recorded',
        'checks_recorded_mobile',
    ]) }}

    union all

    {{ unpivot_measures('publishable', 'inspections', [
        'checks_publication_due',
        'checks_published_on_time',
    ]) }}

)

select * from measured
