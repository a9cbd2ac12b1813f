"""Sending a message to an address, through apprise.

Apprise reaches out only to the address: no pictures, no links home, no files
of its own. What it logs may hold keys, so nothing of it is passed on but the
number of an HTTP error.
"""

import logging
import re
import warnings
from dataclasses import dataclass

from u145.alerts.causes import words
from u145.alerts.recipients import Target
from u145.messages import Words

_HTTP_ERROR = re.compile(r"error=(\d{3})\b")
SECONDS_MOST = 30  # for one address


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

    # It would print its warnings where nobody else listens.
    logging.getLogger("apprise").propagate = False
    kind = (
        apprise.NotifyType.FAILURE
        if message.is_trouble
        else (apprise.NotifyType.SUCCESS)
    )
    with (
        warnings.catch_warnings(),
        apprise.LogCapture(  # type: ignore[no-untyped-call]
            level=logging.WARNING, fmt="%(message)s"
        ) as log,
    ):
        warnings.simplefilter("ignore")
        try:
            service = apprise.Apprise(asset=_asset())
            if not service.add(target.url):
                return words("alerts.no_such_address")
            is_sent = service.notify(
                body=message.body,
                title=message.title,
                notify_type=kind,
                body_format=apprise.NotifyFormat.TEXT,
            )
            said = log.getvalue()
        except Exception as error:  # a plugin's own; its text may hold the address
            return words("alerts.broke", kind=type(error).__name__)
    if is_sent:
        return None
    found = _HTTP_ERROR.search(said)
    if found:
        return words("alerts.refused", code=found.group(1))
    return words("alerts.no_connection")


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
