-- title_zh: 逾期未办结的事项，按责任单位
-- title_en: Overdue open cases by unit
-- about_zh: 最近月末仍未办结且已过办理期限的事项（热线、办件、涉企问题等）：各单位几件、最长逾期几天。
-- about_en: Cases of every kind that were open and past their day at the end of
--   the latest month: how many each unit has, and the longest delay.
select
    open_cases.unit_id,
    open_cases.unit_name_zh,
    open_cases.unit_name_en,
    kinds.case_kind_name_zh,
    kinds.case_kind_name_en,
    count(*) as cases_overdue,
    max(open_cases.overdue_days) as longest_delay_days
from scorecards.mart_open_cases as open_cases
inner join catalogue.case_kinds as kinds
    on kinds.case_kind_id = open_cases.case_kind_id
where
    open_cases.is_overdue
    and open_cases.period_month = (
        select max(latest.period_month)
        from scorecards.mart_open_cases as latest
    )
group by all
order by cases_overdue desc, open_cases.unit_id asc
