"""Which files of an inbox are deliveries.

Apart from the rest of landing, so that who only watches an inbox stays light.
"""

from pathlib import Path

_IGNORED_ENDS = (".part", ".partial", ".tmp", ".crdownload", ".download", ".swp")
_IGNORED_NAMES = {"thumbs.db", "desktop.ini"}


def inbox_files(inbox: Path) -> list[Path]:
    """Return the files below an inbox, without hidden and half-written ones."""
    found = []
    for path in inbox.rglob("*"):
        parts = path.relative_to(inbox).parts
        name = parts[-1].lower()
        hidden = any(part.startswith((".", "~$")) for part in parts)
        passing = name.endswith(_IGNORED_ENDS) or name in _IGNORED_NAMES
        if not hidden and not passing and path.is_file():
            found.append(path)
    return sorted(found, key=lambda path: path.relative_to(inbox).as_posix())
