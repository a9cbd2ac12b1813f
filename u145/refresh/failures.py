"""A check that failed, told so that whoever owns the data can mend it.

Tests and expectations alike say which rows failed as a query. Here it is asked
of the build database, read only: how many rows, of which deliveries, five of
them with their place in the file. Text that is no key stays where it is.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import duckdb

from u145.messages import Words
from u145.refresh.deliveries import Delivery
from u145.refresh.failing_rows import FailingRows, find_rows
from u145.releases.copying import literal
from u145.settings import Home

SHOWN = 5  # failures in one line; the rest are with the candidate
STEWARD = Words("数据管理员", "data steward")


@dataclass(frozen=True)
class Found:
    """A failure as the tool that found it reports it."""

    check: str  # name of the test, or id of the rule
    about: str  # the model or the feed that it looks at
    severity: str  # error or warning
    query: str  # selects the rows that failed
    words: Words
    rows: int = 0
    feed_id: str = ""  # where the tool knows it
    relation: str = ""  # of a test on a model: where its rows stand whole
    column: str = ""  # and the column it tests
    owner: str = ""  # a unit, where the tool knows it


@dataclass(frozen=True)
class Failure:
    """A failure with its rows, its feeds and the office that owns it."""

    check: str
    about: str
    severity: str
    rows: int
    message_zh: str
    message_en: str
    owner_zh: str
    owner_en: str
    feeds: tuple[str, ...]  # whose new deliveries failed; none: nobody's
    examples: tuple[Mapping[str, Any], ...]

    def to_json(self) -> dict[str, Any]:
        """Return it in plain types."""
        return asdict(self)

    @property
    def words(self) -> Words:
        """Return what is wrong."""
        return Words(self.message_zh, self.message_en)


class Inspection:
    """Looks at failures in the build database of one run."""

    def __init__(
        self,
        home: Home,
        deliveries: Iterable[Delivery],
        published: frozenset[str],
        owners: Mapping[str, str],
    ) -> None:
        """Remember what is known of deliveries, and which unit owns which feed."""
        self.home = home
        self.files = {one.delivery_id: one for one in deliveries}
        self.published, self.owners = published, owners

    def failures(self, found: Iterable[Found]) -> tuple[Failure, ...]:
        """Return the failures, errors first."""
        ordered = sorted(found, key=lambda one: one.severity != "error")
        with _opened(self.home) as connection:
            offices = _offices(connection)
            return tuple(self._failure(one, connection, offices) for one in ordered)

    def _failure(
        self,
        found: Found,
        connection: duckdb.DuckDBPyConnection,
        offices: Mapping[str, Words],
    ) -> Failure:
        rows = find_rows(connection, found.query, found.relation, found.column)
        feeds = (found.feed_id,) if found.feed_id else self._feeds(rows)
        units = {found.owner or self.owners.get(feed, "") for feed in feeds}
        owners = [offices.get(unit, Words(unit, unit)) for unit in sorted(units - {""})]
        named = owners or [offices.get(found.owner, STEWARD)]
        return Failure(
            check=found.check,
            about=found.about,
            severity=found.severity,
            rows=found.rows or rows.total,
            message_zh=found.words.zh,
            message_en=found.words.en,
            owner_zh="、".join(one.zh for one in named),
            owner_en=", ".join(one.en for one in named),
            feeds=feeds,
            examples=tuple(self._placed(example) for example in rows.examples),
        )

    def _feeds(self, rows: FailingRows) -> tuple[str, ...]:
        """Return the feeds of the rows, if every row has one.

        Where it is known which delivery brought a row, only what readers do not
        see yet can be held back.
        """
        if not rows.deliveries or None in rows.deliveries:
            return tuple(sorted(feed for feed in rows.feeds if feed))
        new = {one for one in rows.deliveries if one not in self.published}
        return tuple(
            sorted({self.files[one].feed_id for one in new if one in self.files})
        )

    def _placed(self, example: Mapping[str, Any]) -> Mapping[str, Any]:
        delivery = self.files.get(str(example.get("delivery_id")))
        file = {"file_name": delivery.file_name} if delivery else {}
        return {**file, **example}


def _opened(home: Home) -> duckdb.DuckDBPyConnection:
    """Return the build, and beside it what the audit measured of it."""
    connection = duckdb.connect(str(home.build_database), read_only=True)
    figures = home.audit_figures
    if figures.exists():
        connection.execute(f"attach {literal(figures)} as {figures.stem} (read_only)")
    return connection


def in_line(failures: Iterable[Failure]) -> Words:
    """Return the failures that stop a release, as part of one line."""
    stopping = [one for one in failures if one.severity == "error"]
    more = " …" if len(stopping) > SHOWN else ""
    return Words(
        "；".join(
            f"{_of(one, '：')}{one.message_zh}"
            f"（{one.rows} 行，责任单位：{one.owner_zh}）"
            for one in stopping[:SHOWN]
        )
        + more,
        "; ".join(
            f"{_of(one, ': ')}{one.message_en}"
            f" ({one.rows} row(s), owner: {one.owner_en})"
            for one in stopping[:SHOWN]
        )
        + more,
    )


def _of(failure: Failure, sign: str) -> str:
    return f"{failure.about}{sign}" if failure.about else ""


def of_tests(entries: Iterable[Mapping[str, Any]], manifest: Path) -> Iterable[Found]:
    """Yield the failures that dbt reports, errors and warnings."""
    try:
        nodes = json.loads(manifest.read_text(encoding="utf-8"))["nodes"]
    except (FileNotFoundError, ValueError, KeyError):
        nodes = {}
    for entry in entries:
        node = nodes.get(entry["unique_id"], {})
        model = nodes.get(node.get("attached_node") or "", {})
        name = str(entry["unique_id"]).split(".")[2]
        yield Found(
            check=name,
            about=str(model.get("name") or ""),
            severity="error" if entry["status"] == "fail" else "warning",
            query=str(entry.get("compiled_code") or ""),
            words=Words(name, name),
            rows=int(entry["failures"] or 0),
            relation=str(model.get("relation_name") or ""),
            column=str(node.get("column_name") or ""),
        )


def of_expectations(entries: Iterable[Mapping[str, Any]]) -> Iterable[Found]:
    """Yield the failures that the audit reports."""
    for entry in entries:
        suite = str(entry.get("suite") or "")
        yield Found(
            check=str(entry.get("rule_id") or ""),
            about=suite,
            severity=str(entry["severity"]),
            query=str(entry.get("query") or ""),
            words=Words(
                entry["message_zh"].removeprefix(f"{suite}："),
                entry["message_en"].removeprefix(f"{suite}: "),
            ),
            feed_id=str(entry.get("feed_id") or ""),
            column=str(entry.get("column_name") or ""),
            owner=str(entry.get("owner") or ""),
        )


def _offices(connection: duckdb.DuckDBPyConnection) -> dict[str, Words]:
    try:
        rows = connection.execute(
            "select unit_id, unit_name, unit_name_en from core.dim_units"
        ).fetchall()
    except duckdb.Error:  # a build that came to no units
        rows = []
    named = {unit: Words(zh, en or zh) for unit, zh, en in rows}
    return {"steward": STEWARD, **named}
