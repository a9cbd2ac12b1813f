"""What people should be told about, computed from what a home says.

A cause has a subject (the refresh, a feed, an indicator …) of which it is the
present trouble. It is the same cause as long as its id is, however often it is
computed; that makes one message of ten failures.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from u145.health.contents import FeedReach, Shortfall
from u145.health.facts import FAILED, Facts
from u145.health.judging import age, hours, is_overdue
from u145.messages import Messages, Words
from u145.spoken import escaped

Kind = Literal["refresh", "release", "feed", "indicator"]
# Counts, dates and ids in a message differ from run to run.
_VARYING = re.compile(r"[0-9a-f]{8,}|\d+")
TEXT_MOST = 400  # letters of a message of others that are passed on


@dataclass(frozen=True)
class Cause:
    """One thing that is wrong, and how it is said."""

    subject: str
    kind: Kind
    cause: str
    name: Words  # of the subject, for the message that it is over
    text: Words

    # The office whose own it is; empty when it is the warehouse's.
    unit: str | None = None

    # Trouble of long ago goes on, but is no news to who was never told.
    is_news: bool = True


def find_causes(
    facts: Facts, cadence: timedelta, known_month: date | None
) -> list[Cause]:
    """Return everything that is wrong now.

    Args:
        facts: What the home says.
        cadence: How long after a refresh the next one must have come.
        known_month: The newest month when this was last asked; what turned
            later is news. Empty at first: then only the newest month is.
    """
    causes = [*_of_refreshes(facts, cadence), *_of_release(facts)]
    causes += [
        _of_feed(feed, facts.today)
        for feed in facts.contents.feeds
        if _is_late(feed, facts)
    ]
    newest = facts.contents.newest_month
    for shortfall in facts.contents.shortfalls:
        is_news = (
            shortfall.since > known_month
            if known_month
            else (shortfall.since == newest)
        )
        causes.append(_of_indicator(shortfall, is_news))
    return causes


def unknown_kinds(facts: Facts) -> set[str]:
    """Return the kinds of which nothing can be said: not there is not over."""
    is_current = facts.release is not None and not facts.is_damaged
    return set() if is_current else {"feed", "indicator"}


def _of_refreshes(facts: Facts, cadence: timedelta) -> Iterator[Cause]:
    name = words("alerts.name_refresh")
    run = facts.last_verdict
    if run and run.outcome in FAILED:
        message = run.message_en or ""
        key = hashlib.sha256(_VARYING.sub("#", message).encode()).hexdigest()[:12]
        outcome = words(f"outcomes.{run.outcome}")
        said = Words(
            _shortened(run.message_zh or outcome.zh),
            _shortened(run.message_en or outcome.en),
        )
        yield Cause(
            subject="refresh",
            kind="refresh",
            cause=f"{run.outcome}:{key}",
            name=name,
            text=words("alerts.refresh", reason=said),
        )
    if is_overdue(facts, cadence) and facts.release:
        yield Cause(
            subject="overdue",
            kind="refresh",
            cause="overdue",
            name=words("alerts.name_overdue"),
            text=words(
                "alerts.overdue",
                hours=hours(age(facts)),
                cadence=hours(cadence),
                as_of=facts.release.as_of,
            ),
        )


def _of_release(facts: Facts) -> Iterator[Cause]:
    if not facts.is_damaged:
        return
    release, error = facts.release, facts.without
    if release:
        cause = f"damaged:{release.instead_of}"
        text = words(
            "releases.fallback", damaged=release.instead_of, release=release.release_id
        )
    else:
        assert error  # a home without a release says why
        cause, text = error.key, words(error.key, **error.values)
    yield Cause("release", "release", cause, words("alerts.name_release"), text)


def _is_late(feed: FeedReach, facts: Facts) -> bool:
    is_missing = feed.is_regular and not feed.has_sent
    return is_missing or feed.days_late(facts.today) > 0


def _of_feed(feed: FeedReach, today: date) -> Cause:
    values = {"feed": feed.name, "owner": feed.owner}
    if feed.has_sent:
        text = words(
            "alerts.feed_late",
            days=feed.days_late(today),
            covered_to=feed.covered_to,
            expected_by=feed.expected_by,
            **values,
        )
    else:
        text = words("alerts.feed_silent", **values)
    return Cause(
        subject=f"feed:{feed.feed_id}",
        kind="feed",
        cause="late" if feed.has_sent else "never",
        name=words("alerts.name_feed", **values),
        text=text,
        unit=feed.owner_unit_id,
    )


def _of_indicator(shortfall: Shortfall, is_news: bool) -> Cause:
    return Cause(
        subject=f"indicator:{shortfall.indicator_id}",
        kind="indicator",
        cause="not_met",
        name=words("alerts.name_indicator", indicator=shortfall.name),
        text=words(
            "alerts.indicator",
            indicator=shortfall.name,
            value=_quantity(shortfall, shortfall.value),
            target=_quantity(shortfall, shortfall.target),
            month=f"{shortfall.period_month:%Y-%m}",
            since=f"{shortfall.since:%Y-%m}",
            owners=shortfall.owners,
        ),
        is_news=is_news,
    )


def _quantity(shortfall: Shortfall, value: float) -> Words:
    """Return a figure with its unit, rounded as the pages round it."""
    figure = f"{value:z,.{shortfall.decimals}f}"
    zh, en = shortfall.unit.zh, shortfall.unit.en
    return Words(
        f"{figure}{'' if zh == '%' else ' '}{zh}",
        f"{figure}{'' if en == '%' else ' '}{en}",
    )


def _shortened(text: str) -> str:
    line = escaped(" ".join(text.split()))
    return line if len(line) <= TEXT_MOST else f"{line[:TEXT_MOST]}…"


def words(key: str, **values: object) -> Words:
    """Return a message in both languages."""
    return Words(Messages("zh").say(key, **values), Messages("en").say(key, **values))
