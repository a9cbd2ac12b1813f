"""The log of a home's refreshes: one JSON object a line, for machines to read.

`logs/refresh.jsonl` below the home. Five megabytes a file, five files.
"""

import json
import logging
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from typing import Any

from u145.settings import Home

BYTES, FILES = 5_000_000, 5


class Journal:
    """What one run did, line by line.

    A log that cannot be written (a full disk) never ends the run that it tells
    of: the standard library's handler drops the line.
    """

    def __init__(self, home: Home, run_id: str) -> None:
        home.logs.mkdir(parents=True, exist_ok=True)
        self.run_id = run_id
        self._handler = RotatingFileHandler(
            home.logs / "refresh.jsonl",
            maxBytes=BYTES,
            backupCount=FILES - 1,
            encoding="utf-8",
        )
        self._handler.setFormatter(_JsonLines())
        self._handler.handleError = lambda record: None  # type: ignore[method-assign]

    def write(self, event: str, *, level: int = logging.INFO, **facts: object) -> None:
        """Write one line: when, how grave, which run, what, and facts of it."""
        record = logging.LogRecord("u145", level, "", 0, event, None, None)
        record.__dict__["facts"] = {"run_id": self.run_id, "event": event, **facts}
        self._handler.handle(record)

    def close(self) -> None:
        """Give the file back."""
        self._handler.close()


class _JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        facts: dict[str, Any] = record.__dict__["facts"]
        at = datetime.fromtimestamp(record.created, UTC).isoformat()
        line = {"at": at, "level": record.levelname.lower(), **facts}
        return json.dumps(line, ensure_ascii=False, default=_plain)


def _plain(value: object) -> object:
    """Return what JSON has no word for: words in both languages, or a text."""
    if hasattr(value, "zh") and hasattr(value, "en"):
        return {"zh": value.zh, "en": value.en}
    return str(value)
