"""The durable record of refreshes: every step of a run is noted when it begins.

One line of JSON a note, the last one of a run counts. A run whose last note
has no end was killed; the next run finds out how far it came and says so.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

from u145.errors import ExitCode
from u145.settings import Home

KILLED = "killed"


@dataclass(frozen=True)
class Step:
    """One step of a run: land, build, audit, publish or prune."""

    step: str
    started_at: datetime
    finished_at: datetime | None = None
    outcome: str = KILLED  # done, failed, stopped, or killed
    rows: int | None = None  # rows it landed, built or published


@dataclass(frozen=True)
class Run:
    """One refresh."""

    run_id: str
    started_at: datetime
    finished_at: datetime | None = None
    as_of_date: date | None = None
    outcome: str = KILLED
    exit_code: int | None = None
    release_id: str | None = None
    deliveries_new: int = 0
    rows_landed: int = 0
    is_full: bool = False
    held_feeds: str = ""  # comma-separated
    checks_passed: int = 0
    checks_warned: int = 0
    checks_failed: int = 0
    code_version: str = ""
    dbt_version: str = ""
    duckdb_version: str = ""
    seeds_sha256: str = ""
    message_zh: str | None = None
    message_en: str | None = None
    steps: tuple[Step, ...] = ()

    @property
    def step(self) -> str | None:
        """Return the step that was begun and not ended, if there is one."""
        open_steps = [step.step for step in self.steps if step.finished_at is None]
        return open_steps[-1] if open_steps else None

    def ended(self, outcome: str, exit_code: ExitCode, **facts: object) -> "Run":
        """Return the run as it ended."""
        return replace(
            self,
            outcome=outcome,
            exit_code=int(exit_code),
            finished_at=datetime.now(UTC),
            **facts,  # type: ignore[arg-type]
        )

    def began(self, step: str) -> "Run":
        """Return the run with one more step, which has just begun."""
        return replace(self, steps=(*self.steps, Step(step, datetime.now(UTC))))

    def finished(self, outcome: str, rows: int | None = None) -> "Run":
        """Return the run with its last step ended."""
        *before, last = self.steps
        last = replace(last, finished_at=datetime.now(UTC), outcome=outcome, rows=rows)
        return replace(self, steps=(*before, last))


def start_run(started_at: datetime, **versions: str) -> Run:
    """Return a new run, named after the moment it started."""
    stamp = f"{started_at:%Y%m%dT%H%M%S}"
    run_id = f"{stamp}.{started_at.microsecond:06d}Z"
    return Run(run_id, started_at, **versions)  # type: ignore[arg-type]


def note(home: Home, run: Run) -> None:
    """Append what is known of a run now; the last line of a run counts."""
    line = json.dumps(asdict(run), ensure_ascii=False, default=str)
    with home.ledger.open("ab+") as handle:
        if _ends_within_a_line(handle):
            line = f"\n{line}"
        handle.write(f"{line}\n".encode())
        handle.flush()
        os.fsync(handle.fileno())


def _ends_within_a_line(handle: Any) -> bool:
    """Tell whether a power cut left half a line, which ours must not join."""
    if handle.seek(0, os.SEEK_END) == 0:
        return False
    handle.seek(-1, os.SEEK_END)
    return bool(handle.read(1) != b"\n")


def read_runs(home: Home) -> list[Run]:
    """Return the runs, the oldest first, whatever a clock that was set back says."""
    return list({run.run_id: run for run in _lines(home)}.values())


def _lines(home: Home) -> Iterator[Run]:
    if not home.ledger.exists():
        return
    for line in home.ledger.read_bytes().splitlines():
        try:
            facts = _timed(json.loads(line))
            if facts["as_of_date"]:
                facts["as_of_date"] = date.fromisoformat(facts["as_of_date"])
            steps = tuple(Step(**_timed(step)) for step in facts["steps"])
            yield Run(**{**facts, "steps": steps})
        except (KeyError, TypeError, ValueError):
            continue  # a line cut by a power failure tells nothing


def _timed(facts: dict[str, Any]) -> dict[str, Any]:
    for name in ("started_at", "finished_at"):
        if facts[name]:
            facts[name] = datetime.fromisoformat(facts[name])
    return facts
