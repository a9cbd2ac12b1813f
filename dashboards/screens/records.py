"""The records behind one side of a figure; their count and sum are the figure's."""

from dashboards.components import behind, states, tables
from dashboards.queries import records
from dashboards.view import current_view

view = current_view()
say, release, month = view.say, view.release, view.month
assert month

group = "" if view.unit or view.town else view.ask("group")
side = view.ask("side")
figure = records.figure(
    release,
    view.ask("indicator"),
    side if side in records.SIDES else records.SIDES[0],
    level="unit_group" if group else view.level,
    entity=group or view.entity,
    month=month,
    window=view.window,
)
if figure is None:
    states.empty(
        say("没有找到这个数字"),
        say("请从指标详情页点开分子或分母，这里列出它背后的每一条记录。"),
    )
else:
    total = records.total(release, figure)
    behind.head(view, figure, total)
    count = total["records_total"]
    place = tables.place(view, "records", count)
    rows = records.listed(
        release, figure, tables.PAGE_SIZE, skipped=place * tables.PAGE_SIZE
    )
    tables.show_part(
        view,
        behind.table(view, figure, total, rows),
        count,
        lambda: behind.table(
            view, figure, total, records.all_listed(release, figure, behind.MOST)
        ),
    )
