-- Records of each member in each period, and in its quarter so far.
with

records as (

    select * from {{ ref('int_records_united') }}

),

periods as (

    select * from {{ ref('int_periods_listed') }}

),

counted as (

    select
        records.member_id,
        periods.period_month,
        periods.period_window,
        count(
            case
                when records.activity_date >= periods.period_start then 1
            end
        ) as records_count,
        count(
            case
                when
                    records.activity_date
                    >= {{ quarter_of('periods.period_month') }}
                    then 1
            end
        ) as records_in_quarter

    from records

    inner join periods
        on
            records.activity_date >= {{ year_of('periods.period_month') }}
            and records.activity_date <= periods.period_end

    where ',' || records.traits || ',' like '%,of_member,%'

    group by
        records.member_id,
        periods.period_month,
        periods.period_window

)

select * from counted
