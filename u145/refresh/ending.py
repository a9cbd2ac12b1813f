"""How a run ends when an error ends it."""

from u145.errors import (
    ExitCode,
    KnownError,
    is_interrupt,
    is_of_the_disk,
    names_the_disk,
)
from u145.messages import Messages
from u145.refresh.ledger import Run
from u145.refresh.running_dbt import CheckError
from u145.releases.pointer import Checks

OUTCOMES = {
    ExitCode.NOTHING_NEW: "nothing_new",
    ExitCode.AUDIT_FAILED: "audit_failed",
}


def known(error: BaseException, folder: object) -> BaseException:
    """Return an error that a person can act on, where there is one."""
    if is_interrupt(error) or not isinstance(error, Exception):
        return error
    is_words_of_disk = isinstance(error, KnownError) and names_the_disk(str(error))
    if is_of_the_disk(error) or is_words_of_disk:
        return KnownError("refresh.disk_full", path=folder, reason=error)
    return error


def ended_by(error: BaseException, run: Run) -> Run:
    """Return the run as an error ended it."""
    if is_interrupt(error):
        return run.ended("stopped", ExitCode.STOPPED, release_id=None)
    if not isinstance(error, KnownError):
        text = f"{type(error).__name__}: {error}"
        return run.ended(
            "failed", ExitCode.FAILED, message_zh=text, message_en=text, release_id=None
        )
    checks = error.checks if isinstance(error, CheckError) else Checks()
    return run.ended(
        OUTCOMES.get(error.exit_code, "failed"),
        error.exit_code,
        release_id=None,
        checks_passed=checks.passed,
        checks_warned=checks.warned,
        checks_failed=checks.failed,
        message_zh=Messages("zh").say(error.key, **error.values),
        message_en=Messages("en").say(error.key, **error.values),
    )
