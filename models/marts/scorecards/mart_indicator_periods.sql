-- From which day to which day the cases of a figure lie: the indicator's own
-- window, or the year to date. Nothing before the first month counts.
-- One row per indicator, month and period window.
with

indicators as (

    select * from {{ ref('indicators') }}

),

months as (

    select * from {{ ref('int_months_listed') }}

),

spans as (

    select
        indicator_id,
        'window' as period_window,
        period_window as span

    from indicators

    union all

    select
        indicator_id,
        'ytd' as period_window,
        'year' as span

    from indicators

),

begun as (

    select
        spans.indicator_id,
        months.period_month,
        spans.period_window,
        case spans.span
            when 'quarter' then {{ quarter_of('months.period_month') }}
            when 'year' then {{ year_of('months.period_month') }}
            else months.period_month
        end as begin_date,
        min(months.period_month) over () as earliest_month,
        {{ add_months('months.period_month', 1) }} as next_month

    from spans

    cross join months

),

periods as (

    select
        indicator_id,
        period_month,
        period_window,
        greatest(begin_date, earliest_month) as first_date,
        cast({{ add_days('next_month', -1) }} as date) as last_date

    from begun

)

select * from periods
