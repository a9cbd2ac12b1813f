"""After a check failed: keep the candidate for people, and say in a line what it is."""

from dataclasses import replace

from u145.feeds import Feeds
from u145.messages import Words
from u145.refresh.candidate import Unpublished, new_files, now, write_candidate
from u145.refresh.failures import Inspection, in_line
from u145.refresh.holding import BY_HAND, Published
from u145.refresh.ledger import Run
from u145.refresh.planning import Plan
from u145.refresh.running_dbt import CheckError
from u145.settings import Home


def keep_candidate(
    home: Home,
    feeds: Feeds,
    published: Published,
    plan: Plan,
    run: Run,
    error: CheckError,
) -> tuple[Unpublished, CheckError]:
    """Return what failed as it is kept, and the error with its names and owners."""
    owners = {feed.feed: feed.owner for feed in feeds}
    inspection = Inspection(home, plan.deliveries, published.landed, owners)
    failures = inspection.failures(error.found)
    candidate = Unpublished(
        release_id=run.release_id or "",
        run_id=run.run_id,
        as_of=plan.as_of,
        ended_at=now(),
        checks=error.checks,
        deliveries=new_files(plan.deliveries, published.landed),
        failures=failures,
        held_feeds=plan.held_feeds,
    )
    write_candidate(home, candidate)
    values = error.values | {"names": in_line(failures)}
    return candidate, CheckError(error.key, error.checks, error.found, **values)


def hold_more(
    home: Home, candidate: Unpublished, published: Published, plan: Plan
) -> dict[str, Words]:
    """Return the feeds without which the rest may pass, and why; none if none would.

    A failure that is nobody's own stops everything, and a feed that sent
    nothing new has nothing to hold back.
    """
    waiting = published.waiting(plan.deliveries)
    more = tuple(feed for feed in candidate.feeds_to_hold if feed in waiting)
    if more:
        write_candidate(home, replace(candidate, without=more))
    return {feed: candidate.reason(feed) or BY_HAND for feed in more}
