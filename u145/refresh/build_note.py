"""What is known of the last build, and whether the next can build upon it.

dbt is not atomic across models, and after a kill `dbt retry` says that there
is nothing to do. So a small note beside the database tells whether the last
build ended well and with which code. If it did not, or the code changed, the
database is made again from the raw layer, which never changes.
"""

import json
from pathlib import Path
from typing import Any

from u145.refresh.engines import is_on_spark
from u145.refresh.fingerprint import Code
from u145.refresh.wish import Wish
from u145.releases.pointer import flush_folder, write_text
from u145.settings import Home, Settings


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
    built = built_files(home)
    if built is None:
        return "unfinished"
    if _read_note(home).get("engine"):
        return "engine"
    return None if built == dict(code.files) else "rules"


def built_files(home: Home) -> dict[str, str] | None:
    """Return the code that the build database was built by, if it ended well."""
    files = _read_note(home).get("built_with")
    return files if isinstance(files, dict) else None


def begin(home: Home, is_full: bool) -> None:
    """Note that a build has begun; if everything is built, forget the last one."""
    home.build.mkdir(parents=True, exist_ok=True)
    # Not well until the end says so.
    _note(home).unlink(missing_ok=True)
    flush_folder(home.build)
    if is_full:
        for leftover in home.build.glob(f"{home.build_database.name}*"):
            leftover.unlink()


def finish(home: Home, code: Code, **facts: str) -> None:
    """Note that the build ended well, and by which code."""
    note = {"built_with": dict(code.files), **facts}
    write_text(_note(home), json.dumps(note) + "\n")


def _note(home: Home) -> Path:
    return home.build / "state.json"


def _read_note(home: Home) -> dict[str, Any]:
    """Return what the last build noted at its end; nothing if it has not ended."""
    try:
        note = json.loads(_note(home).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return note if isinstance(note, dict) else {}
