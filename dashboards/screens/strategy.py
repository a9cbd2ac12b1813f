"""The standards or the priorities, and the indicators of one or of all."""

from dashboards.components import scorecard, states, tiles
from dashboards.queries import catalogue, indicators, strategy
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

# Nobody chooses on a wall screen: it shows both kinds, and the worst indicators.
statuses = catalogue.statuses(release)
for shown in titles if view.is_kiosk else (kind,):
    tiles.row(
        view,
        titles[shown],
        list(nodes[shown].values()),
        strategy.node_trends(release, shown, month, window),
        statuses,
    )
rows = indicators.of_nodes(release, kind, node, month, window, view.level, view.entity)
name = say.name(nodes[kind][node], "node_name") if node else titles[kind]
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
    scorecard.table(view, name, rows),
    indicators.trends(release, month, window, view.level, view.entity),
)
