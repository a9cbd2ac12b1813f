"""What a run would make: of which deliveries, up to which day, under which name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from u145.messages import Words
from u145.refresh.candidate import read_candidate
from u145.refresh.deliveries import Delivery, latest_day
from u145.refresh.fingerprint import Code, code_version, inputs_fingerprint
from u145.refresh.holding import BY_HAND, Held, Published, hold
from u145.refresh.record import Tell
from u145.refresh.wish import AUTO, Wish
from u145.settings import Home


@dataclass(frozen=True)
class Plan:
    """A release as it would be made now."""

    deliveries: tuple[Delivery, ...]  # whose outcome says which are held
    held: tuple[Held, ...]
    as_of: date
    inputs: str

    @property
    def held_feeds(self) -> tuple[str, ...]:
        """Return the feeds that are held back."""
        return tuple(sorted({one.feed_id for one in self.held}))


def reasons_to_hold(
    home: Home,
    wish: Wish,
    code: Code,
    deliveries: Iterable[Delivery],
    published: Published,
) -> dict[str, Words]:
    """Return the feeds to hold from the start, and why.

    Those that were named. And with `auto` those that the current release holds:
    as long as they send nothing new and no rule changes, they would fail again.
    """
    reasons: dict[str, Words] = {}
    is_as_before = published.code_version == code_version(code.sha256)
    if wish.is_auto and is_as_before and not wish.is_full:
        reasons |= published.still_held(deliveries)
    known = {one.feed_id: one for one in published.held}
    candidate = read_candidate(home)
    for feed in wish.hold:
        if feed in known:
            was = known[feed]
            reasons[feed] = Words(was.held_reason_zh, was.held_reason_en)
        elif feed != AUTO:
            reasons[feed] = (candidate and candidate.reason(feed)) or BY_HAND
    return reasons


def make_plan(
    wish: Wish,
    code: Code,
    deliveries: Iterable[Delivery],
    published: Published,
    reasons: Mapping[str, Words],
) -> Plan:
    """Return the plan that holds the feeds which `reasons` names."""
    deliveries = tuple(deliveries)
    today = datetime.now(UTC).date()
    waiting = published.waiting(deliveries)
    left_out = {one for feed in reasons for one in waiting.get(feed, ())}
    told = tuple(
        replace(one, outcome="held")
        if one.delivery_id in left_out and one.outcome == "landed"
        else one
        for one in deliveries
    )
    as_of = wish.as_of or latest_day(list(told), today)
    return Plan(
        deliveries=told,
        held=hold(deliveries, published, reasons, as_of),
        as_of=as_of,
        inputs=inputs_fingerprint(code.sha256, as_of, told),
    )


def tell_held(plan: Plan, wish: Wish, tell: Tell) -> None:
    """Say which feeds are held back, and which have nothing to hold."""
    for feed in plan.held_feeds:
        count = len({one.delivery_id for one in plan.held if one.feed_id == feed})
        tell("refresh.held", feed=feed, count=count)
    for feed in sorted({*wish.hold} - {AUTO, *plan.held_feeds}):
        tell("refresh.nothing_to_hold", feed=feed)
