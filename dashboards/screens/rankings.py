"""Units among their like: ranks with intervals, two lists, a funnel plot."""

from dashboards.components import contest, states, tables
from dashboards.components.contest_tables import ranking_table
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
    if not view.is_kiosk:
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
    contest.scores(view, group, units)
    # A wall screen shows what stands without scrolling.
    if not view.is_kiosk:
        tables.show(view, ranking_table(view, group, units))
        contest.funnel(view, chosen)
