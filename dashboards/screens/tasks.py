"""Key tasks against the time gone by, and the report beside its records."""

from dashboards.charts import chapters as figures
from dashboards.components import (
    cards,
    parts,
    report_facts,
    tables,
    task_detail,
    task_list,
)
from dashboards.queries import tasks
from dashboards.view import current_view

view = current_view()
say, release, month = view.say, view.release, view.month
assert month
names = {"tasks": say("任务进展"), "report": say("年度报告对账")}
part = parts.chosen(view, names)
parts.row(view, names)

opened = tasks.task(release, month, view.ask("task")) if part == "tasks" else None
fact = tasks.fact(release, view.ask("fact")) if part == "report" else None
chapters = tasks.chapters(release, month) if part == "tasks" else []
everything = {row["chapter_id"]: row for row in chapters}

if opened:
    task_id = opened["task_id"]
    task_detail.head(view, opened)
    steps = tasks.milestones(release, month, task_id)
    tables.show(view, task_detail.milestones(view, steps))
    shown = tasks.task_records(release, month, task_id)
    tables.show(view, task_detail.records(view, shown))
elif part == "tasks" and not chapters:
    task_list.no_register(view, tasks.months(release))
elif part == "tasks":
    chapter = everything.get(view.ask("chapter"), everything["*"])
    asked = "" if chapter["chapter_id"] == "*" else chapter["chapter_id"]
    statuses = tasks.statuses(release)
    parts.legend(view, figures.occurring(chapters[1:], statuses))
    figure = figures.standings(chapters[1:], statuses, view.look)
    cards.chart(view, figure, task_list.by_chapter(view, chapters[1:]), height=290)
    task_list.choose_chapter(view, chapters, asked)
    listed = tasks.tasks(release, month, asked)
    task_list.show(view, task_list.table(view, chapter, listed, statuses))
elif fact:
    report_facts.head(view, fact)
    found = tasks.fact_checks(release, fact["fact_id"])
    tables.show(view, report_facts.checks(view, found))
    behind = tasks.fact_records(release, fact["fact_id"])
    tables.show(view, report_facts.records(view, behind))
else:
    counts = tasks.fact_counts(release)
    parts.counts(view, counts, "facts_total")
    tables.show(view, report_facts.table(view, counts, tasks.facts(release)))
