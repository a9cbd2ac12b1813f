"""Key tasks and the report's facts say what the marts say, and open their records."""

import re

import pytest

from dashboards.queries import tasks
from tests.dashboards.apps import open_page, text, words

pytestmark = pytest.mark.usefixtures("shown")


def month(release):
    return tasks.months(release)[0]


def test_tasks_stand_as_in_the_mart(release):
    said = words(open_page("tasks"))
    everything = tasks.chapters(release, month(release))[0]
    assert everything["tasks_total"] == 74
    assert (
        f"74 项任务：超前 {everything['tasks_ahead']} 项，"
        f"按进度 {everything['tasks_on_track']} 项，"
        f"滞后 {everything['tasks_lagging']} 项" in said
    )
    for row in tasks.tasks(release, month(release), ""):
        assert row["task_name_zh"] in said


def test_a_chapter_shows_its_own_tasks_only(release):
    chapters = tasks.chapters(release, month(release))[1:]
    assert sum(row["tasks_total"] for row in chapters) == 74
    chapter = chapters[0]
    said = words(open_page("tasks", chapter=chapter["chapter_id"]))
    assert f"{chapter['tasks_total']} 项任务" in said
    other = tasks.tasks(release, month(release), chapters[1]["chapter_id"])[0]
    assert other["task_name_zh"] not in said


def test_a_task_opens_the_records_that_its_figure_counts(release):
    newest = month(release)
    for row in tasks.tasks(release, newest, ""):
        records = tasks.task_records(release, newest, row["task_id"])
        assert len({record["record_id"] for record in records}) == row["records_count"]
        steps = tasks.milestones(release, newest, row["task_id"])
        assert len(steps) == row["milestones_total"]
        done = [step for step in steps if step["done_date"]]
        assert len(done) == row["milestones_done"]
    most = max(tasks.tasks(release, newest, ""), key=lambda r: r["records_count"])
    shown = text(open_page("tasks", task=most["task_id"]))
    assert most["task_name_zh"] in shown
    assert re.search(r'href="\./record\?[^"]*kind=\w+&amp;id=', shown)


def test_the_report_is_beside_its_records(release):
    said = words(open_page("tasks", part="report"))
    facts = tasks.facts(release)
    assert len(facts) == 32
    counts = {row["state_id"]: row["facts_total"] for row in tasks.fact_counts(release)}
    assert sum(counts.values()) == 32
    assert f"{counts['equal']} 条与记录一致，{counts['differs']} 条不一致" in said
    for row in facts:
        assert row["fact_name_zh"] in said
        assert row["wording_zh"] in said


def test_a_fact_opens_the_records_that_reproduce_it(release):
    for row in tasks.facts(release):
        records = tasks.fact_records(release, row["fact_id"])
        keys = {(r["check_no"], r["record_id"]) for r in records}
        counted = {(r["check_no"], r["record_id"]) for r in records if _counts(r)}
        checks = tasks.fact_checks(release, row["fact_id"])
        assert len(counted) == row["record_count"], row["fact_id"]
        assert len(keys) >= len(counted)
        assert bool(checks) == (row["fact_status"] != "no_record")
    shown = words(open_page("tasks", part="report", fact="Q12"))
    assert "核对 2 项" in shown
    assert "重新计算所用的记录 20 条" in shown


def _counts(record) -> bool:
    return record["part"] == "numerator"


def test_a_fact_that_differs_comes_first(change):
    differs = (
        "update scorecards.mart_report_facts set fact_status = 'differs',"
        " is_equal = false where fact_id = 'Q14'"
    )
    change(differs)
    said = words(open_page("tasks", part="report"))
    assert "1 条不一致" in said
    assert said.index("Q14") < said.index("Q01")


def test_a_month_without_a_register_says_so(release):
    said = text(open_page("tasks", month="2022-05"))
    assert "这个月没有任务清单" in said
    assert f"month={month(release):%Y-%m}" in said
