-- Measures of incentive money, in yuan. One row per record and measure.
with

paid as (

    select
        event_id as record_id,
        pay_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ totalled('amount_paid') }} as policy_amount_paid,
        {{ totalled('amount_paid', "apply_mode = '免申即享'") }}
            as policy_amount_paid_automatically

    from {{ ref('fct_events') }}

    where
        event_type = 'policy_payment'

),

timed as (

    select
        event_id as record_id,
        pay_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ counted('true') }} as policy_payments_paid,
        {{ totalled('actual_workdays') }} as policy_pay_workdays_spent

    from {{ ref('fct_events') }}

    where
        event_type = 'policy_payment'
        and actual_workdays is not null

),

due as (

    select
        event_id as record_id,
        due_date as case_date,
        unit_id,
        town_id,
        feed_id,
        {{ totalled('amount_due') }} as policy_amount_due,
        {{ totalled('amount_paid', 'pay_date <= due_date') }}
            as policy_amount_paid_on_time

    from {{ ref('fct_events') }}

    where
        event_type = 'policy_payment'
        and amount_due is not null

),

measured as (

    {{ unpivot_measures('paid', 'events', [
        'policy_amount_paid',
        'policy_amount_paid_automatically',
    ]) }}

    union all

    {{ unpivot_measures('timed', 'events', [
        'policy_payments_paid',
        'policy_pay_workdays_spent',
    ]) }}

    union all

    {{ unpivot_measures('due', 'events', [
        'policy_amount_due',
        'policy_amount_paid_on_time',
    ]) }}

)

select * from measured
