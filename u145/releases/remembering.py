"""Which releases were found whole, so that a look at one need not read all of it.

`u145 status` would otherwise take as long as a checksum of the whole release. What
is remembered is the checksum of a file with a certain inode, size and moment of its
last change. That moment is set by the system alone: whoever changes a file, and
sets its time back, has changed it. What changes without being written, on a disk
that fails, is found by who reads everything: every refresh, and every server when
it starts.
"""

import json
import os
import time
from pathlib import Path

MEMORY = ".intact"
# A file system's clock may tick this seldom; a change within a tick would not show.
TICK = 2.0  # seconds


def is_remembered(file: Path, sha256: str) -> bool:
    """Tell whether a file had this checksum and was not changed since."""
    try:
        return _read(file.parent).get(file.name) == [*_facts(file), sha256]
    except OSError:
        return False


def remember(file: Path, sha256: str) -> None:
    """Remember a file's checksum, where that can be written.

    Call it with a checksum that was computed after the file's last change.
    """
    try:
        facts = _facts(file)
        if time.time() - facts[-1] / 1e9 < TICK:
            return
        known = {
            name: entry
            for name, entry in _read(file.parent).items()
            if (file.parent / name).exists()
        }
        known[file.name] = [*facts, sha256]
        temporary = file.parent / f"{MEMORY}.{os.getpid()}.tmp"
        temporary.write_text(json.dumps(known), encoding="utf-8")
        temporary.replace(file.parent / MEMORY)
    except OSError:
        return  # who may only read the home reads the release, too


def _facts(file: Path) -> list[int]:
    facts = file.stat()
    return [facts.st_ino, facts.st_size, facts.st_ctime_ns]


def _read(folder: Path) -> dict[str, list[int | str]]:
    try:
        content = json.loads((folder / MEMORY).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}
