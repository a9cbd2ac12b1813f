"""The numbered facts of the report of 2022, asked for through the command."""

import csv
import json
from pathlib import Path

from tests.conftest import ROOT, Command

CATALOGUE = ROOT / "seeds" / "catalogue" / "report_facts.csv"
# The numbers as the report gives them.
NAMED = {"18", "17", "41", "36", "34", "12", "20余", "3", "22", "10", "8", "32"}
# Targets of 2023: judged when the year is over.
OPEN = {"Q26", "Q27", "Q28"}
# Shortcomings that the report admits: no record shows how many there are.
TOLD = {"Q32"}


def ask(u145: Command, home: Path, statement: str) -> list[dict[str, object]]:
    """Return the answer of `u145 sql`."""
    done = u145("sql", statement, "--home", home, "--format", "json")
    assert done.returncode == 0, done.stdout + done.stderr
    rows: list[dict[str, object]] = json.loads(done.stdout)
    return rows


def test_no_fact_of_the_report_differs(sample_home: Path, u145: Command):
    statement = (
        "select count(*) as wrong from scorecards.mart_report_facts where not is_equal"
    )
    assert ask(u145, sample_home, statement) == [{"wrong": 0}]


def test_every_fact_of_the_report_is_there_and_counted_from_records(
    sample_home: Path, u145: Command
):
    with CATALOGUE.open(encoding="utf-8", newline="") as handle:
        expected = {row["fact_id"] for row in csv.DictReader(handle)}
    facts = ask(
        u145,
        sample_home,
        """
        select
            facts.fact_id,
            facts.fact_status,
            facts.published_value as value,
            (
                select count(*) from core.fct_report_fact_records as records
                where records.fact_id = facts.fact_id
            ) as records
        from scorecards.mart_report_facts as facts
        """,
    )
    assert {fact["fact_id"] for fact in facts} == expected
    assert {fact["value"] for fact in facts} >= NAMED
    status = {fact["fact_id"]: fact["fact_status"] for fact in facts}
    assert {fact for fact in status if status[fact] != "equal"} == {*OPEN, *TOLD}
    assert {status[fact] for fact in OPEN} == {"open"}
    assert {status[fact] for fact in TOLD} == {"no_record"}
    for fact in facts:
        assert fact["records"] or fact["fact_id"] in TOLD, fact
