"""Audit: Great Expectations over the build, in a process of its own.

It loads while dbt builds, and leaves the build as it is: what it measures and finds
is in a file beside it, so that the build can be copied meanwhile.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from u145.errors import ExitCode, KnownError
from u145.messages import Words
from u145.refresh.child import Child, last_words, standing_by
from u145.refresh.failures import of_expectations
from u145.refresh.running_dbt import CheckError
from u145.releases.copying import SOURCE, literal, relations
from u145.releases.describing import copy_comments
from u145.releases.pointer import Checks
from u145.settings import Home, Settings

AUDITED = {int(ExitCode.DONE), int(ExitCode.AUDIT_FAILED)}


@dataclass(frozen=True)
class Auditor:
    """An audit that waits for the build to be done."""

    summary: Path
    log: Path
    child: Child

    def audit(self) -> tuple[Checks, tuple[Words, ...]]:
        """Return how the expectations ended, and those that warned.

        Raises:
            KnownError: The audit itself broke. That is not a pass.
            CheckError: An expectation of severity `error` failed.
        """
        exit_code = self.child.go()
        if exit_code not in AUDITED or not self.summary.exists():
            reason = last_words(self.child.said)
            raise KnownError("audit.broken", reason=reason, log=self.log)
        return _read(self.summary, exit_code)


@contextmanager
def auditing(
    settings: Settings, *, release_id: str, previous: Path | None, lock: int
) -> Iterator[Auditor]:
    """Start the audit of what will be built, and yield it; it ends with the block.

    Args:
        settings: The project and the warehouse.
        release_id: The release that would be published.
        previous: The release that is current now; none at first.
        lock: Descriptor of the warehouse's lock.
    """
    home = settings.home
    home.build.mkdir(parents=True, exist_ok=True)
    summary = home.build / "audit.json"
    summary.unlink(missing_ok=True)
    log = home.build / "logs" / "audit.log"
    arguments = [
        *("-m", "expectations.run", "--when-told"),
        *("--database", str(home.build_database)),
        *("--figures", str(home.audit_figures)),
        *("--pages", str(home.folder / "data_docs" / release_id)),
        *("--release", release_id),
        *("--summary", str(summary)),
        *(("--previous", str(previous)) if previous else ()),
    ]
    with standing_by(
        arguments, folder=settings.project, environment={}, lock=lock, log=log
    ) as child:
        yield Auditor(summary, log, child)


def write_results(connection: duckdb.DuckDBPyConnection, home: Home) -> None:
    """Write what the audit found into an open release."""
    connection.execute(f"attach {literal(home.audit_figures)} as {SOURCE} (read_only)")
    for table in relations(connection, SOURCE, "table"):
        connection.execute(
            f"create table {table.quoted} as from {SOURCE}.{table.quoted}"
        )
    connection.execute(f"detach {SOURCE}")
    copy_comments(connection, home.audit_figures)


def _read(summary: Path, exit_code: int) -> tuple[Checks, tuple[Words, ...]]:
    content = json.loads(summary.read_text(encoding="utf-8"))
    errors, warned = content["errors_failed"], content["warnings_failed"]
    checks = Checks(content["checks_total"] - errors - warned, warned, errors)
    failures = content["failures"]
    if exit_code or errors:
        raise CheckError(
            "audit.failed", checks, of_expectations(failures), count=errors
        )
    return checks, tuple(
        Words(one["message_zh"], one["message_en"])
        for one in failures
        if one["severity"] == "warning"
    )
