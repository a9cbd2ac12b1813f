"""What every indicator, measure, limit, target and status means."""

from dashboards.components import dictionary, parts, tables
from dashboards.queries import dictionary as queries
from dashboards.view import current_view

view = current_view()
say, release, words = view.say, view.release, view.ask("q")
found = {
    "indicators": queries.indicators(release, words),
    "measures": queries.measures(release, words),
    "limits": queries.limits(release, words),
    "targets": queries.targets(release, words),
    "statuses": queries.statuses(release, words),
}
names = {
    "indicators": say("指标 {count}", count=len(found["indicators"])),
    "measures": say("口径 {count}", count=len(found["measures"])),
    "limits": say("时限 {count}", count=len(found["limits"])),
    "targets": say("目标 {count}", count=len(found["targets"])),
    "statuses": say("状态 {count}", count=len(found["statuses"])),
}
part = parts.chosen(view, names)
dictionary.search(view)
parts.row(view, names, q=words)
if part == "indicators":
    dictionary.indicators(view, found[part])
else:
    draw = {
        "measures": dictionary.measures,
        "limits": dictionary.limits,
        "targets": dictionary.targets,
        "statuses": dictionary.statuses,
    }
    tables.show(view, draw[part](view, found[part]))
