"""The release that was not published: what it would have been, and what failed.

The build database holds it until the next run; this note beside it stays until
a run publishes everything that was delivered.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from u145.messages import Words
from u145.refresh.deliveries import Delivery
from u145.refresh.failures import Failure
from u145.releases.pointer import Checks, write_text
from u145.settings import Home


@dataclass(frozen=True)
class NewDelivery:
    """A file that readers do not see yet."""

    feed_id: str
    file_name: str
    rows: int


@dataclass(frozen=True)
class Unpublished:
    """What is known of a release that failed its checks."""

    release_id: str
    run_id: str
    as_of: date
    ended_at: datetime  # UTC
    checks: Checks
    deliveries: tuple[NewDelivery, ...]
    failures: tuple[Failure, ...]
    held_feeds: tuple[str, ...] = ()  # left out of it
    without: tuple[str, ...] = ()  # feeds that were held back to publish the rest
    instead: str | None = None  # the release that was published without them

    def reason(self, feed: str) -> Words | None:
        """Return why a feed failed; nothing when it did not."""
        words = [
            one.words
            for one in self.failures
            if one.severity == "error" and feed in one.feeds
        ]
        if not words:
            return None
        return Words(
            "；".join(one.zh for one in words), "; ".join(one.en for one in words)
        )

    @property
    def feeds_failed(self) -> tuple[str, ...]:
        """Return the feeds with a check that stops a release."""
        stopping = [one for one in self.failures if one.severity == "error"]
        return tuple(sorted({feed for one in stopping for feed in one.feeds}))

    @property
    def feeds_to_hold(self) -> tuple[str, ...]:
        """Return the feeds without which it may pass; none when that is not known.

        Every failure that stops a release has to be a feed's own.
        """
        stopping = [one for one in self.failures if one.severity == "error"]
        return self.feeds_failed if all(one.feeds for one in stopping) else ()


def note_path(home: Home) -> Path:
    """Return where the note lies."""
    return home.build / "candidate.json"


def write_candidate(home: Home, candidate: Unpublished) -> None:
    """Write the note at once."""
    text = json.dumps(asdict(candidate), ensure_ascii=False, indent=2, default=str)
    write_text(note_path(home), text + "\n")


def read_candidate(home: Home) -> Unpublished | None:
    """Return the candidate; nothing when all that was delivered is published."""
    try:
        content = json.loads(note_path(home).read_text(encoding="utf-8"))
        return _parsed(content)
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def remember_published(
    home: Home, held_feeds: tuple[str, ...], release_id: str
) -> None:
    """Note what was published instead; forget the candidate when nothing is held."""
    candidate = read_candidate(home)
    if candidate and set(held_feeds) & set(candidate.feeds_failed):
        write_candidate(
            home, replace(candidate, without=held_feeds, instead=release_id)
        )
    else:
        note_path(home).unlink(missing_ok=True)


def now() -> datetime:
    """Return the moment, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def _parsed(content: Mapping[str, Any]) -> Unpublished:
    return Unpublished(
        **{
            **content,
            "as_of": date.fromisoformat(content["as_of"]),
            "ended_at": datetime.fromisoformat(content["ended_at"]),
            "checks": Checks(**content["checks"]),
            "deliveries": tuple(NewDelivery(**one) for one in content["deliveries"]),
            "failures": tuple(_failure(one) for one in content["failures"]),
            "held_feeds": tuple(content["held_feeds"]),
            "without": tuple(content["without"]),
        }
    )


def _failure(content: Mapping[str, Any]) -> Failure:
    lists = {name: tuple(content[name]) for name in ("feeds", "examples")}
    return Failure(**{**content, **lists})


def new_files(
    deliveries: Iterable[Delivery], published: frozenset[str]
) -> tuple[NewDelivery, ...]:
    """Return the landed files that readers do not see, with the rows of all sheets."""
    rows: Counter[tuple[str, str]] = Counter()
    for one in deliveries:
        if one.outcome == "landed" and one.delivery_id not in published:
            rows[one.feed_id, one.file_name] += one.rows_landed
    return tuple(NewDelivery(*key, count) for key, count in sorted(rows.items()))
