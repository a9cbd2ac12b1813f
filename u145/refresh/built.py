"""What the build database holds: of which deliveries, up to when, by which code.

dbt is not atomic across models, and after a kill `dbt retry` says that there is
nothing to do. So this note is written when a build ended well and taken away before
the next one begins: a database without it is one that a build died on, and is made
again from the raw layer, which never changes.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from u145.refresh.deliveries import Delivery
from u145.refresh.engines import is_on_spark
from u145.refresh.fingerprint import Code
from u145.refresh.wish import Wish
from u145.releases.pointer import discard, flush_folder, write_text
from u145.settings import Home, Settings


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
    engine: str | None = None  # that built it, if it was not DuckDB


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
            engine=note["engine"],
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
        "engine": built.engine,
    }
    write_text(_note(home), json.dumps(content, ensure_ascii=False) + "\n")


def begin(home: Home, is_full: bool) -> None:
    """Note that a build has begun; if everything is built, forget the last one."""
    home.build.mkdir(parents=True, exist_ok=True)
    # Not well until the end says so.
    _note(home).unlink(missing_ok=True)
    flush_folder(home.build)
    if is_full:
        for leftover in home.build.glob(f"{home.build_database.name}*"):
            discard(leftover)


def why_all(settings: Settings, wish: Wish, code: Code) -> str | None:
    """Return why everything has to be built, if it has to: a reason of `why_full`,
    `asked`, or `spark`, which builds everything each time.
    """
    if is_on_spark(settings, wish.target):
        return "spark"
    return "asked" if wish.is_full else why_full(settings.home, code)


def why_full(home: Home, code: Code) -> str | None:
    """Return why the build database has to be made from raw again, if it has to.

    `first` (there is none), `unfinished` (the last build did not end well),
    `engine` (another engine than DuckDB built it) or `rules` (it was built by
    other code); nothing when it can be built upon.
    """
    if not home.build_database.exists():
        return "first"
    built = read_built(home)
    if built is None:
        return "unfinished"
    if built.engine:
        return "engine"
    return None if built.files == dict(code.files) else "rules"


def _note(home: Home) -> Path:
    return home.build / "state.json"
