"""What a warehouse holds that no other place can give back."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from u145.settings import Home

# Made again from the rest, or not landed yet.
LEFT_OUT = {"build", "inbox"}
POINTER = "CURRENT"
# Folders whose files are never written twice: they come and go by their names.
FINISHED = {"archive", "raw", "releases", "data_docs", "dbt_docs"}
# What a refresh knows of the ones before it, and goes on writing.
HISTORY = frozenset({"releases", "CURRENT", "refresh_runs.jsonl", "logs"})
# What never comes again, if it is lost: records as delivered, and as published.
IRREPLACEABLE = ("archive/", "releases/")


def held_files(home: Home) -> Iterator[str]:
    """Return the paths of all files to keep, below the home."""
    for path in sorted(home.folder.rglob("*")):
        parts = path.relative_to(home.folder).parts
        is_passing = any(part.startswith(".") for part in parts)
        if not is_left_out(parts[0]) and not is_passing and path.is_file():
            yield path.relative_to(home.folder).as_posix()


def is_left_out(name: str) -> bool:
    """Tell whether a file or folder of a home is not kept.

    Locks are named in capitals. They are of this moment, and who holds one
    holds this very file: nothing may be put in its place.
    """
    return name in LEFT_OUT or (name.isupper() and name != POINTER)


def link_holdings(
    home: Home, target: Path, only: frozenset[str] = frozenset()
) -> list[str]:
    """Give files to keep a second name below `target`; return the paths.

    `only` names files and folders of the home; else it is all of them.

    For who holds the lock, and for moments only: a refresh may go on right
    after, and what it replaces or prunes stays under its second name.
    """
    names = [
        name for name in held_files(home) if not only or name.split("/")[0] in only
    ]
    for name in names:
        copy = target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        if name.split("/")[0] in FINISHED:
            os.link(home.folder / name, copy)
        else:
            shutil.copy(home.folder / name, copy)
    return names


def surplus(names: set[str], known: set[str]) -> list[str]:
    """Return the irreplaceable files of `names` that are not `known`."""
    return sorted(name for name in names - known if name.startswith(IRREPLACEABLE))


def is_same_warehouse(names: set[str], known: set[str]) -> bool:
    """Tell whether two lists of files have an original or a release in common."""
    return any(name.startswith(IRREPLACEABLE) for name in names & known)
