"""What people were told and when: one small file in the home.

It is the memory of alerts and nothing else: what is wrong is computed anew
each time. A file that can't be read is begun again; who was told already is
told twice then, which is better than not at all.
"""

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date, datetime

from u145.alerts.causes import Cause
from u145.messages import Words
from u145.releases.pointer import write_text
from u145.settings import Home


@dataclass
class Alert:
    """A cause that is or was wrong, and who knows of it."""

    subject: str
    kind: str
    unit: str | None
    cause: str
    since: str  # the moment it was first computed, UTC
    name: Words
    text: Words

    # The moment it was over, while somebody is still to be told so.
    over_since: str | None = None

    # Whom it was told -> which cause, and when.
    told: dict[str, dict[str, str]] = field(default_factory=dict)

    def knows(self, target: str) -> bool:
        """Tell whether somebody was told of the present cause."""
        return self.told.get(target, {}).get("cause") == self.cause


@dataclass
class Book:
    """Every alert that is open, or over but not yet told to be."""

    alerts: dict[str, Alert] = field(default_factory=dict)
    known_month: date | None = None

    def open_alerts(self) -> list[Alert]:
        """Return the alerts that are not over."""
        return [alert for alert in self.alerts.values() if not alert.over_since]

    def update(self, causes: list[Cause], unknown: set[str], now: datetime) -> None:
        """Take in what is wrong now.

        Args:
            causes: Everything that is wrong.
            unknown: Kinds of which nothing can be said at the moment.
            now: The moment, with a time zone.
        """
        stamp = now.isoformat(timespec="seconds")
        for cause in causes:
            self._open(cause, stamp)
        wrong = {cause.subject for cause in causes}
        for subject, alert in list(self.alerts.items()):
            if subject in wrong or alert.kind in unknown or alert.over_since:
                continue
            alert.over_since = stamp
            self.forget_if_told(alert)

    def _open(self, cause: Cause, stamp: str) -> None:
        alert = self.alerts.get(cause.subject)
        if alert is None and not cause.is_news:
            return
        if alert is None or alert.cause != cause.cause or alert.over_since:
            self.alerts[cause.subject] = Alert(
                subject=cause.subject,
                kind=cause.kind,
                unit=cause.unit,
                cause=cause.cause,
                since=stamp,
                name=cause.name,
                text=cause.text,
                told=alert.told if alert else {},
            )
        else:  # the same trouble, in today's figures for who is still to be told
            alert.text = cause.text

    def mark(self, alerts: list[Alert], target: str, now: datetime) -> None:
        """Note that somebody was told of alerts: that they are, or are over."""
        stamp = now.isoformat(timespec="seconds")
        for alert in alerts:
            if alert.over_since:
                alert.told.pop(target, None)
                self.forget_if_told(alert)
            else:
                alert.told[target] = {"cause": alert.cause, "at": stamp}

    def forget_if_told(self, alert: Alert) -> None:
        """Drop an alert that is over and of which nobody is left to be told."""
        if alert.over_since and not alert.told:
            self.alerts.pop(alert.subject, None)


def read_book(home: Home) -> Book:
    """Return what people were told."""
    try:
        content = json.loads(home.open_alerts.read_text(encoding="utf-8"))
        month = content["known_month"]
        alerts = [
            Alert(**{**one, "name": Words(**one["name"]), "text": Words(**one["text"])})
            for one in content["alerts"]
        ]
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return Book()
    return Book(
        {alert.subject: alert for alert in alerts},
        date.fromisoformat(month) if month else None,
    )


def write_book(home: Home, book: Book) -> None:
    """Write what people were told, at once."""
    content = {
        "known_month": book.known_month.isoformat() if book.known_month else None,
        "alerts": [asdict(alert) for alert in book.alerts.values()],
    }
    write_text(
        home.open_alerts, json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    )


@contextmanager
def hold_book(home: Home) -> Iterator[None]:
    """Keep the book for this process, so that two never tell the same.

    Waits: whoever holds it is sending, and sending has its own time limit.
    """
    with home.alerts_lock.open("a") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
