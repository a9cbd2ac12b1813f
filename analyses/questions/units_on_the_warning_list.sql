-- title_zh: 黄榜单位和上榜理由
-- title_en: Units on the warning list, and why
-- about_zh: 最近一个月（本年累计）比拼中上黄榜的单位：名次、得分及其区间、依据的件数、理由。
-- about_en: Units on the warning list of the latest month, year to date: rank,
--   score with its interval, the cases behind it, and the reason.
-- rows: may be none
select
    ranking_group,
    unit_name,
    unit_name_en,
    rank,
    units_ranked,
    round(score, 1) as score,
    round(score_low, 1) as score_low,
    round(score_high, 1) as score_high,
    n,
    reason_zh,
    reason_en
from scorecards.mart_unit_ranking
where
    is_warned
    and period_window = 'ytd'
    and period_month = (
        select max(latest.period_month)
        from scorecards.mart_unit_ranking as latest
    )
order by ranking_group asc, rank asc
