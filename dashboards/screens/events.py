"""Consultation, and the cases of services: how many, how old, which."""

from dashboards.components import events, parts
from dashboards.view import current_view

view = current_view()
say = view.say
names = {"consultation": say("协商"), "service": say("服务")}
parts.row(view, names)
if parts.chosen(view, names) == "service":
    events.served(view)
else:
    events.held(view)
