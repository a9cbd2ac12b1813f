"""What the caller of a refresh asks for."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class Wish:
    """Which inbox to bring in, up to which day, and how."""

    inbox: Path
    as_of: date | None = None
    is_full: bool = False
    target: str | None = None
    patience: float = 0  # seconds to wait for another refresh to end
    is_archive: bool = False  # the inbox is the archive of a warehouse
