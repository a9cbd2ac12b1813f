"""One run of a refresh, in order: land, build, audit, publish, prune.

Each step can be run again without harm, and readers see nothing of it until
the pointer moves. Whatever goes wrong before leaves them where they were. When
a step begins and when it ends stands in the ledger before the next one begins.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import ClassVar

from u145.errors import (
    ExitCode,
    KnownError,
    is_interrupt,
    is_of_the_disk,
    names_the_disk,
)
from u145.feeds import Feeds
from u145.landing.raw_layout import ensure_shapes
from u145.landing.verifying import verify_raw
from u145.messages import Messages
from u145.refresh.auditing import audit
from u145.refresh.building import CheckError, build, why_full
from u145.refresh.deliveries import Delivery, latest_day, read_deliveries
from u145.refresh.fingerprint import (
    already_told,
    inputs_fingerprint,
    read_code,
    versions,
)
from u145.refresh.following import follow_up
from u145.refresh.history import write_history
from u145.refresh.land import land
from u145.refresh.ledger import Run, read_runs, start_run
from u145.refresh.record import Record, Tell
from u145.refresh.registry import write_registry
from u145.refresh.wish import Wish
from u145.releases.checksum import count_rows
from u145.releases.pointer import (
    Checks,
    Release,
    is_intact,
    pointed_release,
)
from u145.releases.publishing import Candidate, name_release, publish
from u145.settings import Settings


class NothingNew(KnownError):  # noqa: N818 - an exit code, not an error
    """There is nothing that the current release does not tell."""

    exit_code: ClassVar[ExitCode] = ExitCode.NOTHING_NEW


class Attempt:
    """One run under the lock."""

    def __init__(
        self, settings: Settings, wish: Wish, tell: Tell, feeds: Feeds, lock: int
    ) -> None:
        self.settings, self.home = settings, settings.home
        self.wish, self.feeds, self.lock = wish, feeds, lock
        self.code = read_code(settings)
        run = start_run(datetime.now(UTC), **versions(self.code))
        self.record = Record(self.home, run, tell, settings.language)
        self.tell = self.record.tell

    def go(self) -> Release:
        """Run every step and return the published release.

        Raises:
            KnownError: With the exit code and the line to say.
        """
        try:
            return self._go()
        except BaseException as error:
            known = _known(error, self.home.folder)
            self.record.end(self._ended_by(known))
            if known is error:
                raise
            raise known from error
        finally:
            self.record.close()

    def _go(self) -> Release:
        deliveries = self._land()
        as_of = self.wish.as_of or latest_day(deliveries, datetime.now(UTC).date())
        inputs = inputs_fingerprint(self.code.sha256, as_of, deliveries)
        self.record.learn(as_of_date=as_of)
        self._leave_if_known(inputs, deliveries)
        release_id = name_release(as_of, self.record.run.started_at, inputs)
        self.record.learn(release_id=release_id)
        checks = self._build(as_of)
        checks = _sum(checks, self._audit(release_id))
        release = self._publish(
            Candidate(
                release_id=release_id,
                build_database=self.home.build_database,
                as_of=as_of,
                inputs_sha256=inputs,
                checks=checks,
                deliveries=len({one.delivery_id for one in deliveries}),
                code_version=self.record.run.code_version,
            )
        )
        follow_up(self.record, release.release_id)
        return release

    def _ended_by(self, error: BaseException) -> Run:
        """Return the run as an error ended it; what readers see is published."""
        run, current = self.record.run, pointed_release(self.home)
        if current and current.release_id == run.release_id:
            return run.ended("published", ExitCode.DONE)
        return _ended_by(error, run)

    def _land(self) -> list[Delivery]:
        with self.record.step("land") as step:
            report = land(self.home, self.wish, self.feeds, self.tell)
            ensure_shapes(self.home.raw)
            step.rows = report.rows_landed
            self.record.learn(
                deliveries_new=len(report.files) - len(report.of("known")),
                rows_landed=report.rows_landed,
            )
            return read_deliveries(self.home)

    def _leave_if_known(self, inputs: str, deliveries: list[Delivery]) -> None:
        """Leave when a release already tells all this."""
        if not any(one.outcome == "landed" for one in deliveries):
            raise NothingNew("refresh.nothing_landed", path=self.wish.inbox)
        told = None if self.wish.is_full else already_told(self.home, inputs)
        if told:
            raise NothingNew("refresh.nothing_new", release=told.release_id)

    def _build(self, as_of: date) -> Checks:
        why = "asked" if self.wish.is_full else why_full(self.home, self.code)
        self.record.learn(is_full=why is not None)
        with self.record.step("build") as step:
            verify_raw(self.home.raw)
            write_registry(self.home, self.feeds, self.record.run, as_of)
            self.tell(f"refresh.building_{why}" if why else "refresh.building")
            built = build(
                self.settings,
                code=self.code,
                is_full=why is not None,
                target=self.wish.target,
                lock=self.lock,
            )
            step.rows = count_rows(self.home.build_database)
        self.tell("refresh.built", models=built.models, tests=built.checks.passed)
        self._warn(built.warnings)
        return built.checks

    def _audit(self, release_id: str) -> Checks:
        current = pointed_release(self.home)
        previous = current.path if current and is_intact(current) else None
        self.tell("refresh.auditing")
        with self.record.step("audit"):
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
        checks = candidate.checks
        with self.record.step("publish") as step:
            runs = read_runs(self.home)[:-1]  # the last one is this
            self.record.learn(
                checks_passed=checks.passed,
                checks_warned=checks.warned,
                checks_failed=checks.failed,
            )
            # In the release stands what is true once readers can open it.
            ended = self.record.run.finished("done").ended("published", ExitCode.DONE)
            release = publish(
                self.home, candidate, lambda file: write_history(file, [*runs, ended])
            )
            step.rows = count_rows(release.path)
        self.record.end(self.record.run.ended("published", ExitCode.DONE))
        return release


def _sum(one: Checks, other: Checks) -> Checks:
    return Checks(
        one.passed + other.passed,
        one.warned + other.warned,
        one.failed + other.failed,
    )


def _known(error: BaseException, folder: object) -> BaseException:
    """Return an error that a person can act on, where there is one."""
    if is_interrupt(error) or not isinstance(error, Exception):
        return error
    is_words_of_disk = isinstance(error, KnownError) and names_the_disk(str(error))
    if is_of_the_disk(error) or is_words_of_disk:
        return KnownError("refresh.disk_full", path=folder, reason=error)
    return error


OUTCOMES = {
    ExitCode.NOTHING_NEW: "nothing_new",
    ExitCode.AUDIT_FAILED: "audit_failed",
}


def _ended_by(error: BaseException, run: Run) -> Run:
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
