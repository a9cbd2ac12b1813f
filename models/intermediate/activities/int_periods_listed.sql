-- The months that are published, each twice: the month itself, and the year to
-- date. A period ends with the month or with the as-of date, if that is first.
with

calendar as (

    select * from {{ ref('dim_calendar') }}

),

targets as (

    select * from {{ ref('targets') }}

),

as_of as (

    select * from {{ ref('dim_as_of') }}

),

months as (

    select distinct
        {{ month_of('calendar.calendar_date') }} as period_month,
        least(
            last_day({{ month_of('calendar.calendar_date') }}),
            as_of.as_of_date
        ) as period_end

    from calendar

    cross join as_of

    where
        calendar.calendar_date <= as_of.as_of_date
        and calendar.calendar_date >= (
            select min(targets.valid_from) from targets
        )

),

windows as (

    select
        period_month,
        'month' as period_window,
        period_month as period_start,
        period_end

    from months

    union all

    select
        period_month,
        'ytd' as period_window,
        {{ year_of('period_month') }} as period_start,
        period_end

    from months

),

listed as (

    select
        period_month,
        period_window,
        period_start,
        period_end,
        cast(extract(year from period_month) as integer) as period_year,
        {{ add_days('period_end', 1) }} as day_after,
        -- Quarters and months of the year that are over by then.
        case
            when extract(year from day_after) > extract(year from period_month)
                then 4
            else extract(quarter from day_after) - 1
        end as quarters_over,
        case
            when extract(year from day_after) > extract(year from period_month)
                then 12
            else extract(month from day_after) - 1
        end as months_over,
        cast(
            100.0
            * ({{ days_between(year_of('period_month'), 'period_end') }} + 1)
            / (
                {{ days_between(
                    year_of('period_month'),
                    add_months(year_of('period_month'), 12)
                ) }}
            ) as decimal(9, 4)
        ) as time_progress_pct

    from windows

)

select * from listed
