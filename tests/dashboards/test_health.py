"""Data health says what the marts say."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from dashboards.exports import corrections
from dashboards.formats import number
from dashboards.queries import audits, operations, quarantine
from dashboards.reading import read
from tests.access.conftest import person_of
from tests.dashboards.apps import open_page, text, words

pytestmark = pytest.mark.usefixtures("shown")


def test_every_feed_says_how_far_it_reaches(release):
    said = words(open_page("health"))
    for feed in operations.feeds(release):
        assert feed["feed_name_zh"] in said
        assert feed["label_zh"] in said
        assert str(feed["covered_to"]) in said
    for state in operations.counts(release, "feed"):
        assert f"{state['label_zh']} {state['total']}" in said


def test_a_feed_that_is_late_says_so(change):
    late = "update operations.mart_feed_freshness set freshness_status = "
    change(f"{late}'never', covered_to = null")
    said = words(open_page("health"))
    assert "从未报送" in said
    assert "所有来源都按时报送" not in said


HELD = """
    update operations.mart_feed_freshness set
        freshness_status = 'held', held_since = '2023-08-31', deliveries_held = 2,
        held_reason_zh = '金额为负', held_reason_en = 'negative amounts'
    where feed_id = 'finance_payments'
"""


@pytest.mark.parametrize("page", ["cockpit", "health", "rankings", "dictionary"])
def test_a_held_feed_is_told_on_every_page(change, page):
    change(HELD)
    said = words(open_page(page))
    assert (
        "县财政局的数据（惠企资金兑付）暂停更新（2023年8月31日起），"
        "相关指标沿用上次审核通过的数据。" in said
    )
    assert "held back since Aug 31, 2023" in words(open_page(page, lang="en"))


def test_data_health_says_why_a_feed_is_held(change):
    change(
        HELD,
        "update operations.mart_deliveries set outcome = 'held', rows_staged = 0,"
        " held_reason_zh = '金额为负' where file_name like '%兑付_2023年07月.xlsx'",
    )
    said = words(open_page("health"))
    assert "1 个来源暂停更新：惠企资金兑付" in said
    assert "金额为负" in said
    said = words(open_page("health", part="deliveries", state="held"))
    assert "暂停计入" in said
    assert "惠企资金兑付_2023年07月.xlsx" in said
    assert "金额为负" in said


def test_several_held_feeds_are_one_line(change):
    change(HELD, HELD.replace("finance_payments", "hotline_12345"))
    assert "2 个来源暂停更新（最早2023年8月31日起）" in words(open_page("members"))


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
        sent_back = quarantine.sent_back(release, "zh", feed_id)
        workbook = corrections.correction_workbook(sent_back, "zh", feed_id)
        archive = corrections.correction_files(sent_back, "zh", feed_id, release.as_of)
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


def test_missing_pages_are_said(change):
    change()
    said = words(open_page("health", part="checks"))
    assert said.count("没有保留") == 2


def test_pages_that_are_served_are_linked(release, tmp_path, monkeypatch, visit):
    for name in ("CURRENT", "releases"):
        (tmp_path / name).symlink_to(release.path.parents[1] / name)
    for folder in ("data_docs", "dbt_docs"):
        (tmp_path / folder / release.release_id).mkdir(parents=True)
        (tmp_path / folder / release.release_id / "index.html").write_text("page")
    monkeypatch.setenv("U145_HOME", str(tmp_path))
    page = open_page("health", part="checks")
    assert words(page).count("index.html") == 4
    visit(person_of("office"))
    monkeypatch.setenv("U145_HOME", str(tmp_path))
    linked = text(page.run())
    for kind in ("data", "dbt"):
        address = f"./docs/{release.release_id}/{kind}/index.html"
        assert f'href="{address}" target="_blank" rel="noopener"' in linked
    visit(person_of("leader"))
    assert "./docs/" not in text(page.run())


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
