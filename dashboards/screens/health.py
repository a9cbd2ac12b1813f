"""Whether the data can be trusted: what came, what was wrong, what was checked."""

from dashboards.charts import grids
from dashboards.components import (
    audit_tables,
    cards,
    corrections,
    feed_tables,
    parts,
    release_docs,
    restatements,
    tables,
)
from dashboards.queries import audits, operations, quarantine
from dashboards.view import current_view

view = current_view()
say, release = view.say, view.release
names = {
    "feeds": say("是否及时"),
    "quality": say("质量等级"),
    "deliveries": say("报送记录"),
    "quarantine": say("待更正"),
    "restatements": say("数据修订"),
    "checks": say("校验结果"),
    "history": say("刷新记录"),
}
part = parts.chosen(view, names)
feed, state = view.ask("feed"), view.ask("state")
parts.row(view, names)

if part == "feeds":
    parts.counts(view, operations.counts(release, "feed"), "total")
    tables.show(view, feed_tables.freshness(view, operations.feeds(release)))
elif part == "quality":
    rows, grades = operations.feed_quality(release), operations.grades(release)
    figure = grids.grade_grid(rows, grades, view.look)
    parts.legend(view, grades)
    cards.chart(view, figure, feed_tables.quality(view, rows), height=480)
    figures = operations.indicator_quality(release)
    tables.show(view, feed_tables.indicator_quality(view, figures))
elif part == "deliveries":
    parts.counts(
        view, operations.counts(release, "delivery", feed), "total", parts.by(view)
    )
    parts.places(view, operations.feeds(release))
    found = operations.deliveries(release, feed, state)
    tables.show(view, feed_tables.deliveries(view, found))
elif part == "quarantine":
    counts = operations.counts(release, "row", feed)
    parts.counts(view, counts, "total", parts.by(view))
    parts.places(view, quarantine.feeds(release))
    if feed:
        corrections.files(view, feed)
    issue = view.ask("issue")
    if feed or state or issue:
        found = quarantine.rows(release, feed, issue, state)
        tables.show(view, audit_tables.rows_to_correct(view, found))
    else:
        tables.show(view, audit_tables.reasons(view, quarantine.reasons(release)))
elif part == "restatements":
    restatements.show(view)
elif part == "checks":
    parts.counts(view, operations.counts(release, "check"), "total", parts.by(view))
    release_docs.show(view)
    tables.show(view, audit_tables.checks(view, audits.checks(release, state)))
else:
    tables.show(view, audit_tables.runs(view, audits.runs(release)))
