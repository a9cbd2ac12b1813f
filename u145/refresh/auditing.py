"""Audit: Great Expectations over the build, in a process of its own."""

import json
from pathlib import Path

from u145.errors import ExitCode, KnownError
from u145.messages import Words
from u145.refresh.building import CheckError
from u145.refresh.child import last_words, run_child
from u145.refresh.failures import of_expectations
from u145.releases.pointer import Checks
from u145.settings import Settings

AUDITED = {int(ExitCode.DONE), int(ExitCode.AUDIT_FAILED)}


def audit(
    settings: Settings, *, release_id: str, previous: Path | None, lock: int
) -> tuple[Checks, tuple[Words, ...]]:
    """Return how the expectations ended, and those that warned.

    Raises:
        KnownError: The audit itself broke. That is not a pass.
        CheckError: An expectation of severity `error` failed.
    """
    home = settings.home
    summary = home.build / "audit.json"
    summary.unlink(missing_ok=True)
    log = home.build / "logs" / "audit.log"
    arguments = [
        *("-m", "expectations.run"),
        *("--database", str(home.build_database)),
        *("--home", str(home.folder)),
        *("--release", release_id),
        *("--summary", str(summary)),
        *(("--previous", str(previous)) if previous else ()),
    ]
    exit_code = run_child(
        arguments, folder=settings.project, environment={}, lock=lock, log=log
    )
    if exit_code not in AUDITED or not summary.exists():
        raise KnownError("audit.broken", reason=last_words(log), log=log)
    return _read(summary, exit_code)


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
