"""The truth holds every numbered fact of the report, counted from records."""

from pathlib import Path

import duckdb
import pytest

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
EVENTS_2022 = "events where left(record_date, 4) = '2022' and event_type = "
GROUPS = " and submitter_kind in ('党派', '团体')"

FACTS = [
    ("Q01", f"sum(n) from {EVENTS_2022}'plenary_speech'{GROUPS}", 18),
    (
        "Q02",
        "count(*) from proposals where session_id = '1-1' "
        "and proposal_type in ('党派', '团体')",
        17,
    ),
    ("Q03", f"sum(n) from {EVENTS_2022}'opinion_info'{GROUPS}", 41),
    (
        "Q04",
        f"sum(participant_org_count::int) from {EVENTS_2022}'exchange_meeting'",
        12,
    ),
    (
        "Q04b",
        f"sum(participant_province_count::int) from {EVENTS_2022}'exchange_meeting'",
        3,
    ),
    ("Q05", f"sum(n) from {EVENTS_2022}'agreement_signed'", 1),
    ("Q06", f"sum(n) from {EVENTS_2022}'visitor_batch'", 36),
    ("Q07", f"sum(n) from {EVENTS_2022}'media_report'", 34),
    ("Q08", f"sum(n) from {EVENTS_2022}'task_defined'", 12),
    ("Q09", f"sum(n) from {EVENTS_2022}'institution_issued'", 23),
    ("Q10", f"sum(n) from {EVENTS_2022}'award' and subtype = '先进委员小组'", 3),
    ("Q11", f"sum(n) from {EVENTS_2022}'award' and subtype = '优秀委员'", 22),
    ("Q12", f"sum(n) from {EVENTS_2022}'award' and subtype = '优秀提案'", 10),
    ("Q12b", "count(*) from proposals where is_excellent = 'true'", 10),
    ("Q13", f"sum(n) from {EVENTS_2022}'studio_setup'", 8),
    ("Q14", f"sum(n) from {EVENTS_2022}'studio_activity'", 32),
    ("Q14b", f"count(distinct studio_id) from {EVENTS_2022}'studio_activity'", 8),
    (
        "Q18",
        "count(*) from inspections where kind = '委员视察' and scope = '跨区域'",
        1,
    ),
    ("Q19", f"sum(n) from {EVENTS_2022}'milestone' and title like '%门户网站%'", 1),
    ("Q20", f"sum(n) from {EVENTS_2022}'award' and level = '省'", 1),
    ("Q21", f"sum(n) from {EVENTS_2022}'publication'", 1),
    ("Q24", f"sum(n) from {EVENTS_2022}'milestone' and title like '%思维导图%'", 1),
    ("Q25", f"sum(n) from {EVENTS_2022}'organisation_set_up'", 1),
    (
        "Q26",
        "count(distinct quarter(record_date::date)) from events "
        "where event_type = 'reading_session' and record_date >= '2023'",
        3,
    ),
]


@pytest.fixture(scope="module")
def truth() -> duckdb.DuckDBPyConnection:
    """Open the committed truth."""
    connection = duckdb.connect()
    for kind in ("proposals", "inspections", "events", "attendances", "benchmarks"):
        path = SAMPLE / "truth" / f"{kind}.parquet"
        added = ", quantity::int as n" if kind == "events" else ""
        connection.execute(f"create view {kind} as select *{added} from '{path}'")
    return connection


@pytest.mark.parametrize(("fact", "query", "value"), FACTS, ids=[f[0] for f in FACTS])
def test_fact_is_counted_from_records(
    truth: duckdb.DuckDBPyConnection, fact: str, query: str, value: int
) -> None:
    """A fact is the number of its records."""
    assert truth.execute(f"select {query}").fetchone() == (value,)


def test_at_least_four_outlets(truth: duckdb.DuckDBPyConnection) -> None:
    """The report names four outlets and says there were more."""
    query = f"select count(distinct source) from {EVENTS_2022}'media_report'"
    outlets = truth.execute(query).fetchone()
    assert outlets is not None
    assert outlets[0] >= 4


@pytest.mark.parametrize(
    "kind", ["proposals", "inspections", "events", "attendances", "benchmarks"]
)
def test_truth_has_one_row_per_record(
    truth: duckdb.DuckDBPyConnection, kind: str
) -> None:
    """Keys of the truth are unique."""
    query = f"select count(*), count(distinct record_id) from {kind}"
    counted = truth.execute(query).fetchone()
    assert counted is not None
    assert counted[0] == counted[1]


def test_every_task_has_a_milestone(truth: duckdb.DuckDBPyConnection) -> None:
    """All 74 tasks of 2023 have milestones, some of them done, some late."""
    query = """
        select
            count(distinct task_id),
            count(*) filter (where close_date <= due_date),
            count(*) filter (where close_date > due_date),
            count(*) filter (where close_date is null and due_date <= '2023-09-30')
        from events where event_type = 'task_milestone' and task_id is not null
    """
    found = truth.execute(query).fetchone()
    assert found is not None
    tasks, in_time, late, overdue = found
    assert tasks == 74
    assert min(in_time, late, overdue) > 0


def test_training_reaches_nearly_all_members(
    truth: duckdb.DuckDBPyConnection,
) -> None:
    """The training of 2023 covers all but the few silent members."""
    query = """
        select count(distinct member_id)
        from attendances
        join events using (event_no)
        where event_type = 'training' and attend_state = '出席'
            and attend_date >= '2023'
    """
    trained = truth.execute(query).fetchone()
    assert trained is not None
    assert 160 <= trained[0] <= 174
