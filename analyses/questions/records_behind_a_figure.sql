-- title_zh: 一个数字背后的记录
-- title_en: The records behind one figure
-- about_zh: 最近一个月全县热线按时办结率由哪些工单得出：每张工单计入分子、分母多少，哪天计入，归哪个单位。
--   换一个指标，只改 indicator_id。
-- about_en: Which orders the county's hotline_on_time_rate of the latest month
--   stands on: what each adds above and below the line, on which day, for which
--   unit. For another indicator change indicator_id.
select
    cases.record_id,
    records.record_no,
    records.title,
    cases.case_date,
    units.unit_name as unit_name_zh,
    units.unit_name_en,
    sum(cases.numerator) as numerator,
    sum(cases.denominator) as denominator
from core.fct_indicator_cases as cases
inner join scorecards.mart_indicator_periods as periods
    on
        periods.indicator_id = cases.indicator_id
        and cases.case_date between periods.first_date and periods.last_date
inner join core.fct_records as records
    on
        records.record_kind = cases.record_kind
        and records.record_id = cases.record_id
inner join core.dim_units as units
    on units.unit_id = cases.unit_id
where
    cases.indicator_id = 'hotline_on_time_rate'
    and periods.period_window = 'window'
    and periods.period_month = (
        select max(latest.period_month)
        from scorecards.mart_indicator_periods as latest
    )
group by all
order by numerator asc, cases.case_date asc, cases.record_id asc
