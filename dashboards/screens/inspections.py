"""Inspections: the kinds apart, topics, advice, checks of enterprises."""

from dashboards.components import indicator_tiles
from dashboards.components import inspections as parts_of_page
from dashboards.queries import inspections, screens
from dashboards.view import current_view

SCREEN, CHECKS = "inspections", "checks"

view = current_view()
say, release, unit = view.say, view.release, view.unit
month, window = view.month, view.window
assert month
level, entity = ("unit", unit) if unit else ("county", "county")

figures = screens.indicators_of(release, SCREEN, month, window, level, entity)
indicator_tiles.row(view, figures, say("监督与检查指标"))

kinds = inspections.kinds(release, month, window, level, entity)
parts_of_page.kinds(view, kinds)
parts_of_page.topics(view, inspections.topics(release, month, unit))
parts_of_page.advice(view, kinds, inspections.advice(release, month, window, unit))
parts_of_page.pairs(
    view,
    inspections.overfrequent(release, month, unit),
    inspections.visits_allowed(release),
)
parts_of_page.by_unit(
    view,
    [figure for figure in figures if figure["section_id"] == CHECKS],
    screens.indicators_by_unit(release, SCREEN, CHECKS, month, window),
)
