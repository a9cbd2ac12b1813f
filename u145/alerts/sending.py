"""Sending a message to an address, through apprise.

Apprise reaches out only to the address: no pictures, no links home, no files
of its own. What it and the libraries below it log may hold keys, so nobody
hears it; only the number of an HTTP error is passed on.
"""

import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from u145.alerts.causes import words
from u145.alerts.recipients import Target
from u145.messages import Words

LOGGERS = ("apprise", "urllib3.connectionpool", "urllib3.util.retry")
SECONDS_MOST = 30  # for one address
_HTTP_ERROR = re.compile(r"error=(\d{3})\b")


@dataclass(frozen=True)
class Message:
    """What is sent."""

    title: str
    body: str
    is_trouble: bool


def send(target: Target, message: Message) -> Words | None:
    """Send a message, and return why it did not arrive if it did not."""
    # Imported here: most refreshes have nothing to tell.
    import apprise

    kinds = apprise.NotifyType
    with _listening() as ear:
        try:
            service = apprise.Apprise(asset=_asset())
            if not service.add(target.url):
                return words("alerts.no_such_address")
            is_sent = service.notify(
                body=message.body,
                title=message.title,
                notify_type=kinds.FAILURE if message.is_trouble else kinds.SUCCESS,
                body_format=apprise.NotifyFormat.TEXT,
            )
        except Exception as error:  # a plugin's own; its text may hold the address
            return words("alerts.broke", kind=type(error).__name__)
    if is_sent:
        return None
    if ear.http_error:
        return words("alerts.refused", code=ear.http_error)
    return words("alerts.no_connection")


class _Ear(logging.Filter):
    """Hears what is logged first, and lets nobody else hear it."""

    http_error: str | None = None

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep the number of an HTTP error, and drop the record."""
        found = _HTTP_ERROR.search(record.getMessage())
        self.http_error = found.group(1) if found else self.http_error
        return False


@contextmanager
def _listening() -> Iterator[_Ear]:
    """Keep to ourselves what is logged and warned of while a message is sent."""
    ear = _Ear()
    loggers = [logging.getLogger(name) for name in LOGGERS]
    for logger in loggers:
        logger.addFilter(ear)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield ear
    finally:
        for logger in loggers:
            logger.removeFilter(ear)


def _asset() -> "apprise.AppriseAsset":  # type: ignore[name-defined] # noqa: F821
    import apprise

    return apprise.AppriseAsset(
        app_id="U145",
        app_desc="U145",
        app_url="",
        image_url_mask="",
        image_url_logo="",
        storage_mode=apprise.PersistentStoreMode.MEMORY,
        pgp_autogen=False,
        pem_autogen=False,
        http_redirects=False,  # another place would be told the key
        service_timeout=SECONDS_MOST,
        allow_templates=False,
    )
