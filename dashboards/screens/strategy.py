"""The standards or the priorities, and the indicators of one or of all."""

from dashboards.components import notes, scorecard, states, tiles
from dashboards.queries import catalogue, indicators, strategy
from dashboards.tables import Table
from dashboards.view import current_view

view = current_view()
say, release, month, window = view.say, view.release, view.month, view.window
assert month

titles = {"standard": say("四大标准"), "priority": say("五大重点")}
nodes = {
    kind: {row["node_id"]: row for row in strategy.nodes(release, kind, month, window)}
    for kind in titles
}
# A link may name a node without its kind, or keep one from the other kind.
kind = view.ask("kind")
if kind not in titles:
    kind = "priority" if view.node in nodes["priority"] else "standard"
node = view.node if view.node in nodes[kind] else ""

tiles.row(
    view,
    titles[kind],
    list(nodes[kind].values()),
    strategy.node_trends(release, kind, month, window),
    catalogue.statuses(release),
)
rows = indicators.of_nodes(release, kind, node, month, window, view.level, view.entity)
name = say.name(nodes[kind][node], "node_name") if node else titles[kind]
title = say("{name}：没有数据", name=name)
note = say("这里在这个时期没有这些指标的数据。请换一个时期，或看全县。")
if rows:
    title = say(
        "{name}：{total} 项指标，{misses} 项未达标",
        name=name,
        total=rows[0]["rows_total"],
        misses=rows[0]["misses_total"],
    )
    note = say(
        "{place} · {period} · 得分 0—100，从低到高 · 点指标看详情",
        place=say.name(rows[0], "entity_name"),
        period=notes.period(view),
    )
if view.level != "county":
    states.notice(say("上方各项得分是全县的；下表是所选单位或乡镇街道自己的指标。"))
if node:
    states.notice(
        say("只看 {code} 的指标。", code=node),
        view.to("strategy", kind=kind, node=""),
        say("看全部"),
    )
scorecard.show(
    view,
    Table("indicators", title, note, scorecard.columns(view), rows),
    indicators.trends(release, month, window, view.level, view.entity),
)
