"""A new state of a warehouse, made whole beside the one in use.

Who restores or rebuilds works in a folder of its own and says with a mark that
it is whole. From then on it is moved into place, name by name; whoever gets
the warehouse's lock next finishes what was killed on the way. Without the mark
the folder is rubbish, and the warehouse is what it was.
"""

import fcntl
import shutil
from collections.abc import Iterator
from pathlib import Path

from u145.releases.pointer import flush_folder, write_text
from u145.settings import Home

# Folders that are one thing; of the others each file is one.
WHOLE_FOLDERS = ("raw", "build")


def start(home: Home) -> Home:
    """Return an empty home beside the one in use. The caller holds its lock."""
    shutil.rmtree(home.beside, ignore_errors=True)
    home.beside.mkdir(parents=True)
    return Home(home.beside)


def seal(home: Home) -> None:
    """Say that what lies beside is whole, and shall be the warehouse."""
    write_text(_mark(home), "")


def settle(home: Home) -> None:
    """Move into place what is whole, and remove what is not.

    Only for who holds the lock. Readers see the old release until the pointer
    is replaced, which comes last.
    """
    if not home.beside.exists():
        return
    beside = Home(home.beside)
    with beside.lock.open("a") as handle:
        # A build whose parent was killed may still be on its last statement.
        fcntl.flock(handle, fcntl.LOCK_EX)
        if _mark(home).exists():
            _move_in(home, beside)
            _mark(home).unlink()
        shutil.rmtree(home.beside)


def _mark(home: Home) -> Path:
    return home.beside / "WHOLE"


def _move_in(home: Home, beside: Home) -> None:
    for name in WHOLE_FOLDERS:
        _swap(home.folder / name, beside.folder / name)
    for path in _files(home, beside):
        target = home.folder / path.relative_to(beside.folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
        flush_folder(target.parent)
    if beside.pointer.exists():
        beside.pointer.replace(home.pointer)
    flush_folder(home.folder)


def _swap(old: Path, new: Path) -> None:
    if not new.exists():
        return  # it is not part of the new state, or in place already
    aside = new.with_name(f"old_{new.name}")
    if old.exists():
        shutil.rmtree(aside, ignore_errors=True)
        old.rename(aside)
    new.rename(old)
    flush_folder(old.parent)


def _files(home: Home, beside: Home) -> Iterator[Path]:
    """Return what is moved file by file; a release comes before its card."""
    own = {_mark(home), beside.lock, beside.pointer}
    for path in sorted(beside.folder.rglob("*")):
        top = path.relative_to(beside.folder).parts[0]
        is_moved = top not in WHOLE_FOLDERS and not top.startswith("old_")
        if is_moved and path.is_file() and path not in own:
            yield path
