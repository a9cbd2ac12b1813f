-- Numerator and denominator of each counter, for whom it is counted, in each
-- period; only where there is something to count.
with

located as (

    select * from {{ ref('int_counter_records_located') }}

),

periods as (

    select * from {{ ref('int_periods_listed') }}

),

counted as (

    select
        located.counter_id,
        located.part,
        located.level,
        located.entity_id,
        periods.period_month,
        periods.period_window,
        {{ activity_total('located.count_how') }} as part_total,
        count(distinct case
            when
                {{ quarter_of('located.activity_date') }}
                < {{ quarter_of('periods.day_after') }}
                then {{ quarter_of('located.activity_date') }}
        end) as quarters_active,
        count(distinct case
            when
                {{ month_of('located.activity_date') }}
                < {{ month_of('periods.day_after') }}
                then {{ month_of('located.activity_date') }}
        end) as months_active

    from located

    inner join periods
        on
            located.activity_date <= periods.period_end
            and located.activity_date >= case
                when
                    located.count_how = 'stock'
                    or located.month_reach = 'since_start'
                    then date '1900-01-01'
                when
                    located.month_reach = 'quarter'
                    and periods.period_window = 'month'
                    then {{ quarter_of('periods.period_month') }}
                else periods.period_start
            end
            and (
                located.ended_date is null
                or located.ended_date > periods.period_end
            )

    group by
        located.counter_id,
        located.part,
        located.level,
        located.entity_id,
        periods.period_month,
        periods.period_window

)

select * from counted
