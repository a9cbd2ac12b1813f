"""The history of refreshes: one line when one starts, one when it ends.

A line that says a run started, without one that says it ended, is a run that
was killed.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime

import duckdb

from u145.errors import ExitCode
from u145.settings import Home

COLUMNS = {
    "run_id": ("varchar", "Key of the run."),
    "started_at": ("timestamp", "When it started, UTC."),
    "finished_at": ("timestamp", "When it ended, UTC; empty if it was killed."),
    "as_of_date": ("date", "Day up to which it tells; empty if it came to none."),
    "outcome": (
        "varchar",
        "published, nothing_new, audit_failed, failed, or killed.",
    ),
    "exit_code": ("integer", "What the command returned."),
    "release_id": ("varchar", "Release it published."),
    "deliveries_new": ("bigint", "Sheets that landed or were rejected."),
    "rows_landed": ("bigint", "Rows of the new deliveries."),
    "is_full": ("boolean", "Whether everything was built from raw again."),
    "checks_passed": ("bigint", "Tests and expectations that held."),
    "checks_warned": ("bigint", "Tests and expectations that warned."),
    "checks_failed": ("bigint", "Tests and expectations that stopped it."),
    "code_version": ("varchar", "Version of U145 and fingerprint of its rules."),
    "message_zh": ("varchar", "What went wrong, in Chinese."),
    "message_en": ("varchar", "What went wrong, in English."),
}


@dataclass(frozen=True)
class Run:
    """One refresh."""

    run_id: str
    started_at: datetime
    finished_at: datetime | None = None
    as_of_date: date | None = None
    outcome: str = "killed"
    exit_code: int | None = None
    release_id: str | None = None
    deliveries_new: int = 0
    rows_landed: int = 0
    is_full: bool = False
    checks_passed: int = 0
    checks_warned: int = 0
    checks_failed: int = 0
    code_version: str = ""
    message_zh: str | None = None
    message_en: str | None = None
    # What it does at this moment, for `u145 status`.
    step: str | None = field(default=None, compare=False)

    def ended(self, outcome: str, exit_code: ExitCode, **facts: object) -> "Run":
        """Return the run as it ended."""
        return replace(
            self,
            outcome=outcome,
            exit_code=int(exit_code),
            finished_at=datetime.now(UTC),
            step=None,
            **facts,  # type: ignore[arg-type]
        )


def start_run(started_at: datetime) -> Run:
    """Return a new run, named after the moment it started."""
    stamp = f"{started_at:%Y%m%dT%H%M%S}"
    return Run(f"{stamp}.{started_at.microsecond:06d}Z", started_at)


def note(home: Home, run: Run) -> None:
    """Append what is known of a run now; the last line of a run counts."""
    line = json.dumps(asdict(run), ensure_ascii=False, default=str)
    with home.ledger.open("a", encoding="utf-8") as handle:
        handle.write(line + "\n")
        handle.flush()
        os.fsync(handle.fileno())


def read_runs(home: Home) -> list[Run]:
    """Return the runs, the oldest first."""
    runs: dict[str, Run] = {}
    for run in _lines(home):
        runs[run.run_id] = run
    return sorted(runs.values(), key=lambda run: run.started_at)


def _lines(home: Home) -> Iterator[Run]:
    if not home.ledger.exists():
        return
    for line in home.ledger.read_text(encoding="utf-8").splitlines():
        try:
            facts = json.loads(line)
            for name in ("started_at", "finished_at"):
                if facts[name]:
                    facts[name] = datetime.fromisoformat(facts[name])
            if facts["as_of_date"]:
                facts["as_of_date"] = date.fromisoformat(facts["as_of_date"])
            yield Run(**facts)
        except (KeyError, TypeError, ValueError):
            continue  # a line cut by a power failure tells nothing


def write_runs(connection: duckdb.DuckDBPyConnection, runs: list[Run]) -> None:
    """Write `operations.mart_refresh_runs` into an open release."""
    columns = ", ".join(f"{name} {kind}" for name, (kind, _) in COLUMNS.items())
    connection.execute(f"create table operations.mart_refresh_runs ({columns})")
    connection.execute(
        "comment on table operations.mart_refresh_runs is"
        " 'How every refresh of this warehouse ended. One row per refresh.'"
    )
    for name, (_, description) in COLUMNS.items():
        connection.execute(
            f"comment on column operations.mart_refresh_runs.{name} is '{description}'"
        )
    places = ", ".join("?" for _ in COLUMNS)
    for run in runs:
        connection.execute(
            f"insert into operations.mart_refresh_runs values ({places})",
            [_plain(getattr(run, name)) for name in COLUMNS],
        )


def _plain(value: object) -> object:
    """Return a time as DuckDB's timestamp without zone, in UTC."""
    if isinstance(value, datetime) and value.tzinfo:
        return value.astimezone(UTC).replace(tzinfo=None)
    return value
