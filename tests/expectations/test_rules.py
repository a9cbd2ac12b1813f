"""A rule that cannot be followed is refused when it is read."""

import pytest
import yaml

from expectations.rules import RuleError, read_rules
from tests.conftest import ROOT

GOOD = {
    "rule": "r",
    "kind": "null",
    "column": "c",
    "owner": "sender",
    "zh": "空",
    "en": "missing",
    "warning": 1,
}


def read(tmp_path, *entries, **feeds):
    path = tmp_path / "rules.yml"
    content = {"records": {"events": "e"}, "rules": entries, "feeds": feeds}
    path.write_text(yaml.safe_dump(content))
    return read_rules(path)


def test_a_number_is_the_most_and_a_range_is_a_range(tmp_path):
    entry = GOOD | {"error": {"min": 2, "max": 9}}
    error, warning = read(tmp_path, entry).rules[0].limits
    assert (error.severity, error.low, error.high) == ("error", 2, 9)
    assert (warning.low, warning.high, warning.text) == (None, 1, "≤ 1")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "guess"}, "kind 'guess' is unknown"),
        ({"column": None, "kind": "range"}, "between is missing"),
        ({"records": ["letters"]}, "'letters' is unknown"),
        ({"warning": "much"}, "a number or"),
        ({"warning": True}, "a number or"),
    ],
)
def test_a_wrong_rule_is_named(tmp_path, change, message):
    with pytest.raises(RuleError, match=f"rule r: .*{message}"):
        read(tmp_path, GOOD | change)


def test_a_rule_without_a_limit_is_refused(tmp_path):
    entry = {key: value for key, value in GOOD.items() if key != "warning"}
    with pytest.raises(RuleError, match="give a limit"):
        read(tmp_path, entry)


def test_a_name_is_taken_once(tmp_path):
    with pytest.raises(RuleError, match="taken twice"):
        read(tmp_path, GOOD, GOOD)


@pytest.mark.parametrize(
    ("own", "limits"),
    [
        ("warning", [("warning", 1)]),
        ("error", [("error", 1)]),
        ({"error": 5}, [("error", 5)]),
        ({"warning": 2, "error": 5}, [("error", 5), ("warning", 2)]),
        ("ignored", []),
    ],
)
def test_a_feed_has_limits_of_its_own(tmp_path, own, limits):
    book = read(tmp_path, GOOD | {"error": 30}, calls={"r": own})
    judged = book.of_feed("calls", book.rules)
    assert [(one.severity, one.high) for r in judged for one in r.limits] == limits
    assert book.of_feed("papers", book.rules) == book.rules


@pytest.mark.parametrize(
    ("feeds", "message"),
    [
        ({"calls": {"q": "warning"}}, "feed calls: there is no rule 'q'"),
        ({"calls": {"r": "loudly"}}, "feed calls: rule r: give error, warning"),
        ({"calls": {"r": {}}}, "feed calls: rule r: give"),
        ({"calls": {"r": {"error": "much"}}}, "feed calls: rule r: error is a number"),
    ],
)
def test_a_wrong_limit_of_a_feed_is_named(tmp_path, feeds, message):
    with pytest.raises(RuleError, match=message):
        read(tmp_path, GOOD, **feeds)


def test_every_feed_with_limits_of_its_own_sends():
    feeds = {path.stem for path in (ROOT / "feeds").glob("*.yml")}
    assert set(read_rules().own_limits) <= feeds
