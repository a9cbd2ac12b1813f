"""Every kind of rule holds on a good database and is seen failing once."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from expectations.results import TABLE, AuditOutcome
from expectations.rules import Limit, Rulebook, read_rules
from expectations.run import audit, main

RULES = read_rules()


def only(*names: str) -> Rulebook:
    rules = tuple(rule for rule in RULES.rules if rule.rule_id in names)
    assert len(rules) == len(names)
    return Rulebook(RULES.relations, rules)


def figures_in(folder: Path) -> Path:
    return folder / "audit_figures.duckdb"


def audited(
    database: Path,
    folder: Path,
    release_id: str,
    previous: Path | None,
    rules: Rulebook | None = None,
) -> AuditOutcome:
    pages = folder / "data_docs" / release_id
    return audit(database, figures_in(folder), pages, release_id, previous, rules)


def change(database: Path, sql: str) -> None:
    with duckdb.connect(str(database)) as connection:
        connection.execute(sql)


def results(folder: Path) -> list[tuple]:
    with duckdb.connect(str(figures_in(folder)), read_only=True) as connection:
        return connection.execute(
            f"select suite, rule_id, severity, success, is_raised from {TABLE}"
        ).fetchall()


def test_good_deliveries_pass_every_rule(database, previous, tmp_path):
    outcome = audited(database, tmp_path, "r1", previous)
    assert list(outcome.failures) == []
    assert outcome.is_passed
    stored = results(tmp_path)
    assert len(stored) == outcome.checks_total
    assert {rule.rule_id for rule in RULES.rules} == {row[1] for row in stored}
    assert {"calls", "papers", "drift"} == {row[0] for row in stored}


BREAKS = {
    "volume_as_usual": "update staging.stg_records__deliveries set rows_landed = 1"
    " where delivery_id = 'd9'",
    "resent_not_smaller": "insert into staging.stg_records__deliveries"
    " select * replace ('10b' as delivery_order, 20 as rows_landed)"
    " from staging.stg_records__deliveries where delivery_id = 'd9'",
    "kept_rows": "update staging.stg_records__deliveries set rows_landed = 0"
    " where delivery_id = 'd4'",
    "events_dated": "update core.fct_events set record_date = null"
    " where delivery_id in ('d1', 'd2', 'd3')",
    "ratings_in_scale": "update core.fct_events set rating = 9"
    " where delivery_id = 'd1'",
    "closed_after_accepted": "update core.fct_events"
    " set close_date = accept_date - 1 where delivery_id = 'd1'",
    "events_not_on_one_date": "update core.fct_events"
    " set record_date = date '2023-01-31'"
    " where delivery_id = 'd1' and day(record_date) < 9",
    "closings_not_from_future": "update core.fct_events"
    " set close_date = date '2031-01-01' where delivery_id = 'd1'",
    "facts_do_not_shrink": "delete from core.fct_events where delivery_id = 'd1'",
    "indicators_within_history": "update scorecards.mart_indicator_values"
    " set value = 40 where period_month = date '2023-09-01'",
    "past_months_stand": "update scorecards.mart_indicator_values"
    " set value = value + 1 where year(period_month) = 2022",
}


@pytest.mark.parametrize("name", BREAKS)
def test_each_kind_is_seen_failing(database, previous, tmp_path, name):
    """And comes with the query of what is behind it."""
    change(database, BREAKS[name])
    outcome = audited(database, tmp_path, "r2", previous, only(name))
    assert {failure.rule_id for failure in outcome.failures} == {name}
    assert outcome.warnings_failed >= 1
    assert not any(failure.is_raised for failure in outcome.failures)
    with duckdb.connect(str(database), read_only=True) as connection:
        connection.execute(f"attach '{figures_in(tmp_path)}' (read_only)")
        for failure in outcome.summary(only(name))["failures"]:
            assert connection.execute(failure["query"]).fetchall(), failure


def test_every_kind_of_rule_is_broken_by_some_test():
    broken = {rule.kind for rule in only(*BREAKS).rules}
    assert broken == {rule.kind for rule in RULES.rules}


def test_an_error_stops_and_a_warning_does_not(database, tmp_path):
    change(database, BREAKS["events_not_on_one_date"])
    warned = audited(database, tmp_path, "r3", None, only("events_not_on_one_date"))
    assert (warned.errors_failed, warned.warnings_failed) == (0, 1)
    assert warned.is_passed
    change(database, BREAKS["events_dated"])
    stopped = audited(database, tmp_path, "r4", None, only("events_dated"))
    assert (stopped.errors_failed, stopped.warnings_failed) == (1, 1)
    assert not stopped.is_passed


def test_one_date_counts_over_a_fifth_only(database, tmp_path):
    # 12 of 60 rows = 20 %: still allowed.
    change(
        database,
        "update core.fct_events set record_date = date '2023-01-28'"
        " where delivery_id = 'd1' and day(record_date) between 5 and 9",
    )
    outcome = audited(database, tmp_path, "r5", None, only("events_not_on_one_date"))
    assert list(outcome.failures) == []


def test_a_correction_of_two_rows_is_not_a_shrinking_delivery(database, tmp_path):
    correction = (
        "insert into staging.stg_records__deliveries select * replace"
        " ('10' as delivery_order, 2 as rows_landed, {revision} as revision)"
        " from staging.stg_records__deliveries where delivery_id = 'd9'"
    )
    change(database, correction.format(revision=1))
    outcome = audited(database, tmp_path, "r5", None, only("volume_as_usual"))
    assert list(outcome.failures) == []
    change(database, correction.format(revision=0))
    outcome = audited(database, tmp_path, "r5", None, only("volume_as_usual"))
    assert [failure.rule_id for failure in outcome.failures] == ["volume_as_usual"]


@pytest.mark.parametrize("name", ["ratings_in_scale", "volume_as_usual"])
def test_what_cannot_be_checked_has_failed(database, tmp_path, name):
    change(
        database,
        "alter table core.fct_events drop column rating;"
        "alter table staging.stg_records__deliveries drop column rows_landed",
    )
    outcome = audited(database, tmp_path, "r6", None, only(name))
    raised = [failure for failure in outcome.failures if failure.is_raised]
    assert {failure.severity for failure in raised} == {"error", "warning"}
    assert not outcome.is_passed


def test_a_feed_is_judged_by_its_own_limits(database, tmp_path):
    """What stops other feeds only warns, or is not looked at, where it says so."""
    change(database, BREAKS["ratings_in_scale"])
    change(database, BREAKS["volume_as_usual"])
    names = ("ratings_in_scale", "volume_as_usual")
    rules = only(*names)
    stopped = audited(database, tmp_path, "o1", None, rules)
    assert {one.rule_id for one in stopped.failures} == {*names}
    assert not stopped.is_passed
    warns = Limit("warning", 2, 5000)
    own = {"calls": {"volume_as_usual": (warns,), "ratings_in_scale": ()}}
    outcome = audited(database, tmp_path, "o2", None, replace(rules, own_limits=own))
    assert [(one.rule_id, one.severity) for one in outcome.failures] == [
        ("volume_as_usual", "warning")
    ]
    assert outcome.is_passed


def test_a_missing_table_fails_and_names_it(database, tmp_path):
    change(database, "drop table core.fct_events")
    outcome = audited(database, tmp_path, "r7", None, only("ratings_in_scale"))
    assert not outcome.is_passed
    assert "fct_events" in outcome.failures[0].observed


def test_a_warehouse_without_feeds_passes(database, tmp_path):
    change(database, "delete from staging.stg_registry__feeds")
    outcome = audited(database, tmp_path, "r8", None)
    assert (outcome.checks_total, outcome.is_passed) == (0, True)
    assert results(tmp_path) == []


def test_an_earlier_as_of_is_not_drift(database, previous, tmp_path):
    change(
        database,
        "update core.dim_as_of set as_of_date = date '2022-12-31';"
        "delete from core.fct_events",
    )
    outcome = audited(database, tmp_path, "r9", previous, only("facts_do_not_shrink"))
    assert outcome.checks_total == 0


def test_the_pages_need_nothing_from_outside(database, tmp_path):
    change(database, BREAKS["ratings_in_scale"])
    outcome = audited(database, tmp_path, "r10", None, only("ratings_in_scale"))
    index = Path(outcome.data_docs)
    assert index == tmp_path / "data_docs" / "r10" / "index.html"
    assert "评价超出1—5" in index.read_text(encoding="utf-8")
    pages = list(index.parent.rglob("*.html"))
    assert len(pages) > 1
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert 'src="http' not in text
        assert "<script" not in text
        assert 'rel="stylesheet" href="http' not in text


def test_the_database_is_free_afterwards(database, tmp_path):
    audited(database, tmp_path, "r11", None, only("ratings_in_scale"))
    code = f"import duckdb; duckdb.connect({str(database)!r}).execute('checkpoint')"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_build_is_only_read_while_others_read_it_too(database, tmp_path):
    """So that it can be copied meanwhile."""
    before = database.read_bytes()
    reader = (
        f"import duckdb; open_file = duckdb.connect({str(database)!r}, read_only=True);"
        "print('open', flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", reader], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout.readline() == b"open\n"
        outcome = audited(database, tmp_path, "r14", None)
        assert other.poll() is None
        other.communicate(b"\n")
    assert outcome.is_passed
    assert database.read_bytes() == before


def test_pages_that_cannot_be_written_do_not_change_the_verdict(database, tmp_path):
    (tmp_path / "data_docs").write_text("a file where the folder should be")
    outcome = audited(database, tmp_path, "r12", None, only("ratings_in_scale"))
    assert outcome.is_passed
    assert outcome.data_docs.startswith("no pages")


def test_the_command_says_0_or_4_and_writes_a_summary(database, tmp_path):
    summary = tmp_path / "summary.json"
    words = ["--database", str(database), "--figures", str(figures_in(tmp_path))]
    words += ["--pages", str(tmp_path / "pages"), "--release", "r13"]
    words += ["--summary", str(summary)]
    assert main(words) == 0
    assert json.loads(summary.read_text(encoding="utf-8"))["is_passed"] is True
    change(database, BREAKS["events_dated"])
    assert main(words) == 4
    told = json.loads(summary.read_text(encoding="utf-8"))
    assert told["errors_failed"] == 1
    assert told["failures"][0]["rule_id"] == "events_dated"


def test_it_waits_for_the_word_and_leaves_without_one(database, tmp_path):
    summary = tmp_path / "summary.json"
    words = ["-m", "expectations.run", "--when-told", "--database", str(database)]
    words += ["--figures", str(figures_in(tmp_path)), "--pages", str(tmp_path / "p")]
    words += ["--release", "r15", "--summary", str(summary)]
    never_told = subprocess.run([sys.executable, *words], input=b"", check=False)
    assert never_told.returncode not in (0, 4)
    assert not summary.exists()
    told = subprocess.run([sys.executable, *words], input=b"go\n", check=False)
    assert told.returncode == 0
    assert summary.exists()
