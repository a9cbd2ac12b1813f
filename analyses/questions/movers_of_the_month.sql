-- title_zh: 本月指数为什么变了
-- title_en: What moved the index this month
-- about_zh: 与上月相比，各指标使145指数升降多少分；合计等于指数的变化。
-- about_en: How many points each indicator added to the index, or took from it,
--   against the month before. Together they are the change of the index.
select
    movers.mover_no,
    indicators.indicator_name_zh,
    indicators.indicator_name_en,
    movers.effects,
    round(movers.contribution, 3) as contribution_points
from scorecards.mart_score_movers as movers
inner join core.dim_indicators as indicators
    on indicators.indicator_id = movers.indicator_id
where
    movers.comparison = 'previous_month'
    and movers.node_kind = 'index'
    and movers.period_window = 'window'
    and movers.period_month = (
        select max(latest.period_month)
        from scorecards.mart_score_movers as latest
        where
            latest.comparison = 'previous_month'
            and latest.node_kind = 'index'
    )
order by movers.mover_no
