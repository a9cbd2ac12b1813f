"""Compute what is wrong, tell what is new, and remember who was told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from u145.alerts.book import Alert, Book, hold_book, read_book, write_book
from u145.alerts.causes import find_causes, unknown_kinds
from u145.alerts.recipients import Target, Targets, load_targets
from u145.alerts.sending import Message, send
from u145.errors import UsageError
from u145.health.facts import Facts, read_facts
from u145.messages import Messages, Words
from u145.settings import Home, Settings

# A robot of WeCom takes 2,048 bytes; title and foot need some of them.
BYTES_MOST = 1700


@dataclass(frozen=True)
class Sent:
    """A message that was sent, or why it did not arrive."""

    target: Target
    reason: Words | None


@dataclass(frozen=True)
class Report:
    """What is wrong now, and who was told at this check."""

    alerts: tuple[Alert, ...]
    sent: tuple[Sent, ...]
    has_targets: bool

    @property
    def failures(self) -> list[Sent]:
        """Return what did not arrive."""
        return [one for one in self.sent if one.reason]


def check(settings: Settings, now: datetime) -> Report:
    """Tell everybody what is new to them.

    What does not arrive is tried again at the next check.

    Raises:
        UsageError: There is no such home, or `alerts.yml` is wrong.
    """
    home = settings.home
    if not home.folder.is_dir():
        raise UsageError("releases.none", home=home.folder)
    with hold_book(home):
        book = read_book(home)
        _take_in(book, read_facts(home, now), settings)
        write_book(home, book)
        targets = load_targets(settings.recipients)
        _forget_strangers(book, targets)
        sent = [
            one
            for target in targets.targets
            for one in _Telling(home, book, targets.address, now).tell(target)
        ]
        write_book(home, book)
    return Report(tuple(book.open_alerts()), tuple(sent), bool(targets.targets))


def try_out(settings: Settings) -> list[Sent]:
    """Send one message to every address.

    Raises:
        UsageError: Nobody is to be told, or `alerts.yml` is wrong.
    """
    targets = load_targets(settings.recipients)
    if not targets.targets:
        raise UsageError("alerts.nobody", file=settings.recipients)
    sent = []
    for target in targets.targets:
        messages = Messages(target.language)
        lines = [messages.say("alerts.test", name=target.name)]
        message = _message(lines, False, messages, settings.home, targets.address)
        sent.append(Sent(target, send(target, message)))
    return sent


def _take_in(book: Book, facts: Facts, settings: Settings) -> None:
    causes = find_causes(facts, settings.cadence, book.known_month)
    unknown = unknown_kinds(facts)
    book.update(causes, unknown, facts.now)
    if "indicator" not in unknown:
        book.known_month = facts.contents.newest_month


def _forget_strangers(book: Book, targets: Targets) -> None:
    """Wait no longer for who is not a recipient any more to be told."""
    known = {target.key for target in targets.targets}
    for alert in list(book.alerts.values()):
        alert.told = {key: told for key, told in alert.told.items() if key in known}
        book.forget_if_told(alert)


@dataclass(frozen=True)
class _Telling:
    """One check's way from the book to the addresses."""

    home: Home
    book: Book
    address: str | None
    now: datetime

    def tell(self, target: Target) -> Iterator[Sent]:
        """Tell one address what is new to it, and yield how that went."""
        messages = Messages(target.language)
        news = [one for one in self.book.alerts.values() if _is_news(one, target)]
        news.sort(key=lambda alert: bool(alert.over_since))  # the trouble first
        for part in _parts(news, messages):
            message = _message(
                [_line(alert, messages) for alert in part],
                any(not alert.over_since for alert in part),
                messages,
                self.home,
                self.address,
            )
            reason = send(target, message)
            yield Sent(target, reason)
            if reason:
                return
            self.book.mark(part, target.key, self.now)
            # After each message: a kill here must not tell it again.
            write_book(self.home, self.book)


def _is_news(alert: Alert, target: Target) -> bool:
    if alert.over_since:  # only who heard of it is told that it is over
        return target.key in alert.told
    return target.hears(alert.kind, alert.unit) and not alert.knows(target.key)


def _line(alert: Alert, messages: Messages) -> str:
    if alert.over_since:
        return messages.say("alerts.over", name=alert.name, since=alert.since)
    return messages.say("alerts.trouble", text=alert.text)


def _parts(alerts: list[Alert], messages: Messages) -> Iterator[list[Alert]]:
    """Divide alerts into messages that every service takes whole."""
    part: list[Alert] = []
    size = 0
    for alert in alerts:
        length = len(_line(alert, messages).encode())
        if part and size + length > BYTES_MOST:
            yield part
            part, size = [], 0
        part.append(alert)
        size += length
    if part:
        yield part


def _message(
    lines: list[str],
    is_trouble: bool,
    messages: Messages,
    home: Home,
    address: str | None,
) -> Message:
    key = "alerts.title_trouble" if is_trouble else "alerts.title"
    foot = [messages.say("alerts.home", home=home.folder)]
    if address:
        foot.append(messages.say("alerts.pages", address=address))
    return Message(messages.say(key), "\n".join([*lines, "", *foot]), is_trouble)
