"""What the caller of a refresh asks for."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

AUTO = "auto"


@dataclass(frozen=True)
class Wish:
    """Which inbox to bring in, up to which day, and how."""

    inbox: Path
    as_of: date | None = None
    is_full: bool = False
    target: str | None = None
    patience: float = 0  # seconds to wait for another refresh to end
    is_archive: bool = False  # the inbox is the archive of a warehouse
    hold: tuple[str, ...] = ()  # feeds, or AUTO: those whose checks fail

    @property
    def is_auto(self) -> bool:
        """Tell whether feeds whose checks fail are to be held back."""
        return AUTO in self.hold
