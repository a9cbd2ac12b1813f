"""What the rules mean to Great Expectations. It runs nothing."""

from dataclasses import dataclass
from typing import Any

import great_expectations.expectations as gxe
from great_expectations.expectations.expectation import Expectation
from great_expectations.expectations.row_conditions import Column

from expectations.failing_rows import quoted
from expectations.measures import Feed
from expectations.rules import Limit, Rule, Rulebook

GX_SEVERITY = {"error": "critical", "warning": "warning"}


@dataclass(frozen=True)
class Promise:
    """One expectation with the rule and the limit that it comes from."""

    rule: Rule
    limit: Limit
    expectation: Expectation

    @property
    def key(self) -> tuple[str, str]:
        """Return what finds the promise again among the results."""
        return self.rule.rule_id, self.limit.severity


@dataclass(frozen=True)
class Part:
    """A set of rows and what is expected of them."""

    suite: str  # feed_id, or the name of a suite across feeds
    name: str
    query: str
    promises: tuple[Promise, ...]


def parts_of_feed(feed: Feed, rulebook: Rulebook) -> list[Part]:
    """Return what is expected of one feed: its rows, then its percentages."""
    rules = rulebook.of_feed(feed.feed_id, rulebook.rules)
    where = f"where feed_id = '{quoted(feed.feed_id)}'"
    parts = [
        Part(
            feed.feed_id,
            record,
            f"select * from {relation} {where}",
            _promises(
                rule for rule in rules if rule.is_on_rows and record in rule.records
            ),
        )
        for record, relation in rulebook.relations.items()
        if record in feed.record_kinds
    ]
    measured = [
        rule
        for rule in rules
        if not rule.is_on_rows
        and not rule.suite
        and (not rule.records or set(rule.records) & set(feed.record_kinds))
    ]
    return [*parts, _measured(feed.feed_id, measured)]


def parts_of_suite(suite: str, rulebook: Rulebook) -> list[Part]:
    """Return what is expected across feeds, such as of drift."""
    return [_measured(suite, [r for r in rulebook.rules if r.suite == suite])]


def _measured(suite: str, rules: list[Rule]) -> Part:
    query = f"select * from audit_figures.measured where suite = '{quoted(suite)}'"
    return Part(suite, "measured", query, _promises(rules))


def _promises(rules: Any) -> tuple[Promise, ...]:
    return tuple(
        Promise(rule, limit, _expectation(rule, limit))
        for rule in rules
        for limit in rule.limits
    )


def _expectation(rule: Rule, limit: Limit) -> Expectation:
    facts: dict[str, Any] = {
        "severity": GX_SEVERITY[limit.severity],
        "meta": {"rule": rule.rule_id, "severity": limit.severity},
        "notes": f"{rule.zh} · {rule.en} ({limit.text})",
    }
    if not rule.is_on_rows:
        return gxe.ExpectColumnValuesToBeBetween(
            column="measured",
            min_value=limit.low,
            max_value=limit.high,
            row_condition=Column("rule_id") == rule.rule_id,
            **facts,
        )
    facts["mostly"] = 1 - (limit.high or 0) / 100
    if rule.kind == "null":
        return gxe.ExpectColumnValuesToNotBeNull(column=rule.column, **facts)
    if rule.kind == "range":
        low, high = rule.between
        return gxe.ExpectColumnValuesToBeBetween(
            column=rule.column, min_value=low, max_value=high, **facts
        )
    return gxe.ExpectColumnPairValuesAToBeGreaterThanB(
        column_A=rule.later,
        column_B=rule.earlier,
        or_equal=True,
        ignore_row_if="either_value_is_missing",
        **facts,
    )
