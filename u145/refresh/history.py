"""The history of refreshes as two tables of a release."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import duckdb

from u145.refresh.ledger import Run

Columns = Mapping[str, tuple[str, str]]  # name -> type and description

RUNS_HOLD = "How every refresh of this warehouse ended. One row per refresh."
STEPS_HOLD = "What every refresh did, step by step. One row per step of a refresh."

RUNS: Columns = {
    "run_id": ("varchar", "Key of the run."),
    "started_at": ("timestamp", "When it started, UTC."),
    "finished_at": ("timestamp", "When it ended, UTC; empty if it was killed."),
    "as_of_date": ("date", "Day up to which it tells; empty if it came to none."),
    "outcome": (
        "varchar",
        "published, nothing_new, audit_failed, failed, stopped, or killed.",
    ),
    "exit_code": ("integer", "What the command returned."),
    "release_id": ("varchar", "Release it published."),
    "deliveries_new": ("bigint", "Sheets that landed or were rejected."),
    "rows_landed": ("bigint", "Rows of the new deliveries."),
    "is_full": ("boolean", "Whether everything was built from raw again."),
    "held_feeds": ("varchar", "Feeds that it held back, comma-separated."),
    "checks_passed": ("bigint", "Tests and expectations that held."),
    "checks_warned": ("bigint", "Tests and expectations that warned."),
    "checks_failed": ("bigint", "Tests and expectations that stopped it."),
    "code_version": ("varchar", "Version of U145 and fingerprint of its rules."),
    "dbt_version": ("varchar", "Version of dbt that built it."),
    "duckdb_version": ("varchar", "Version of DuckDB that wrote it."),
    "seeds_sha256": ("varchar", "Checksum of the catalogue and the references."),
    "message_zh": ("varchar", "What went wrong, in Chinese."),
    "message_en": ("varchar", "What went wrong, in English."),
}
STEPS: Columns = {
    "run_id": ("varchar", "Run, a key of mart_refresh_runs."),
    "position": ("integer", "Place of the step in its run, from 1."),
    "step": ("varchar", "land, build, audit, publish, or prune."),
    "started_at": ("timestamp", "When it began, UTC."),
    "finished_at": ("timestamp", "When it ended, UTC; empty if it was killed."),
    "outcome": ("varchar", "done, failed, stopped, or killed."),
    "row_count": ("bigint", "Rows it landed, built or published."),
}


def write_history(connection: duckdb.DuckDBPyConnection, runs: Sequence[Run]) -> None:
    """Write the runs and their steps into an open release."""
    _write(
        connection,
        "mart_refresh_runs",
        RUNS_HOLD,
        RUNS,
        [[getattr(run, name) for name in RUNS] for run in runs],
    )
    _write(
        connection,
        "mart_refresh_steps",
        STEPS_HOLD,
        STEPS,
        [
            [
                *(run.run_id, place, step.step, step.started_at),
                *(step.finished_at, step.outcome, step.rows),
            ]
            for run in runs
            for place, step in enumerate(run.steps, 1)
        ],
    )


def _write(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    description: str,
    columns: Columns,
    rows: list[list[object]],
) -> None:
    table = f"operations.{name}"
    typed = ", ".join(f"{column} {kind}" for column, (kind, _) in columns.items())
    connection.execute(f"create table {table} ({typed})")
    connection.execute(f"comment on table {table} is '{description}'")
    for column, (_, meaning) in columns.items():
        connection.execute(f"comment on column {table}.{column} is '{meaning}'")
    places = ", ".join("?" for _ in columns)
    for row in rows:
        connection.execute(
            f"insert into {table} values ({places})", [_plain(cell) for cell in row]
        )


def _plain(value: object) -> object:
    """Return a time as DuckDB's timestamp without zone, in UTC."""
    if isinstance(value, datetime) and value.tzinfo:
        return value.astimezone(UTC).replace(tzinfo=None)
    return value
