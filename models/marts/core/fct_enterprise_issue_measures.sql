-- Measures of problems that enterprises have. One row per record and measure.
with

accepted as (

    select
        event_id as record_id,
        accept_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ counted('true') }} as enterprise_issues_accepted,
        {{ counted("source in ('走访发现', '主动征询', '数据预警')") }}
            as enterprise_issues_found_proactively

    from {{ ref('fct_events') }}

    where
        event_type = 'enterprise_issue'

),

due as (

    select
        event_id as record_id,
        due_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ counted('true') }} as enterprise_issues_due,
        {{ counted('close_date <= due_date') }}
            as enterprise_issues_closed_on_time

    from {{ ref('fct_events') }}

    where
        event_type = 'enterprise_issue'

),

rated as (

    select
        event_id as record_id,
        close_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ counted('true') }} as enterprise_issues_rated,
        {{ counted('rating >= ' ~ limit('good_rating_min')) }}
            as enterprise_issues_rated_good

    from {{ ref('fct_events') }}

    where
        event_type = 'enterprise_issue'
        and rating is not null

),

measured as (

    {{ unpivot_measures('accepted', 'events', [
        'enterprise_issues_accepted',
        'enterprise_issues_found_proactively',
    ]) }}

    union all

    {{ unpivot_measures('due', 'events', [
        'enterprise_issues_due',
        'enterprise_issues_closed_on_time',
    ]) }}

    union all

    {{ unpivot_measures('rated', 'events', [
        'enterprise_issues_rated',
        'enterprise_issues_rated_good',
    ]) }}

)

select * from measured
