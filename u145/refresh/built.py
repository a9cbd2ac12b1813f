"""What the build database holds: of which deliveries, up to when, by which code.

The note is written when a build ended well and taken away before the next one
begins, so a database without it is one that a build died on.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from u145.refresh.deliveries import Delivery
from u145.refresh.fingerprint import Code
from u145.releases.pointer import flush_folder, write_text
from u145.settings import Home


class Known(NamedTuple):
    """What the rows of a delivery are told apart and ordered by."""

    delivery_id: str
    delivery_order: str
    file_name: str


@dataclass(frozen=True)
class Built:
    """A build that ended well."""

    files: dict[str, str]  # of the code that built it, and their hashes
    deliveries: frozenset[Known]
    as_of: date
    release_id: str | None = None  # that was made from it


def known(deliveries: Iterable[Delivery]) -> frozenset[Known]:
    """Return the deliveries that a build is made of."""
    return frozenset(
        Known(one.delivery_id, one.delivery_order, one.file_name)
        for one in deliveries
        if one.outcome == "landed"
    )


def becoming(code: Code, deliveries: Iterable[Delivery], as_of: date) -> Built:
    """Return what the database holds when a build of these ends well."""
    return Built(dict(code.files), known(deliveries), as_of)


def note_release(home: Home, release_id: str) -> None:
    """Note which release was made from the database as it is."""
    built = read_built(home)
    if built:
        write_built(home, replace(built, release_id=release_id))


def read_built(home: Home) -> Built | None:
    """Return what the build database holds, if the last build ended well."""
    try:
        note = json.loads(_note(home).read_text(encoding="utf-8"))
        return Built(
            files=dict(note["built_with"]),
            deliveries=frozenset(Known(*one) for one in note["built_of"]),
            as_of=date.fromisoformat(note["built_up_to"]),
            release_id=note["published_as"],
        )
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def write_built(home: Home, built: Built) -> None:
    """Note that a build ended well."""
    content = {
        "built_with": built.files,
        "built_of": sorted(built.deliveries),
        "built_up_to": built.as_of.isoformat(),
        "published_as": built.release_id,
    }
    write_text(_note(home), json.dumps(content, ensure_ascii=False) + "\n")


def forget_built(home: Home) -> None:
    """Say that the database is not well until a build ends well."""
    home.build.mkdir(parents=True, exist_ok=True)
    _note(home).unlink(missing_ok=True)
    flush_folder(home.build)


def why_full(home: Home, code: Code) -> str | None:
    """Return why the build database has to be made from raw again, if it has to.

    `first` (there is none), `unfinished` (the last build did not end well) or
    `rules` (it was built by other code); nothing when it can be built upon.
    """
    if not home.build_database.exists():
        return "first"
    built = read_built(home)
    if built is None:
        return "unfinished"
    return None if built.files == dict(code.files) else "rules"


def _note(home: Home) -> Path:
    return home.build / "state.json"
