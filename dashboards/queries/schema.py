"""What a release holds: its tables, and what their columns mean."""

from pathlib import Path

from u145.releases.current import Release, connect
from u145.releases.dictionary import Table, tables

MOST = 8  # releases, and parts of them, whose tables are remembered

EXAMPLE = "select * from scorecards.mart_strategy_scores"

_remembered: dict[Path, tuple[Table, ...]] = {}


def schema(release: Release) -> tuple[Table, ...]:
    """Return the published tables and views, read once per file."""
    if release.path not in _remembered:
        with connect(release) as connection:
            found = tuple(tables(connection))
        if len(_remembered) >= MOST:
            _remembered.clear()
        _remembered[release.path] = found
    return _remembered[release.path]


def first_rows(table: Table) -> str:
    """Return a question for the first rows of a table, to begin with."""
    return f"select *\nfrom {table.label}\nlimit 100\n"
