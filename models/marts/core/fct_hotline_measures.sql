-- Measures of hotline orders. One row per record and measure.
with

accepted as (

    select
        event_id as record_id,
        accept_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ counted('true') }} as hotline_orders_accepted,
        {{ counted('is_repeat') }} as hotline_orders_repeated

    from {{ ref('fct_events') }}

    where
        event_type = 'hotline_call'
        and subtype != '咨询'

),

due as (

    select
        event_id as record_id,
        due_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ counted('true') }} as hotline_orders_due,
        {{ counted('close_date <= due_date') }} as hotline_orders_closed_on_time

    from {{ ref('fct_events') }}

    where
        event_type = 'hotline_call'

),

called_back as (

    select
        event_id as record_id,
        close_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ counted('true') }} as hotline_callbacks_answered,
        {{ counted("callback_sat in ('满意', '基本满意')") }}
            as hotline_callbacks_satisfied

    from {{ ref('fct_events') }}

    where
        event_type = 'hotline_call'
        and is_called_back
        and callback_sat != '未表态'

),

measured as (

    {{ unpivot_measures('accepted', 'events', [
        'hotline_orders_accepted',
        'hotline_orders_repeated',
    ]) }}

    union all

    {{ unpivot_measures('due', 'events', [
        'hotline_orders_due',
        'hotline_orders_closed_on_time',
    ]) }}

    union all

    {{ unpivot_measures('called_back', 'events', [
        'hotline_callbacks_answered',
        'hotline_callbacks_satisfied',
    ]) }}

)

select * from measured
