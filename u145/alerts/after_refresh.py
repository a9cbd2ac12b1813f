"""What follows a refresh, whatever came of it: people and monitors are told.

None of it changes how the refresh ended.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime

from u145.errors import KnownError, StoppedError, UsageError
from u145.messages import Messages
from u145.refresh.ledger import note, read_runs, start_run
from u145.refresh.lock import BusyError, hold_lock
from u145.settings import Home, Settings

Tell = Callable[..., None]  # takes a message's key and values


@contextmanager
def telling_after(settings: Settings, complain: Tell) -> Iterator[None]:
    """Tell people and write the metrics once a refresh is over.

    Not after a refresh that was asked to stop: it must be gone within seconds,
    and who asked knows.
    """
    started = datetime.now(UTC)
    try:
        yield
    except StoppedError:
        raise
    except Exception as error:
        _note_if_unstarted(settings.home, error, started)
        _tell(settings, complain)
        raise
    _tell(settings, complain)


def _note_if_unstarted(home: Home, error: Exception, started: datetime) -> None:
    """Note in the ledger a refresh that could not even start.

    An inbox on a share that is gone at night is a failure like any other; it
    would be seen by nobody if only runs that began were known.
    """
    if not isinstance(error, UsageError) or not home.folder.is_dir():
        return
    if any(run.started_at >= started for run in read_runs(home)):
        return
    run = start_run(started).ended(
        "failed",
        error.exit_code,
        message_zh=Messages("zh").say(error.key, **error.values),
        message_en=Messages("en").say(error.key, **error.values),
    )
    # Who holds the lock may be rewriting the ledger, and is a refresh anyway.
    with suppress(BusyError), hold_lock(home):
        note(home, run)


def _tell(settings: Settings, complain: Tell) -> None:
    for step in (_check, _write_metrics):
        try:
            step(settings, complain)
        except KnownError as error:
            complain(error.key, **error.values)
        except Exception as error:  # its text might hold an address
            complain("alerts.failed", kind=type(error).__name__)


def _check(settings: Settings, complain: Tell) -> None:
    from u145.alerts.telling import check

    if not settings.home.folder.is_dir():
        return
    for one in check(settings, datetime.now(UTC)).failures:
        complain(
            "alerts.not_sent",
            name=one.target.name,
            service=one.target.service,
            reason=one.reason,
        )


def _write_metrics(settings: Settings, complain: Tell) -> None:
    from u145.health.metrics import write_metrics

    if settings.metrics_file:
        write_metrics(settings, settings.metrics_file, datetime.now(UTC))
