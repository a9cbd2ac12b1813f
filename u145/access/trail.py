"""What people did: signed in, saw a page, asked, took something away.

One JSON object a line, a file a month, only ever appended to. Each line holds
the checksum of the line before it, so that one that was taken out or changed
is noticed. Nothing of a record's content is written: a page is named by its
address, and long numbers in a question (telephones, identity cards) are masked.
"""

import fcntl
import hashlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from u145.access.person import Person
from u145.settings import Home
from u145.spoken import escaped

Act = Literal[
    "signed_in",
    "signed_out",
    "refused",
    "page",
    "query",
    "download",
    "document",
]
LONG_NUMBER = re.compile(r"\d{7,}[\dXx]?")
MOST = 4000  # signs of one text
DAYS_KEPT = 3 * 366
BEGINNING = "0" * 64


@dataclass(frozen=True)
class Entry:
    """One line of the trail."""

    at: datetime
    person: str
    name: str
    role: str
    unit: str | None
    act: str
    what: str
    release_id: str
    result: str


class Trail:
    """The trail of a warehouse."""

    def __init__(self, home: Home) -> None:
        self.folder = home.trail

    def note(
        self,
        person: Person | None,
        act: Act,
        what: str = "",
        release_id: str = "",
        result: str = "",
    ) -> None:
        """Write what somebody did; the one user of a machine of his own is not noted.

        Raises:
            OSError: It cannot be written. What is not noted must not be done.
        """
        if person and person.is_local:
            return
        entry = Entry(
            at=datetime.now(UTC),
            person=person.key if person else "",
            name=person.name if person else "",
            role=person.role.role_id if person else "",
            unit=person.unit if person else None,
            act=act,
            what=escaped(LONG_NUMBER.sub("***", what))[:MOST],
            release_id=release_id,
            result=result,
        )
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o750)
        file = self.folder / f"{entry.at:%Y-%m}.jsonl"
        is_new = not file.exists()
        with file.open("ab+") as handle:
            fcntl.flock(handle, fcntl.LOCK_EX)
            content = asdict(entry) | {"at": entry.at.isoformat()}
            content["before"] = _checksum(_last_line(handle.fileno()))
            handle.write(json.dumps(content, ensure_ascii=False).encode() + b"\n")
            handle.flush()
        if is_new:
            file.chmod(0o640)
            self._rotate(entry.at)

    def entries(self, most: int = 10_000) -> list[Entry]:
        """Return what was done, the newest first."""
        found: list[Entry] = []
        for file in sorted(self.folder.glob("*.jsonl"), reverse=True):
            for line in reversed(file.read_bytes().splitlines()):
                entry = _parsed(line)
                if entry:
                    found.append(entry)
                if len(found) == most:
                    return found
        return found

    def breaks(self) -> Iterator[tuple[Path, int]]:
        """Return the lines before which something was changed or taken out."""
        for file in sorted(self.folder.glob("*.jsonl")):
            before = b""
            for number, line in enumerate(file.read_bytes().splitlines(), start=1):
                try:
                    is_next = json.loads(line)["before"] == _checksum(before)
                except (ValueError, KeyError, TypeError):
                    is_next = False
                if not is_next:
                    yield file, number
                before = line

    def _rotate(self, now: datetime) -> None:
        """Remove months that are older than they have to be."""
        oldest = f"{now - timedelta(days=DAYS_KEPT):%Y-%m}"
        for file in self.folder.glob("*.jsonl"):
            if file.stem < oldest:
                file.unlink()


def _checksum(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest() if line else BEGINNING


def _last_line(descriptor: int) -> bytes:
    """Return the last line of a file, without its end; nothing of an empty one."""
    size = os.fstat(descriptor).st_size
    reach = 4 * MOST * 4
    tail = os.pread(descriptor, reach, max(0, size - reach))
    lines = tail.splitlines()
    return lines[-1] if lines else b""


def _parsed(line: bytes) -> Entry | None:
    try:
        content: dict[str, Any] = json.loads(line)
        del content["before"]
        content["at"] = datetime.fromisoformat(content["at"])
        return Entry(**content)
    except (ValueError, KeyError, TypeError):
        return None
