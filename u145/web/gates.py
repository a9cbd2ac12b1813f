"""The gate of this process: set by the server, asked by the pages it runs."""

from functools import cache

from u145.access.gate import Gate
from u145.errors import UsageError
from u145.settings import Settings, load_settings
from u145.web.signing_in import is_loopback

_set: list[Gate] = []


def set_gate(gate: Gate) -> None:
    """Say who may come in, before anybody does."""
    _set[:] = [gate]


def is_serving() -> bool:
    """Tell whether our server runs the pages, with what it serves beside them."""
    return bool(_set)


def gate() -> Gate:
    """Return the gate.

    Pages that were started without our server are one local user's.

    Raises:
        UsageError: They are open to others, too.
    """
    if _set:
        return _set[0]
    from streamlit import config

    address = config.get_option("server.address") or "0.0.0.0"
    if not is_loopback(address):
        raise UsageError("access.needs_sign_in", address=address)
    return _local(load_settings())


@cache
def _local(settings: Settings) -> Gate:
    return Gate(settings, needs_sign_in=False)
