"""Why a score changed: from the old one to the new one, bar by bar."""

from dashboards.charts import waterfall
from dashboards.components import bridge, cards, choices, states, tables
from dashboards.queries import changes, strategy
from dashboards.view import current_view

view = current_view()
say, release, month, window = view.say, view.release, view.month, view.window
assert month

compared = {
    "previous_month": say("较上月"),
    "same_month_last_year": say("较去年同月"),
}
nodes = {row["node_id"]: row for row in strategy.all_nodes(release)}
comparison = view.ask("comparison")
if comparison not in compared:
    comparison = "previous_month"
node = view.node if view.node in nodes else next(iter(nodes), "")

if not view.is_kiosk:
    months = [
        (view.here(comparison=key), text, key == comparison)
        for key, text in compared.items()
    ]
    scores = [
        (view.here(node=key), bridge.node_label(view, row), key == node)
        for key, row in nodes.items()
    ]
    choices.rows([(say("和哪个月比"), months), (say("哪一项得分"), scores)])
bars = changes.waterfall(release, comparison, node, month, window)
if not bars:
    states.empty(
        say("没有可比的得分"),
        say("两个月都有得分才能比较。请换一个月份，或换一种比法。"),
    )
else:
    parts = changes.contributions(release, comparison, node, month, window)
    table = bridge.table(view, nodes[node], bars, parts, comparison)
    figure = waterfall.waterfall(
        bars,
        view.look,
        label=lambda row: bridge.label(view, row),
        href=lambda row: bridge.address(view, row),
    )
    cards.chart(view, figure, table, height=waterfall.height(bars, view.look))
    if not view.is_kiosk:
        tables.show(view, bridge.details(view, parts))
