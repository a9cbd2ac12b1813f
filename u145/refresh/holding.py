"""Holding a feed back: what readers do not see of it yet stays out of the build.

Its last good data stay where they are, and its new deliveries stay landed. The
release that leaves them out says so, so that the next run knows since when.
"""

from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from threading import Thread
from typing import Any

import duckdb

from u145.messages import Words
from u145.refresh.deliveries import Delivery
from u145.releases.current import NoRelease, connect, current_release
from u145.settings import Home

FIELDS = ("delivery_id", "feed_id", "held_since", "held_reason_zh", "held_reason_en")
BY_HAND = Words("人工暂停", "held by hand")


@dataclass(frozen=True)
class Held:
    """A delivery that is left out, since which as-of, and why."""

    delivery_id: str
    feed_id: str
    held_since: date
    held_reason_zh: str
    held_reason_en: str


@dataclass(frozen=True)
class Published:
    """What the release that readers see tells of deliveries."""

    landed: frozenset[str] = frozenset()  # deliveries whose rows it tells
    held: tuple[Held, ...] = ()  # those that it leaves out
    code_version: str = ""

    def waiting(self, deliveries: Iterable[Delivery]) -> dict[str, set[str]]:
        """Return the landed deliveries of each feed that readers do not see."""
        found: dict[str, set[str]] = {}
        for one in deliveries:
            if one.outcome == "landed" and one.delivery_id not in self.landed:
                found.setdefault(one.feed_id, set()).add(one.delivery_id)
        return found

    def still_held(self, deliveries: Iterable[Delivery]) -> dict[str, Words]:
        """Return the feeds that it holds and that sent nothing since, and why."""
        waiting = self.waiting(deliveries)
        known = {one.delivery_id for one in self.held}
        return {
            one.feed_id: Words(one.held_reason_zh, one.held_reason_en)
            for one in self.held
            if one.feed_id in waiting and waiting[one.feed_id] <= known
        }


def reading_published(home: Home) -> Future[Published]:
    """Read what readers see, beside what else begins a refresh.

    The release is compared with its checksum for it, all of the file.
    """
    found: Future[Published] = Future()

    def read() -> None:
        try:
            found.set_result(read_published(home))
        except BaseException as error:  # whoever asks for the result raises it
            found.set_exception(error)

    # A daemon: a refresh that is asked to stop does not wait for it.
    Thread(target=read, daemon=True).start()
    return found


def read_published(home: Home) -> Published:
    """Return what readers see; nothing when nothing is published yet."""
    try:
        release = current_release(home.folder)
    except NoRelease:
        return Published()
    with connect(release) as connection:
        rows = _rows(connection)
    held = (row for row in rows if row["outcome"] == "held")
    return Published(
        frozenset(row["delivery_id"] for row in rows if row["outcome"] == "landed"),
        tuple({Held(**{name: row[name] for name in FIELDS}) for row in held}),
        release.code_version,
    )


def _rows(connection: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    try:
        cursor = connection.execute("select * from operations.mart_deliveries")
    except duckdb.CatalogException:  # a release that tells nothing of deliveries
        return []
    names = [description[0] for description in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def hold(
    deliveries: Iterable[Delivery],
    published: Published,
    reasons: Mapping[str, Words],
    as_of: date,
) -> tuple[Held, ...]:
    """Return what is held of the feeds that `reasons` names.

    A feed that is held already is held since then.
    """
    since: dict[str, date] = {}
    for one in published.held:
        before = since.get(one.feed_id, one.held_since)
        since[one.feed_id] = min(before, one.held_since)
    waiting = published.waiting(deliveries)
    return tuple(
        Held(delivery, feed, since.get(feed, as_of), reason.zh, reason.en)
        for feed, reason in sorted(reasons.items())
        for delivery in sorted(waiting.get(feed, ()))
    )
