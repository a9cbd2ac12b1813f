"""What a release holds: its tables, and what their columns mean."""

from functools import lru_cache
from pathlib import Path

from u145.releases.current import Release, connect
from u145.releases.dictionary import Table, tables


def schema(release: Release) -> tuple[Table, ...]:
    """Return the published tables and views, read once per release."""
    return _schema(release.path, release)


@lru_cache(maxsize=4)
def _schema(path: Path, release: Release) -> tuple[Table, ...]:
    with connect(release) as connection:
        return tuple(tables(connection))


def table(release: Release, label: str) -> Table | None:
    """Return a table by `schema.name`; nothing when there is none."""
    return next((one for one in schema(release) if one.label == label), None)
