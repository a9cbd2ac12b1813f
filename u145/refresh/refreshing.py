"""The whole refresh, in order: land, build, audit, publish, prune.

Each step can be run again without harm, and readers see nothing of it until
the pointer moves. Whatever goes wrong before leaves them where they were.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import ClassVar

from u145.errors import ExitCode, KnownError, UsageError
from u145.feeds import Feeds
from u145.landing.raw_layout import ensure_shapes
from u145.messages import Messages
from u145.refresh.auditing import audit
from u145.refresh.building import CheckError, build, check_target, must_be_full
from u145.refresh.deliveries import Delivery, latest_day, read_deliveries
from u145.refresh.fingerprint import (
    code_fingerprint,
    code_version,
    inputs_fingerprint,
)
from u145.refresh.land import land, read_feeds
from u145.refresh.ledger import Run, note, read_runs, start_run, write_runs
from u145.refresh.lock import hold_lock
from u145.refresh.registry import write_registry
from u145.releases.pointer import (
    Checks,
    Release,
    is_intact,
    list_releases,
    pointed_release,
)
from u145.releases.publishing import Candidate, name_release, publish
from u145.releases.retention import prune
from u145.settings import Settings

Tell = Callable[..., None]  # takes a message's key and values


class NothingNew(KnownError):  # noqa: N818 - an exit code, not an error
    """There is nothing that the current release does not tell."""

    exit_code: ClassVar[ExitCode] = ExitCode.NOTHING_NEW


@dataclass(frozen=True)
class Wish:
    """What the caller of a refresh asked for."""

    inbox: Path
    as_of: date | None = None
    is_full: bool = False
    target: str | None = None


def refresh(settings: Settings, wish: Wish, tell: Tell) -> Release:
    """Bring the warehouse up to date and return the release it published.

    Raises:
        KnownError: With the exit code and the line to say; readers stay on the
            release they had.
    """
    feeds = _check(settings, wish, datetime.now(UTC).date())
    with hold_lock(settings.home) as lock:
        attempt = _Attempt(settings, wish, tell, feeds, lock)
        try:
            return attempt.go()
        except BaseException as error:
            note(settings.home, _ended_by(error, attempt.run))
            raise


def _check(settings: Settings, wish: Wish, today: date) -> Feeds:
    """Return the feeds, after refusing what can't work before anything starts."""
    if not wish.inbox.is_dir():
        raise UsageError("refresh.no_inbox", path=wish.inbox)
    if wish.as_of and wish.as_of > today:
        raise UsageError("refresh.future", day=wish.as_of, today=today)
    check_target(settings, wish.target)
    return read_feeds(settings.feeds)


class _Attempt:
    """One run under the lock. `run` always tells how far it came."""

    def __init__(
        self, settings: Settings, wish: Wish, tell: Tell, feeds: Feeds, lock: int
    ) -> None:
        self.settings, self.home = settings, settings.home
        self.wish, self.tell, self.feeds, self.lock = wish, tell, feeds, lock
        self.code = code_fingerprint(settings)
        self.run = replace(
            start_run(datetime.now(UTC)), code_version=code_version(self.code)
        )

    def go(self) -> Release:
        """Run every step and return the published release."""
        self._enter("land")
        report = land(self.home, self.wish.inbox, self.feeds, self.tell)
        ensure_shapes(self.home.raw)
        deliveries = read_deliveries(self.home)
        as_of = self.wish.as_of or latest_day(deliveries, datetime.now(UTC).date())
        is_full = self.wish.is_full or must_be_full(self.home, self.code)
        self.run = replace(
            self.run,
            as_of_date=as_of,
            is_full=is_full,
            deliveries_new=len(report.files) - len(report.of("known")),
            rows_landed=report.rows_landed,
        )
        inputs = inputs_fingerprint(self.code, as_of, deliveries)
        self._leave_if_known(inputs, deliveries)
        checks = self._build(as_of, is_full)
        release_id = name_release(as_of, self.run.started_at, inputs)
        checks = _sum(checks, self._audit(release_id))
        release = self._publish(
            Candidate(
                release_id=release_id,
                build_database=self.home.build_database,
                as_of=as_of,
                inputs_sha256=inputs,
                checks=checks,
                deliveries=len({one.delivery_id for one in deliveries}),
                code_version=self.run.code_version,
            )
        )
        self._enter("prune")
        prune(self.home)
        note(self.home, replace(self.run, step=None))
        return release

    def _enter(self, step: str) -> None:
        self.run = replace(self.run, step=step)
        note(self.home, self.run)

    def _leave_if_known(self, inputs: str, deliveries: list[Delivery]) -> None:
        """Leave when a release already tells all this.

        Also the newest one, when somebody rolled back from it: the next run
        without news must not undo that.
        """
        if not any(one.outcome == "landed" for one in deliveries):
            raise NothingNew("refresh.nothing_landed", path=self.wish.inbox)
        current = pointed_release(self.home)
        if self.wish.is_full or current is None or not is_intact(current):
            return
        for release in (current, *list_releases(self.home)[:1]):
            if release.inputs_sha256 == inputs:
                raise NothingNew("refresh.nothing_new", release=current.release_id)

    def _build(self, as_of: date, is_full: bool) -> Checks:
        self._enter("build")
        write_registry(self.home, self.feeds, self.run, as_of)
        self.tell("refresh.building_all" if is_full else "refresh.building")
        built = build(
            self.settings,
            code=self.code,
            is_full=is_full,
            target=self.wish.target,
            lock=self.lock,
        )
        passed = built.checks.passed
        self.tell("refresh.built", models=built.models, tests=passed)
        self._warn(built.warnings)
        return built.checks

    def _audit(self, release_id: str) -> Checks:
        self._enter("audit")
        current = pointed_release(self.home)
        previous = current.path if current and is_intact(current) else None
        self.tell("refresh.auditing")
        checks, warnings = audit(
            self.settings, release_id=release_id, previous=previous, lock=self.lock
        )
        self.tell("refresh.audited", passed=checks.passed, warned=checks.warned)
        self._warn(warnings)
        return checks

    def _warn(self, warnings: Iterable[object]) -> None:
        for warning in warnings:
            self.tell("refresh.warning", text=warning)

    def _publish(self, candidate: Candidate) -> Release:
        self._enter("publish")
        runs = [run for run in read_runs(self.home) if run.run_id != self.run.run_id]
        self.run = self.run.ended(
            "published",
            ExitCode.DONE,
            release_id=candidate.release_id,
            checks_passed=candidate.checks.passed,
            checks_warned=candidate.checks.warned,
            checks_failed=candidate.checks.failed,
        )
        return publish(
            self.home, candidate, lambda file: write_runs(file, [*runs, self.run])
        )


def _sum(one: Checks, other: Checks) -> Checks:
    return Checks(
        one.passed + other.passed,
        one.warned + other.warned,
        one.failed + other.failed,
    )


def _ended_by(error: BaseException, run: Run) -> Run:
    """Return the run as an error ended it."""
    if not isinstance(error, KnownError):
        text = f"{type(error).__name__}: {error}"
        return run.ended(
            "failed", ExitCode.FAILED, message_zh=text, message_en=text, release_id=None
        )
    checks = error.checks if isinstance(error, CheckError) else Checks()
    outcomes = {
        ExitCode.NOTHING_NEW: "nothing_new",
        ExitCode.AUDIT_FAILED: "audit_failed",
    }
    return run.ended(
        outcomes.get(error.exit_code, "failed"),
        error.exit_code,
        release_id=None,
        checks_passed=checks.passed,
        checks_warned=checks.warned,
        checks_failed=checks.failed,
        message_zh=Messages("zh").say(error.key, **error.values),
        message_en=Messages("en").say(error.key, **error.values),
    )
