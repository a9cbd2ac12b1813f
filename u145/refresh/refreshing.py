"""A refresh from outside: what is asked for, and what the caller gets to know."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

from u145.errors import (
    KnownError,
    StoppedError,
    UsageError,
    is_interrupt,
    is_of_the_disk,
)
from u145.feeds import Feeds
from u145.refresh.attempt import Attempt
from u145.refresh.engines import check_target
from u145.refresh.explaining import explain
from u145.refresh.healing import heal
from u145.refresh.land import read_feeds
from u145.refresh.lock import hold_lock
from u145.refresh.record import Tell
from u145.refresh.wish import AUTO, Wish
from u145.releases.pointer import Release
from u145.settings import Settings, kept_setting


def refresh(settings: Settings, wish: Wish, tell: Tell) -> Release:
    """Bring the warehouse up to date and return the release it published.

    Raises:
        KnownError: With the exit code and the line to say; readers stay on the
            release they had.
    """
    feeds = check(settings, wish, datetime.now(UTC).date())
    with hold_lock(settings.home, wish.patience) as lock, _stopping_cleanly(settings):
        heal(settings.home)
        return Attempt(settings, wish, tell, feeds, lock).go()


def explain_refresh(settings: Settings, wish: Wish, tell: Tell) -> bool:
    """Tell what a refresh would do, and return whether it would do anything.

    Raises:
        UsageError: A refresh would not even start.
    """
    feeds = check(settings, wish, datetime.now(UTC).date())
    return explain(settings, wish, feeds, tell)


def check(settings: Settings, wish: Wish, today: date) -> Feeds:
    """Return the feeds, after refusing what can't work before anything starts.

    Raises:
        UsageError: There is no inbox, project, target or feed to hold, or a feed is
            wrong.
    """
    if not wish.inbox.is_dir():
        raise UsageError("refresh.no_inbox", path=wish.inbox)
    if wish.as_of and wish.as_of > today:
        raise UsageError("refresh.future", day=wish.as_of, today=today)
    check_target(settings, wish.target)
    kept_setting()
    feeds = read_feeds(settings.feeds)
    known = {feed.feed for feed in feeds}
    for feed in wish.hold:
        if feed not in known | {AUTO}:
            raise UsageError(
                "refresh.unknown_feed", feed=feed, feeds=", ".join(sorted(known))
            )
    return feeds


@contextmanager
def _stopping_cleanly(settings: Settings) -> Iterator[None]:
    """Let SIGTERM end the refresh as a keyboard would: at once, and in order.

    A disk that is full before the first note can be written is said in words, too.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # signals are the main thread's
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except BaseException as error:
        if isinstance(error, Exception) and is_of_the_disk(error):
            raise KnownError(
                "refresh.disk_full", path=settings.home.folder, reason=error
            ) from error
        if isinstance(error, KnownError) or not is_interrupt(error):
            raise
        raise StoppedError("refresh.stopped") from error
    finally:
        signal.signal(signal.SIGTERM, before)
