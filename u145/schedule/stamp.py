"""The moment up to which the timetable was kept, remembered across restarts.

A machine that was off at half past two refreshes when it is back, once, however
many nights it missed.
"""

from datetime import datetime
from pathlib import Path


class Stamp:
    """A file with one moment."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def read(self) -> datetime | None:
        """Return the moment, or None if there is none that can be read."""
        try:
            moment = datetime.fromisoformat(self.file.read_text("utf-8").strip())
        except (OSError, ValueError):
            return None
        return moment if moment.tzinfo else None

    def write(self, moment: datetime) -> None:
        """Remember a moment.

        Raises:
            OSError: It can't be written.
        """
        self.file.parent.mkdir(parents=True, exist_ok=True)
        temporary = self.file.with_name(f"{self.file.name}.part")
        temporary.write_text(f"{moment.isoformat()}\n", encoding="utf-8")
        temporary.replace(self.file)
