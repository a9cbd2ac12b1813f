"""The rules of `rules.yml`, read and checked. It measures nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

RULES = Path(__file__).with_name("rules.yml")
SEVERITIES = ("error", "warning")
IGNORED = "ignored"
ON_ROWS = {"null": ("column",), "range": ("column", "between")} | {
    "order": ("later", "earlier")
}
MEASURED = {
    "volume",
    "resent",
    "landed_nothing",
    "one_date",
    "future",
    "table_rows",
    "indicator_jump",
    "restated",
}


class RuleError(ValueError):
    """A rule that cannot be followed: names the rule and what was expected."""


@dataclass(frozen=True)
class Limit:
    """How far a measured percentage may go before it counts as a failure."""

    severity: str
    low: float | None
    high: float | None

    @property
    def text(self) -> str:
        """Return the limit as people write it."""
        if self.low is None:
            return f"≤ {self.high:g}"
        if self.high is None:
            return f"≥ {self.low:g}"
        return f"{self.low:g}–{self.high:g}"


@dataclass(frozen=True)
class Rule:
    """One thing that is expected, with the limits of each severity."""

    rule_id: str
    kind: str
    owner: str
    zh: str
    en: str
    limits: tuple[Limit, ...]
    suite: str = ""  # empty: the suite of each feed
    records: tuple[str, ...] = ()  # empty: the feed as a whole
    column: str = ""
    later: str = ""
    earlier: str = ""
    between: tuple[float, float] = (0.0, 0.0)
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def is_on_rows(self) -> bool:
        """Say whether Great Expectations looks at the rows themselves."""
        return self.kind in ON_ROWS

    @property
    def column_name(self) -> str:
        """Return the column that the rule is about, or nothing."""
        return self.column or self.later


@dataclass(frozen=True)
class Rulebook:
    """All rules, and the relation in which each record kind is found."""

    relations: dict[str, str]
    rules: tuple[Rule, ...]
    # What a feed has instead of a rule's limits: feed -> rule -> limits.
    own_limits: Mapping[str, Mapping[str, tuple[Limit, ...]]] = field(
        default_factory=dict
    )

    def of_feed(self, feed_id: str, rules: Iterable[Rule]) -> tuple[Rule, ...]:
        """Return those of some rules that a feed is held to, with its limits."""
        own = self.own_limits.get(feed_id, {})
        judged = (
            replace(rule, limits=own.get(rule.rule_id, rule.limits)) for rule in rules
        )
        return tuple(rule for rule in judged if rule.limits)


def read_rules(path: Path = RULES) -> Rulebook:
    """Return the rules of a file.

    Raises:
        RuleError: A rule lacks something, or says something unknown.
    """
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    relations = dict(content["records"])
    rules = tuple(_rule(entry, relations) for entry in content["rules"])
    names = [rule.rule_id for rule in rules]
    for name in names:
        if names.count(name) > 1:
            raise RuleError(f"rule {name}: the name is taken twice")
    return Rulebook(relations, rules, _own_limits(content.get("feeds", {}), rules))


def _own_limits(
    content: Mapping[str, Mapping[str, Any]], rules: tuple[Rule, ...]
) -> dict[str, dict[str, tuple[Limit, ...]]]:
    by_name = {rule.rule_id: rule for rule in rules if not rule.suite}
    for feed, entries in content.items():
        for name in entries:
            if name not in by_name:
                raise RuleError(f"feed {feed}: there is no rule {name!r} of feeds")
    return {
        feed: {
            name: _limits_of_feed(feed, by_name[name], value)
            for name, value in entries.items()
        }
        for feed, entries in content.items()
    }


def _limits_of_feed(feed: str, rule: Rule, value: Any) -> tuple[Limit, ...]:
    """Return the limits that a feed has of its own.

    One word moves the rule's strictest limit to another severity, or takes the
    rule away.
    """
    where = f"feed {feed}: rule {rule.rule_id}"
    if value == IGNORED:
        return ()
    if value in SEVERITIES:
        strictest = rule.limits[-1]  # the warning's, where there is one
        return (replace(strictest, severity=value),)
    if isinstance(value, dict) and value and value.keys() <= set(SEVERITIES):
        return tuple(
            _limit(where, severity, value[severity])
            for severity in SEVERITIES
            if severity in value
        )
    words = ", ".join((*SEVERITIES, IGNORED))
    raise RuleError(f"{where}: give {words}, or limits of these severities")


def _rule(entry: dict[str, Any], relations: dict[str, str]) -> Rule:
    name = entry.get("rule", "without a name")
    kind = entry.get("kind")
    if kind not in ON_ROWS and kind not in MEASURED:
        raise RuleError(f"rule {name}: kind {kind!r} is unknown")
    needed = ("rule", "owner", "zh", "en", *ON_ROWS.get(kind, ()))
    for key in needed:
        if key not in entry:
            raise RuleError(f"rule {name}: {key} is missing")
    for record in entry.get("records", []):
        if record not in relations:
            raise RuleError(f"rule {name}: record kind {record!r} is unknown")
    limits = tuple(
        _limit(f"rule {name}", severity, entry[severity])
        for severity in SEVERITIES
        if severity in entry
    )
    if not limits:
        raise RuleError(f"rule {name}: give a limit, `warning` or `error`")
    plain = {"suite", "column", "later", "earlier", "options"}
    return Rule(
        rule_id=name,
        kind=kind,
        owner=entry["owner"],
        zh=entry["zh"],
        en=entry["en"],
        limits=limits,
        records=tuple(entry.get("records", ())),
        between=tuple(entry.get("between", (0.0, 0.0))),
        **{key: entry[key] for key in plain & entry.keys()},
    )


def _limit(where: str, severity: str, value: Any) -> Limit:
    if isinstance(value, dict) and value and value.keys() <= {"min", "max"}:
        return Limit(severity, value.get("min"), value.get("max"))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Limit(severity, None, float(value))
    raise RuleError(f"{where}: {severity} is a number or {{min, max}}")
