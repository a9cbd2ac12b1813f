-- The quarters or months in which a counter should find something, as its rule
-- says, in the year of every published month. Closed once the period that is
-- looked at has reached their last day.
with

calendar as (

    select * from {{ ref('dim_calendar') }}

),

counters as (

    select * from {{ ref('counters') }}

),

periods as (

    select * from {{ ref('int_periods_listed') }}

),

spans as (

    select distinct
        'each_quarter' as light_rule,
        {{ quarter_of('calendar_date') }} as span_start,
        {{ add_days(add_months(quarter_of('calendar_date'), 3), -1) }}
            as span_end,
        cast(extract(quarter from calendar_date) as integer) as span_no

    from calendar

    union all

    select distinct
        'each_month' as light_rule,
        {{ month_of('calendar_date') }} as span_start,
        last_day(calendar_date) as span_end,
        cast(extract(month from calendar_date) as integer) as span_no

    from calendar

),

listed as (

    select
        counters.counter_id,
        counters.light_rule,
        periods.period_month,
        periods.period_end,
        spans.span_start,
        spans.span_end,
        spans.span_no

    from counters

    inner join spans
        on counters.light_rule = spans.light_rule

    inner join periods
        on {{ year_of('spans.span_start') }} = periods.period_start

    where periods.period_window = 'ytd'

)

select * from listed
