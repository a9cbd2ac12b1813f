-- title_zh: 惠企资金按期兑付率：从记录重新算出
-- title_en: Incentive money paid in time, from its records
-- about_zh: 到期应付的惠企资金中，按期兑付金额的占比。
-- about_en: Incentive money paid by its due date as a share of incentive money
--   due.
with

asked as (

    -- Another month: its first day, date '2023-08-01'. Another window: 'ytd',
    -- the year to date. 'window' is the indicator's own: the quarter so far.
    select
        max(period_month) as period_month,
        'window' as period_window

    from scorecards.mart_indicator_periods

),

cases as (

    select
        cases.unit_id,
        cases.town_id,
        cases.numerator,
        cases.denominator

    from core.fct_indicator_cases as cases

    inner join scorecards.mart_indicator_periods as periods
        on
            periods.indicator_id = cases.indicator_id
            and cases.case_date between periods.first_date and periods.last_date

    inner join asked
        on
            asked.period_month = periods.period_month
            and asked.period_window = periods.period_window

    where cases.indicator_id = 'policy_pay_rate'

),

-- The county, each unit and each town, in one pass.
summed as (

    select
        case grouping(unit_id, town_id)
            when 3 then 'county'
            when 1 then 'unit'
            else 'town'
        end as level,
        coalesce(unit_id, town_id, 'county') as entity_id,
        sum(numerator) as numerator,
        sum(denominator) as denominator

    from cases

    group by grouping sets ((), (unit_id), (town_id))

    -- Without a case there is no row, not even for the county.
    having count(*) > 0

)

select
    published.level,
    published.entity_id,
    published.entity_name_zh,
    published.entity_name_en,
    summed.numerator, -- policy_amount_paid_on_time
    summed.denominator, -- policy_amount_due
    100 * summed.numerator / nullif(summed.denominator, 0) as value,
    published.value as published_value,
    published.n,
    published.status_id

from summed

-- A case without a town counts for the county and its unit only: no row here.
inner join scorecards.mart_indicator_values as published
    on
        published.level = summed.level
        and published.entity_id = summed.entity_id
        and published.indicator_id = 'policy_pay_rate'

inner join asked
    on
        asked.period_month = published.period_month
        and asked.period_window = published.period_window

order by published.level asc, published.n desc, published.entity_id asc
