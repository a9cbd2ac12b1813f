"""What holds for every inbox, tried on many small ones."""

import tempfile
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.pipeline.conftest import Replay
from tests.pipeline.small_inbox import CELLS, SmallFile, landed, small_inboxes

pytestmark = pytest.mark.slow

# Landed when and from which copy is the one thing that may differ.
FACTS = "select * exclude (delivery_id) from core.fct_events order by event_id"
EFFORT = settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
WANTED = ("fct_events", "quarantine_events", "stg_records__events")
OTHERS = ("proposals", "inspections", "attendances", "benchmarks")


def facts(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, object]]:
    """Return every current event, column by column, by its key."""
    cursor = connection.execute(FACTS)
    columns = [column[0] for column in cursor.description]
    rows = (dict(zip(columns, row, strict=True)) for row in cursor.fetchall())
    return {row["event_no"]: row for row in rows}


def count(connection: duckdb.DuckDBPyConnection, relation: str) -> int:
    """Return the number of rows of a relation."""
    return connection.execute(f"select count(*) from {relation}").fetchone()[0]


def built(replay: Replay, *batches: list[SmallFile]) -> dict[str, dict[str, object]]:
    """Return the facts that come of landing the batches one after the other."""
    with (
        tempfile.TemporaryDirectory() as folder,
        replay(landed(Path(folder), *batches), WANTED, OTHERS) as connection,
    ):
        return facts(connection)


@given(files=small_inboxes())
@EFFORT
def test_every_row_is_staged_or_quarantined(replay: Replay, files: list[SmallFile]):
    distinct = {file.name: file for file in files}.values()
    with (
        tempfile.TemporaryDirectory() as folder,
        replay(landed(Path(folder), files), WANTED, OTHERS) as connection,
    ):
        staged = count(connection, "staging.stg_records__events")
        quarantined = count(connection, "staging.quarantine_events")
    contents = {(file.day, file.rows): file for file in distinct}
    same_bytes = {file.rows: file for file in contents.values()}
    assert staged + quarantined == sum(len(rows) for rows in same_bytes)


@given(files=small_inboxes(), data=st.data())
@EFFORT
def test_order_and_repetition_of_landing_change_nothing(
    replay: Replay, files: list[SmallFile], data: st.DataObject
):
    shuffled = data.draw(st.permutations(files))
    at_once = built(replay, files)
    one_by_one = built(replay, *[[file] for file in shuffled], files)
    assert one_by_one == at_once


@given(files=small_inboxes(), data=st.data())
@EFFORT
def test_a_row_deleted_or_broken_changes_its_own_record_only(
    replay: Replay, files: list[SmallFile], data: st.DataObject
):
    place = data.draw(st.integers(0, len(files) - 1))
    file = files[place]
    row = data.draw(st.integers(0, len(file.rows) - 1))
    column = data.draw(st.integers(1, len(CELLS) - 1))
    mended = list(file.rows)
    if data.draw(st.booleans(), label="delete") and len(mended) > 1:
        del mended[row]
    else:
        cells = list(mended[row])
        cells[column] = data.draw(st.sampled_from(["#REF!", "\u3000", "乱码"]))
        mended[row] = tuple(cells)
    changed = [*files[:place], file.with_rows(tuple(mended)), *files[place + 1 :]]
    # Below a deleted row, the others stand one line higher than they did.
    before, after = (
        {key: fact | {"row_number": None} for key, fact in built(replay, inbox).items()}
        for inbox in (files, changed)
    )
    touched = {key for key in before | after if before.get(key) != after.get(key)}
    assert touched <= {file.rows[row][0]}
