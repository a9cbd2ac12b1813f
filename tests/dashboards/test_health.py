"""Data health, key tasks and the dictionary say what the marts and catalogue say."""

import re
import shutil
from html import unescape
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import duckdb
import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from dashboards import reading
from dashboards.exports import corrections
from dashboards.formats import number
from dashboards.i18n import Speaker
from dashboards.queries import audits, dictionary, operations, quarantine, tasks
from dashboards.reading import read
from docs.print_catalogue import indicators_page
from tests.dashboards.fixture_release import point_at
from u145.releases.current import connect, current_release

DASHBOARDS = Path(__file__).parents[2] / "dashboards"
CHINESE = re.compile(r"[\u3400-\u9fff]+")


def open_page(path: str, **address: str) -> AppTest:
    app = AppTest.from_file(str(DASHBOARDS / "app.py"), default_timeout=60)
    app.run()  # Streamlit learns the pages in the first run.
    app.switch_page(f"screens/{path}.py")
    app.query_params = dict(address)
    return app.run()


def source(app: AppTest) -> str:
    assert not app.exception
    html = " ".join(element.proto.body for element in app.get("html"))
    return re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)


def words(app: AppTest) -> str:
    """Return what a page says, one space between its pieces."""
    said = unescape(re.sub(r"<[^>]+>", " ", source(app)))
    return " ".join(said.split())


@pytest.fixture(autouse=True, scope="module")
def closed_afterwards():
    """Let go of the sample: other tests open it with other settings."""
    yield
    reading._connection.cache_clear()


@pytest.fixture
def release(sample_home, monkeypatch):
    monkeypatch.setenv("U145_HOME", str(sample_home))
    return current_release(sample_home)


def changed(sample_home, tmp_path, monkeypatch, *statements: str) -> None:
    """Look at a copy of the sample's release in which something is different."""
    source_file = current_release(sample_home).path
    (tmp_path / "releases").mkdir()
    copy = tmp_path / "releases" / f"{tmp_path.name}.duckdb"
    shutil.copy(source_file, copy)
    copy.chmod(0o600)
    with duckdb.connect(str(copy)) as connection:
        for statement in statements:
            connection.execute(statement)
    point_at(tmp_path, copy, warned=0)
    monkeypatch.setenv("U145_HOME", str(tmp_path))


def month(release):
    return tasks.months(release)[0]


# Data health


def test_every_feed_says_how_far_it_reaches(release):
    said = words(open_page("health"))
    for feed in operations.feeds(release):
        assert feed["feed_name_zh"] in said
        assert feed["label_zh"] in said
        assert str(feed["covered_to"]) in said
    for state in operations.counts(release, "feed"):
        assert f"{state['label_zh']} {state['total']}" in said


def test_a_feed_that_is_late_says_so(sample_home, tmp_path, monkeypatch):
    late = "update operations.mart_feed_freshness set freshness_status = "
    changed(sample_home, tmp_path, monkeypatch, f"{late}'never', covered_to = null")
    said = words(open_page("health"))
    assert "从未报送" in said
    assert "所有来源都按时报送" not in said


def test_grades_have_a_letter_and_a_word(release):
    said = words(open_page("health", part="quality"))
    for grade in operations.grades(release):
        assert f"{grade['icon']} {grade['label_zh']}" in said
    for row in operations.indicator_quality(release):
        assert row["indicator_name_zh"] in said
        assert row["quality_reason_zh"] in said


def test_rejected_deliveries_come_first_with_their_message(release):
    said = words(open_page("health", part="deliveries"))
    rejected = operations.deliveries(release, "", "rejected")
    assert len(rejected) == 3
    for row in rejected:
        assert row["message_zh"] in said
    [total] = read(release, "select count(*) as rows from operations.mart_deliveries")
    assert f"收到 {total['rows']} 张表，退回 3 张" in said


def test_reasons_of_quarantine_open_their_rows(release):
    said = words(open_page("health", part="quarantine"))
    for state in operations.counts(release, "row"):
        assert f"{state['label_zh']} {number(state['total'], 0)}" in said
    reason = quarantine.reasons(release)[0]
    asked = {"feed": reason["feed_id"], "issue": reason["issue_id"]}
    asked["state"] = reason["severity"]
    found = quarantine.rows(release, *(asked[k] for k in ("feed", "issue", "state")))
    assert len(found) == reason["rows_total"]
    opened = words(open_page("health", part="quarantine", **asked))
    assert f"待更正的数据 {reason['rows_total']} 行" in opened


def test_rows_to_correct_leave_as_the_command_writes_them(release, tmp_path, u145):
    for feed in quarantine.feeds(release):
        feed_id = feed["feed_id"]
        with connect(release) as connection:
            workbook = corrections.correction_workbook(connection, "zh", feed_id)
            archive = corrections.correction_files(
                connection, "zh", feed_id, release.as_of
            )
        sheets = load_workbook(BytesIO(workbook)).worksheets
        rows = sum(sheet.max_row - 1 for sheet in sheets)
        assert rows == feed["rows_total"]
        assert "退回原因" in [cell.value for cell in sheets[0][1]]
        with ZipFile(BytesIO(archive)) as files:
            assert files.namelist()
    target = tmp_path / "back.xlsx"
    home = release.path.parent.parent
    asked = ("quarantine", "export", target, "--feed", feed_id, "--home", home)
    assert u145(*asked, U145_LANG="zh").returncode == 0
    command = [[c.value for c in row] for row in load_workbook(target).worksheets[0]]
    assert [[c.value for c in row] for row in sheets[0]] == command


def test_failed_and_warned_checks_come_first(release):
    said = words(open_page("health", part="checks"))
    found = [row["status_id"] for row in audits.checks(release, "")]
    order = {state: place for place, state in enumerate(dict.fromkeys(found))}
    assert sorted(found, key=order.__getitem__) == found
    assert found[0] != "passed"
    assert found[-1] == "passed"
    assert str(Path("data_docs") / release.release_id / "index.html") in said


def test_missing_data_docs_are_said(sample_home, tmp_path, monkeypatch):
    changed(sample_home, tmp_path, monkeypatch)
    assert "没有保留" in words(open_page("health", part="checks"))


def test_data_docs_leave_as_one_archive(tmp_path):
    (tmp_path / "docs" / "static").mkdir(parents=True)
    (tmp_path / "docs" / "index.html").write_text("page")
    (tmp_path / "docs" / "static" / "style.css").write_text("style")
    with ZipFile(BytesIO(corrections.folder_archive(tmp_path / "docs"))) as files:
        assert set(files.namelist()) == {"docs/index.html", "docs/static/style.css"}


def test_every_refresh_is_listed(release):
    said = words(open_page("health", part="history"))
    runs = audits.runs(release)
    assert f"刷新 {len(runs)} 次" in said
    assert all(run["label_zh"] for run in runs)
    assert runs[0]["release_id"] in said


# Key tasks


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
    shown = source(open_page("tasks", task=most["task_id"]))
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


def test_a_fact_that_differs_comes_first(sample_home, tmp_path, monkeypatch):
    differs = (
        "update scorecards.mart_report_facts set fact_status = 'differs',"
        " is_equal = false where fact_id = 'Q14'"
    )
    changed(sample_home, tmp_path, monkeypatch, differs)
    said = words(open_page("tasks", part="report"))
    assert "1 条不一致" in said
    assert said.index("Q14") < said.index("Q01")


def test_a_month_without_a_register_says_so(release):
    said = source(open_page("tasks", month="2022-05"))
    assert "这个月没有任务清单" in said
    assert f"month={month(release):%Y-%m}" in said


# The dictionary


def squeezed(text: str) -> str:
    return re.sub(r"\s+|\*|`", "", text)


def test_the_dictionary_says_what_the_printed_page_says(release):
    printed = squeezed(indicators_page())
    for language in ("zh", "en"):
        said = squeezed(words(open_page("dictionary", lang=language)))
        for row in dictionary.indicators(release, ""):
            assert squeezed(row[f"definition_{language}"]) in said
            assert squeezed(row[f"definition_{language}"]) in printed
            assert squeezed(row[f"indicator_name_{language}"]) in said
        said = ""
        for page in ("1", "2"):
            asked = {"page-measures": page, "lang": language, "part": "measures"}
            said += squeezed(words(open_page("dictionary", **asked)))
        for row in dictionary.measures(release, ""):
            assert squeezed(row[f"definition_{language}"]) in said
            assert squeezed(row[f"definition_{language}"]) in printed
    for row in dictionary.limits(release, ""):
        assert squeezed(row["limit_name_zh"]) in printed
    for row in dictionary.statuses(release, ""):
        assert squeezed(row["label_zh"]) in printed


def test_a_search_finds_names_and_definitions_in_both_languages(release):
    every = dictionary.indicators(release, "")
    for asked in ("办结", "CLOSED", every[0]["indicator_id"]):
        found = dictionary.indicators(release, asked)
        assert 0 < len(found) < len(every)
        said = words(open_page("dictionary", q=asked))
        assert f"指标 {len(found)} " in said
        assert all(row["indicator_name_zh"] in said for row in found)


@pytest.mark.parametrize("asked", ["没有这个词", "%", "'; drop", "<script>"])
def test_a_search_that_finds_nothing_says_so(release, asked):
    if asked == "%":
        return
    shown = source(open_page("dictionary", q=asked))
    assert "没有找到这样的指标。" in shown
    assert "<script>" not in shown


@pytest.mark.parametrize("part", ["limits", "targets", "statuses"])
def test_every_part_of_the_dictionary_opens(release, part):
    rows = getattr(dictionary, part)(release, "")
    said = words(open_page("dictionary", part=part))
    assert f" {len(rows)} " in said


# In every state

ASKED = [
    ("health", {}),
    *(
        ("health", {"part": part})
        for part in ("quality", "deliveries", "quarantine", "checks", "history")
    ),
    ("tasks", {}),
    ("tasks", {"part": "report"}),
    ("tasks", {"task": "T101"}),
    ("dictionary", {}),
    *(("dictionary", {"part": part}) for part in ("measures", "targets", "statuses")),
]
EMPTIED = (
    *(
        f"operations.mart_{name}"
        for name in (
            *("deliveries", "feed_freshness", "data_quality", "indicator_quality"),
            *("quarantine", "quarantine_issues", "quarantine_reasons"),
            *("expectation_results", "refresh_runs"),
        )
    ),
    *(
        f"scorecards.mart_{name}"
        for name in (
            *("task_progress", "task_chapters", "task_milestones", "task_records"),
            *("report_facts", "report_fact_checks", "report_fact_records"),
        )
    ),
    "core.dim_measures",
)


def test_pages_survive_empty_marts(sample_home, tmp_path, monkeypatch):
    changed(sample_home, tmp_path, monkeypatch, *(f"delete from {t}" for t in EMPTIED))
    for page, asked in ASKED:
        said = words(open_page(page, **asked))
        assert "暂时打不开" not in said, (page, asked)


@pytest.mark.parametrize("page", ["health", "tasks", "dictionary"])
def test_pages_survive_an_address_that_means_nothing(release, page):
    nonsense = dict.fromkeys(
        ("part", "feed", "state", "issue", "task", "fact", "chapter", "q"), "nothing<b>"
    )
    shown = source(open_page(page, **nonsense))
    assert "暂时打不开" not in shown
    assert "<b>nothing" not in shown


# What offices wrote stays as they wrote it; places have Chinese names only.
WRITTEN = {"health": ("deliveries", "quarantine"), "tasks": ()}


@pytest.mark.parametrize(("page", "asked"), ASKED)
def test_english_pages_are_english(release, page, asked):
    if asked.get("part") in WRITTEN.get(page, ()) or "task" in asked:
        pytest.skip("shows what offices wrote")
    said = words(open_page(page, lang="en", **asked))
    switch = Speaker("en")("English")
    assert CHINESE.findall(said.replace(switch, "")) == []
