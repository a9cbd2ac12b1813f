-- Every case that stood open at the end of a published month, with its age on
-- that day; the last month ends on the as-of day.
with

cases as (

    select * from {{ ref('int_cases_listed') }}

),

periods as (

    select * from {{ ref('int_periods_listed') }}

),

age_bands as (

    select * from {{ ref('age_bands') }}

),

open_cases as (

    select
        cases.*,
        periods.period_month,
        {{ days_between('cases.accepted_date', 'periods.period_end') }}
            as age_days,
        case
            when cases.due_date < periods.period_end
                then {{ days_between('cases.due_date', 'periods.period_end') }}
        end as overdue_days

    from cases

    inner join periods
        on
            periods.period_end >= cases.accepted_date
            and (
                cases.closed_date is null
                or periods.period_end < cases.closed_date
            )

    where periods.period_window = 'ytd'

),

aged as (

    select
        open_cases.*,
        age_bands.age_band_id,
        open_cases.overdue_days is not null as is_overdue

    from open_cases

    inner join age_bands
        on
            open_cases.age_days >= age_bands.from_days
            and (
                age_bands.to_days is null
                or open_cases.age_days <= age_bands.to_days
            )

)

select * from aged
