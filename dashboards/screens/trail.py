"""What people did here, for the auditor: newest first, whole, unchanged."""

from dashboards.components import states, tables, trail
from dashboards.view import current_view
from u145.web import gates

view = current_view()
say = view.say

entries = gates.gate().trail.entries()
broken = list(gates.gate().trail.breaks())
if broken:
    states.notice(trail.broken(view, broken))
if entries:
    trail.acts(view, entries)
    tables.show(view, trail.table(view, entries))
else:
    states.empty(say("还没有操作记录"), say("单机模式不记操作；启用登录后才有记录。"))
