"""What each person asked before: a file a person, the newest last."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from u145.releases.pointer import write_text
from u145.settings import Home

KEPT = 50


@dataclass(frozen=True)
class Asked:
    """A question that was answered."""

    at: str  # UTC, to the second
    sql: str
    rows: int
    seconds: float

    @classmethod
    def now(cls, sql: str, rows: int, seconds: float) -> "Asked":
        """Return a question that was answered just now."""
        at = datetime.now(UTC).replace(microsecond=0, tzinfo=None)
        return cls(at.isoformat(sep=" "), sql, rows, seconds)


class History:
    """The questions of all people of a warehouse."""

    def __init__(self, home: Home) -> None:
        self.folder = home.questions

    def add(self, person: str, asked: Asked) -> None:
        """Keep a question; one that was asked before moves to the top."""
        kept = [one for one in self.of(person) if one.sql != asked.sql]
        lines = [asked, *kept][:KEPT]
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o750)
        text = json.dumps([asdict(one) for one in lines], ensure_ascii=False)
        write_text(self._file(person), text)

    def of(self, person: str) -> list[Asked]:
        """Return what a person asked, the newest first."""
        try:
            content = json.loads(self._file(person).read_text(encoding="utf-8"))
            return [Asked(**one) for one in content]
        except (FileNotFoundError, ValueError, TypeError):
            return []

    def _file(self, person: str) -> Path:
        name = hashlib.sha256(person.encode()).hexdigest()[:24]
        return self.folder / f"{name}.json"
