"""How people sign in: an OIDC provider, named in the environment or in secrets.toml."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from u145.errors import UsageError

# The environment's name of each thing that Streamlit wants to know.
NAMES = {
    "server_metadata_url": "U145_OIDC_METADATA_URL",
    "client_id": "U145_OIDC_CLIENT_ID",
    "client_secret": "U145_OIDC_CLIENT_SECRET",
    "cookie_secret": "U145_COOKIE_SECRET",
    "redirect_uri": "U145_ADDRESS",
}
CALLBACK = "/oauth2callback"
SECRET_LEAST = 32  # signs of the cookie's secret


@dataclass(frozen=True)
class SignIn:
    """A provider, and the address at which browsers find the pages."""

    address: str
    provider: Mapping[str, str] = field(repr=False)  # holds secrets

    @property
    def host(self) -> str:
        """Return the host that browsers ask for."""
        return urlsplit(self.address).hostname or ""

    @property
    def is_encrypted(self) -> bool:
        """Tell whether browsers reach the pages by HTTPS."""
        return urlsplit(self.address).scheme == "https"


def load_sign_in(
    project: Path, environment: Mapping[str, str] = os.environ
) -> SignIn | None:
    """Return how people sign in; nothing where there is one local user.

    Raises:
        UsageError: Something that it takes is missing or unusable.
    """
    said = {name: environment.get(variable) for name, variable in NAMES.items()}
    if not any(said[name] for name in ("server_metadata_url", "client_id")):
        return _of_file(project / ".streamlit" / "secrets.toml")
    for name, variable in NAMES.items():
        if not said[name]:
            raise UsageError("access.no_variable", name=variable)
    provider = {name: value for name, value in said.items() if value}
    provider["redirect_uri"] = provider["redirect_uri"].rstrip("/") + CALLBACK
    return _checked(provider, NAMES)


def _of_file(file: Path) -> SignIn | None:
    try:
        auth = tomllib.loads(file.read_text(encoding="utf-8")).get("auth")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        # What the library says would quote a line of secrets.
        raise UsageError("access.wrong_secrets", path=file) from None
    if auth is None:
        return None
    for name in NAMES:
        if not isinstance(auth.get(name), str):
            raise UsageError("access.no_secret", path=file, name=f"auth.{name}")
    return _checked({name: auth[name] for name in NAMES}, {})


def _checked(provider: Mapping[str, str], called: Mapping[str, str]) -> SignIn:
    redirect, secret = provider["redirect_uri"], provider["cookie_secret"]
    parts = urlsplit(redirect)
    is_address = parts.scheme in ("http", "https") and parts.hostname
    if not is_address or parts.path != CALLBACK:
        raise UsageError(
            "access.wrong_address", name=called.get("redirect_uri", "auth.redirect_uri")
        )
    if len(secret) < SECRET_LEAST:
        raise UsageError(
            "access.short_secret",
            name=called.get("cookie_secret", "auth.cookie_secret"),
            least=SECRET_LEAST,
        )
    return SignIn(f"{parts.scheme}://{parts.netloc}", dict(provider))


def is_loopback(address: str) -> bool:
    """Tell whether only this machine reaches an address.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, False)
    """
    try:
        return ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return address == "localhost"
