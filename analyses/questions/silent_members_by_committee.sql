-- title_zh: 本季度没有履职记录的委员，按专委会
-- title_en: Members without a record this quarter, by committee
-- about_zh: 各专委会有多少委员、本季度至今没有任何履职记录的有几人、占多少。没有记录不等于没有履职。
-- about_en: Members of each special committee, and those of them without any
--   record in the quarter so far. No record does not mean that nothing was
--   done.
select
    performance.committee_id,
    committees.committee_name as committee_name_zh,
    committees.committee_name_en,
    count(*) as members_total,
    count_if(performance.is_silent_quarter) as members_silent,
    round(
        100.0 * count_if(performance.is_silent_quarter) / count(*), 1
    ) as members_silent_pct
from scorecards.mart_member_performance as performance
left join reference.committees as committees
    on committees.committee_id = performance.committee_id
where
    performance.period_window = 'month'
    and performance.period_month = (
        select max(latest.period_month)
        from scorecards.mart_member_performance as latest
    )
group by all
order by members_silent_pct desc, performance.committee_id asc
