"""Who is told what: `alerts.yml`, which is not in git because it holds secrets.

Nothing of an address is ever said, not even where it is wrong: the host of a
chat robot's address is its key.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, get_args
from urllib.parse import quote

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from u145.alerts.causes import Kind
from u145.errors import UsageError
from u145.messages import Words
from u145.messages.foreign import expected
from u145.settings import Language

PLACEHOLDER = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
_PLAIN = re.compile(r"[a-z]{1,20}|\d+")
_SERVICE = re.compile(r"[a-z0-9+]+(?=://)", re.IGNORECASE)


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Recipient(_Part):
    """A person or group, and what it is told."""

    name: Annotated[str, Field(min_length=1)]
    urls: Annotated[list[str], Field(min_length=1)]
    language: Language | None = None
    kinds: list[Kind] = list(get_args(Kind))

    # Of feeds, only those of these offices; empty for all.
    units: list[str] = []


class Recipients(_Part):
    """The whole file."""

    language: Language = "zh"

    # Where the pages are, to be named at the end of a message.
    address: str | None = None
    recipients: list[Recipient] = []


@dataclass(frozen=True)
class Target:
    """One address of a recipient."""

    key: str  # how the book names it; not the address, which is a secret
    name: str
    url: str
    language: Language
    kinds: frozenset[str]
    units: frozenset[str]

    @property
    def service(self) -> str:
        """Return what kind of address it is, which is all that may be said."""
        found = _SERVICE.match(self.url)
        return found.group().lower() if found else "?"

    def hears(self, kind: str, unit: str | None) -> bool:
        """Tell whether an alert is for this recipient."""
        is_theirs = kind != "feed" or not self.units or unit in self.units
        return kind in self.kinds and is_theirs

    def __repr__(self) -> str:
        """Return what may be said of it."""
        return f"Target({self.key!r}, {self.service})"


@dataclass(frozen=True)
class Targets:
    """Everybody who may be told something."""

    targets: tuple[Target, ...] = ()
    address: str | None = None


def load_targets(file: Path, environment: Mapping[str, str] = os.environ) -> Targets:
    """Return who is told what; nobody where there is no file.

    Raises:
        UsageError: The file is wrong, or a variable that it names is not set.
    """
    if not file.exists():
        return Targets()
    recipients = _read(file)
    names = [recipient.name for recipient in recipients.recipients]
    for name in names:
        if names.count(name) > 1:
            raise UsageError("alerts.twice", file=file, name=name)
    return Targets(
        tuple(
            Target(
                key=f"{recipient.name}/{number}",
                name=recipient.name,
                url=_filled(url, file, environment),
                language=recipient.language or recipients.language,
                kinds=frozenset(recipient.kinds),
                units=frozenset(recipient.units),
            )
            for recipient in recipients.recipients
            for number, url in enumerate(recipient.urls, start=1)
        ),
        recipients.address,
    )


def _read(file: Path) -> Recipients:
    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
    except OSError as error:
        reason = Words(type(error).__name__, type(error).__name__)
        raise UsageError("alerts.wrong", file=file, place="-", reason=reason) from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        # What the library says quotes the line; only its number may be said.
        mark = getattr(error, "problem_mark", None)
        raise UsageError(
            "alerts.wrong",
            file=file,
            place=str(mark.line + 1) if mark else "-",
            reason=_expected("YAML in UTF-8"),
        ) from None
    try:
        return Recipients.model_validate(content or {})
    except ValidationError as error:
        entry = error.errors(include_input=False, include_url=False)[0]
        raise UsageError(
            "alerts.wrong",
            file=file,
            place=".".join(map(_sayable, entry["loc"])) or "-",
            reason=_explained(entry["type"], str(entry["msg"])),
        ) from None


def _sayable(place: str | int) -> str:
    """Return a place in the file; a key that is no plain word may be a secret."""
    return str(place) if _PLAIN.fullmatch(str(place)) else "?"


def _explained(kind: str, message: str) -> Words:
    named = {
        "extra_forbidden": "no such key",
        "missing": "a value; the key is missing",
    }
    return _expected(named.get(kind, message))


def _expected(english: str) -> Words:
    return Words(expected(english), english)


def _filled(url: str, file: Path, environment: Mapping[str, str]) -> str:
    """Return an address with its `${NAME}`s filled from the environment.

    A part is written so that its signs mean nothing in an address (a password
    may hold an @); a whole address is taken as it is.
    """

    def value(found: re.Match[str]) -> str:
        name = found.group(1)
        if not environment.get(name):
            raise UsageError("alerts.no_variable", file=file, name=name)
        is_whole = found.group() == url
        return environment[name] if is_whole else quote(environment[name], safe="")

    return PLACEHOLDER.sub(value, url.strip())
