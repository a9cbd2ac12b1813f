"""What came out of an audit, as rows of a table and as one outcome."""

from dataclasses import asdict, astuple, dataclass
from pathlib import Path
from typing import Any

import duckdb

from expectations.failing_rows import failing_rows
from expectations.measures import NotMeasured
from expectations.result_columns import COLUMNS, DESCRIPTION
from expectations.rules import Rulebook
from expectations.suites import Promise

TABLE = "operations.mart_expectation_results"


@dataclass(frozen=True)
class Result:
    """One expectation of one release. The fields are the table's columns."""

    release_id: str
    suite: str
    feed_id: str | None  # none: the suite looks across feeds
    rule_id: str
    expectation: str
    column_name: str | None
    owner: str
    severity: str
    success: bool
    is_raised: bool
    status_id: str  # a state of kind check in the catalogue
    rule_name_zh: str
    rule_name_en: str
    observed: str
    expected: str
    message_zh: str
    message_en: str


@dataclass(frozen=True)
class AuditOutcome:
    """How an audit ended. A broken `error` means: do not publish."""

    release_id: str
    checks_total: int
    errors_failed: int
    warnings_failed: int
    failures: tuple[Result, ...]
    data_docs: str  # index.html, or why there is none

    @property
    def is_passed(self) -> bool:
        """Say whether the release may be published."""
        return self.errors_failed == 0

    def summary(self, rulebook: Rulebook) -> dict[str, Any]:
        """Return the outcome in plain types, for a JSON file.

        Each failure comes with the query of the rows behind it.
        """
        failures = [
            {**asdict(one), "query": _query(one, rulebook)} for one in self.failures
        ]
        return {**asdict(self), "is_passed": self.is_passed, "failures": failures}


class Reporter:
    """Turns what Great Expectations says into results of one release."""

    def __init__(self, release_id: str, owners: dict[str, str]) -> None:
        """Remember the release, and which unit owns which feed."""
        self.release_id = release_id
        self.owners = owners

    def result(
        self, promise: Promise, suite: str, observed: str, success: bool, raised: bool
    ) -> Result:
        """Return one result in both languages."""
        rule, limit = promise.rule, promise.limit
        sender = self.owners.get(suite, "")
        return Result(
            release_id=self.release_id,
            suite=suite,
            feed_id=suite if suite in self.owners else None,
            rule_id=rule.rule_id,
            expectation=rule.kind,
            column_name=rule.column_name or None,
            owner=sender if rule.owner == "sender" and sender else rule.owner,
            severity=limit.severity,
            success=success,
            is_raised=raised,
            status_id=_status(limit.severity, success, raised),
            rule_name_zh=rule.zh,
            rule_name_en=rule.en,
            observed=observed,
            expected=f"{limit.text} %",
            message_zh=f"{suite}：{rule.zh}，实际 {observed}，要求 {limit.text}",
            message_en=f"{suite}: {rule.en}, found {observed}, expected {limit.text}",
        )

    def from_gx(self, promise: Promise, suite: str, answer: Any) -> Result:
        """Return the result of one expectation; one that raised has failed."""
        raised = _raised(answer.exception_info)
        observed = raised or _observed(answer.result)
        success = bool(answer.success) and not raised
        return self.result(promise, suite, observed, success, bool(raised))

    def from_failed_measure(self, failure: NotMeasured) -> list[Result]:
        """Return failures for a rule that could not be measured."""
        promises = [
            Promise(failure.rule, limit, expectation=None)  # type: ignore[arg-type]
            for limit in failure.rule.limits
        ]
        text = failure.message.splitlines()[0]
        return [self.result(p, failure.suite, text, False, True) for p in promises]


def _status(severity: str, success: bool, raised: bool) -> str:
    """Return the state of a result; what raised says nothing about the data."""
    if raised:
        return "raised"
    if success:
        return "passed"
    return "failed" if severity == "error" else "warned"


def _raised(info: dict[str, Any] | None) -> str:
    """Return the message of what was raised, or nothing.

    Great Expectations reports one exception flat, and several by metric.
    """
    if not info:
        return ""
    for part in (info, *info.values()):
        if isinstance(part, dict) and part.get("raised_exception"):
            return str(part.get("exception_message") or "raised").splitlines()[0]
    return ""


def _observed(result: dict[str, Any]) -> str:
    total = result.get("element_count") or 0
    wrong = result.get("unexpected_count") or 0
    if not total:
        return "0 / 0"
    examples = result.get("partial_unexpected_list") or []
    if wrong and examples and isinstance(examples[0], float):
        return ", ".join(f"{value:g} %" for value in examples[:3])
    percent = result.get("unexpected_percent") or 0.0
    return f"{wrong} / {total} ({percent:.2f} %)"


def _query(failure: Result, rulebook: Rulebook) -> str:
    """Return what selects the rows; nothing where the rule could not be run."""
    if failure.is_raised:
        return ""
    named = [rule for rule in rulebook.rules if rule.rule_id == failure.rule_id]
    [rule] = rulebook.of_feed(failure.suite, named)
    return failing_rows(rule, failure.severity, failure.suite, rulebook.relations)


def outcome(release_id: str, results: list[Result], data_docs: str) -> AuditOutcome:
    """Return the verdict over all results."""
    failures = tuple(result for result in results if not result.success)
    errors = sum(failure.severity == "error" for failure in failures)
    return AuditOutcome(
        release_id=release_id,
        checks_total=len(results),
        errors_failed=errors,
        warnings_failed=len(failures) - errors,
        failures=failures,
        data_docs=data_docs,
    )


def write_results(figures: Path, results: list[Result]) -> None:
    """Write the table of results into the file of figures, as it is published."""
    typed = ", ".join(f"{name} {kind}" for name, (kind, _) in COLUMNS.items())
    with duckdb.connect(str(figures)) as connection:
        connection.execute("create schema operations")
        connection.execute(f"create table {TABLE} ({typed})")
        connection.execute(f"comment on table {TABLE} is '{DESCRIPTION}'")
        for name, (_, meaning) in COLUMNS.items():
            connection.execute(f"comment on column {TABLE}.{name} is '{meaning}'")
        if results:
            marks = ", ".join("?" for _ in COLUMNS)
            connection.executemany(
                f"insert into {TABLE} values ({marks})",
                [astuple(result) for result in results],
            )
