"""Units among their like: ranks with intervals, two lists, a funnel plot."""

from dashboards.charts.funnel_plot import funnel_plot
from dashboards.components import cards, contest, states, tables
from dashboards.components.contest_tables import funnel_table, ranking_table
from dashboards.queries import rankings
from dashboards.view import current_view

view = current_view()
say, release, month, window = view.say, view.release, view.month, view.window
assert month

groups = rankings.groups(release, month, window)
known = {row["ranking_group"]: row for row in groups}
group = known.get(view.ask("group")) or (groups[0] if groups else None)
if group is None:
    states.empty(say("还没有比拼组"), say("比拼组登记在目录表 ranking_groups 中。"))
else:
    chosen = group["ranking_group"]
    contest.groups(view, groups, chosen)
    units = rankings.ranking(release, chosen, month, window)
    lists = rankings.lists(release)
    contest.both_lists(
        view,
        units,
        lists,
        {
            list_id: rankings.reasons_off(release, chosen, month, window, list_id)
            for list_id in lists
        },
    )
    scored = [row for row in units if row["score"] is not None]
    if scored:
        contest.scores(view, group, scored)
    tables.show(view, ranking_table(view, group, units))

    choices = rankings.funnel_indicators(release, chosen, month, window)
    asked = [row for row in choices if row["indicator_id"] == view.ask("indicator")]
    if not choices:
        states.empty(say("没有可画的漏斗图"), say("本组本期没有占比类指标的数据。"))
    else:
        indicator = (asked or choices)[0]
        place = (release, chosen, indicator["indicator_id"], month, window)
        points = rankings.funnel(*place)
        contest.indicators(view, choices, indicator)
        cards.chart(
            view,
            funnel_plot(points, rankings.funnel_limits(*place), view.look),
            funnel_table(view, indicator, points),
            height=420,
        )
        contest.verdicts(view, rankings.verdicts(release))
