"""One run of a refresh, in order: land, build, audit, publish, prune.

Each step can be run again without harm, and readers see nothing of it until
the pointer moves. Whatever goes wrong before leaves them where they were. When
a step begins and when it ends stands in the ledger before the next one begins.
"""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime
from functools import partial
from typing import ClassVar

import duckdb

from u145.errors import ExitCode, KnownError
from u145.feeds import Feeds
from u145.landing.raw_layout import ensure_shapes
from u145.landing.verifying import verify_raw
from u145.messages import Words
from u145.refresh.auditing import Auditor, auditing, write_results
from u145.refresh.building import Build, ready_to_build
from u145.refresh.building_on_spark import build_on_spark
from u145.refresh.built import Built, becoming, note_release, read_built, why_all
from u145.refresh.candidate import remember_published
from u145.refresh.deliveries import Delivery, read_deliveries
from u145.refresh.ending import ended_by, known
from u145.refresh.engines import is_on_spark
from u145.refresh.fingerprint import already_told, read_code, versions
from u145.refresh.following import follow_up
from u145.refresh.history import write_history
from u145.refresh.holding import Published, reading_published
from u145.refresh.inspecting import hold_more, keep_candidate
from u145.refresh.land import land
from u145.refresh.ledger import Run, read_runs, start_run
from u145.refresh.planning import Plan, make_plan, reasons_to_hold, tell_held
from u145.refresh.record import Record, Tell
from u145.refresh.registry import write_registry
from u145.refresh.running_dbt import CheckError
from u145.refresh.wish import Wish
from u145.releases.checksum import count_rows
from u145.releases.drafting import Draft, drafting
from u145.releases.pointer import Checks, Release, is_intact, pointed_release
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
        self._published = reading_published(self.home)

    def go(self) -> Release:
        """Run every step and return the published release.

        Raises:
            KnownError: With the exit code and the line to say.
        """
        try:
            return self._go()
        except BaseException as error:
            error_known = known(error, self.home.folder)
            self.record.end(self._ended_by(error_known))
            if error_known is error:
                raise
            raise error_known from error
        finally:
            self.record.close()

    def _go(self) -> Release:
        deliveries = self._land()
        reasons = reasons_to_hold(
            self.home, self.wish, self.code, deliveries, self.published
        )
        plan = self._plan(deliveries, reasons)
        self._leave_if_known(plan)
        release = self._release(plan, deliveries, reasons)
        follow_up(self.record, release.release_id)
        return release

    @property
    def published(self) -> Published:
        """Return what readers see while this run works."""
        return self._published.result()

    def _plan(self, deliveries: list[Delivery], reasons: Mapping[str, Words]) -> Plan:
        plan = make_plan(self.wish, self.code, deliveries, self.published, reasons)
        self.record.learn(as_of_date=plan.as_of, held_feeds=",".join(plan.held_feeds))
        return plan

    def _release(
        self, plan: Plan, deliveries: list[Delivery], reasons: dict[str, Words]
    ) -> Release:
        """Build, audit and publish a plan; feeds may be held on the way.

        Raises:
            CheckError: A check failed, and holding back what readers do not see
                yet is not wished for, or would not mend it.
        """
        tell_held(plan, self.wish, self.tell)
        release_id = name_release(plan.as_of, self.record.run.started_at, plan.inputs)
        self.record.learn(release_id=release_id)
        try:
            release = self._checked(plan, release_id)
        except CheckError as error:
            candidate, told = keep_candidate(
                self.home, self.feeds, self.published, plan, self.record.run, error
            )
        else:
            remember_published(self.home, plan.held_feeds, release_id)
            return release
        more = {}
        if self.wish.is_auto:
            more = hold_more(self.home, candidate, self.published, plan)
        if not more:
            raise told
        self.tell(told.key, **told.values)
        reasons = reasons | more
        return self._release(self._plan(deliveries, reasons), deliveries, reasons)

    def _checked(self, plan: Plan, release_id: str) -> Release:
        """Publish a plan whose checks passed.

        The audit loads while dbt builds, and the release is written while it runs.
        """
        why = why_all(self.settings, self.wish, self.code)
        before = None if why else read_built(self.home)
        self.record.learn(is_full=why is not None)
        current = pointed_release(self.home)
        if current and not is_intact(current):
            current = None
        is_base = current and before and before.release_id == current.release_id
        with (
            auditing(
                self.settings,
                release_id=release_id,
                previous=current.path if current else None,
                lock=self.lock,
            ) as auditor,
            drafting(
                self.home, release_id, current.path if current and is_base else None
            ) as draft,
        ):
            checks = self._build(plan, why, before)
            draft.fill(self.home.build_database)
            return self._publish(plan, checks + self._audit(auditor), draft)

    def _ended_by(self, error: BaseException) -> Run:
        """Return the run as an error ended it; what readers see is published."""
        run, current = self.record.run, pointed_release(self.home)
        if current and current.release_id == run.release_id:
            return run.ended("published", ExitCode.DONE)
        return ended_by(error, run)

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

    def _leave_if_known(self, plan: Plan) -> None:
        """Leave when a release already tells all this."""
        if not any(one.outcome == "landed" for one in plan.deliveries):
            raise NothingNew("refresh.nothing_landed", path=self.wish.inbox)
        told = None if self.wish.is_full else already_told(self.home, plan.inputs)
        if told:
            raise NothingNew("refresh.nothing_new", release=told.release_id)

    def _build(self, plan: Plan, why: str | None, before: Built | None) -> Checks:
        with (
            self.record.step("build") as step,
            self._ready_to_build(is_full=why is not None) as build,
        ):
            verify_raw(self.home.raw)
            write_registry(self.home, self.feeds, self.record.run, plan, before)
            self.tell(f"refresh.building_{why}" if why else "refresh.building")
            built = build(becoming(self.code, plan.deliveries, plan.as_of))
            step.rows = count_rows(self.home.build_database)
        self.tell("refresh.built", models=built.models, tests=built.checks.passed)
        self._warn(built.warnings)
        return built.checks

    def _ready_to_build(self, *, is_full: bool) -> AbstractContextManager[Build]:
        settings, target, lock = self.settings, self.wish.target, self.lock
        if is_on_spark(settings, target):
            return nullcontext(
                partial(build_on_spark, settings, target=target, lock=lock)
            )
        return ready_to_build(settings, is_full=is_full, target=target, lock=lock)

    def _audit(self, auditor: Auditor) -> Checks:
        self.tell("refresh.auditing")
        with self.record.step("audit"):
            checks, warnings = auditor.audit()
        self.tell("refresh.audited", passed=checks.passed, warned=checks.warned)
        self._warn(warnings)
        return checks

    def _warn(self, warnings: Iterable[object]) -> None:
        for warning in warnings:
            self.tell("refresh.warning", text=warning)

    def _publish(self, plan: Plan, checks: Checks, draft: Draft) -> Release:
        candidate = Candidate(
            as_of=plan.as_of,
            inputs_sha256=plan.inputs,
            checks=checks,
            deliveries=len({one.delivery_id for one in plan.deliveries}),
            code_version=self.record.run.code_version,
        )
        with self.record.step("publish") as step:
            runs = read_runs(self.home)[:-1]  # the last one is this
            self.record.learn(
                checks_passed=checks.passed,
                checks_warned=checks.warned,
                checks_failed=checks.failed,
            )
            # In the release stands what is true once readers can open it.
            ended = self.record.run.finished("done").ended("published", ExitCode.DONE)

            def add(connection: duckdb.DuckDBPyConnection) -> None:
                write_results(connection, self.home)
                write_history(connection, [*runs, ended])

            release = publish(draft, candidate, add)
            step.rows = count_rows(release.path)
        note_release(self.home, release.release_id)
        self.record.end(self.record.run.ended("published", ExitCode.DONE))
        return release
