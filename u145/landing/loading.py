"""The rows of a grid, into the engine: as they are, or by a regular copy."""

from pathlib import Path
from typing import TYPE_CHECKING

from u145.landing import records, statements
from u145.landing.headers import Mapping
from u145.landing.opening import Grid
from u145.landing.scanning import scan, without_returns

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LARGE = 128 * 1024  # larger files are looked at for being regular
BIG = 64 * 1024 * 1024  # larger files' rows are kept on disk while they are read


def load_rows(
    connection: "DuckDBPyConnection",
    grid: Grid,
    mapping: Mapping,
    name: str,
    folder: Path,
    file_name: str,
) -> tuple[str, records.Copied]:
    """Load the rows below the header; return where, and what was seen of them."""
    place = _place(connection, grid.path, name, folder)
    copied = _load_regular(connection, grid, mapping, place)
    if copied is None:
        copied = _load_copy(connection, grid, mapping, place, file_name)
    return place, copied


def _load_regular(
    connection: "DuckDBPyConnection", grid: Grid, mapping: Mapping, place: str
) -> records.Copied | None:
    """Load a large regular csv as it is; None if it is another kind of file."""
    import duckdb

    width = len(mapping.headings)
    if grid.path.stat().st_size < LARGE:
        return None
    regular = scan(grid.path, grid.delimiter, width)
    if regular is None:
        return None
    first = mapping.last_header_row + 1
    path = without_returns(grid.path) if regular.has_returns else grid.path
    relation = statements.reader_as_it_is(path, width, grid.delimiter, regular, first)
    try:
        connection.execute(statements.load(mapping, relation, width, place))
    except duckdb.Error:  # the copy keeps what the reader refuses
        return None
    finally:
        if path != grid.path:
            path.unlink()
    found = connection.execute(f"select count(*) from {place}").fetchall()[0][0]
    if found != regular.records - first + 1:  # the reader saw other records than we
        return None
    return records.Copied(records=regular.records)


def _load_copy(
    connection: "DuckDBPyConnection",
    grid: Grid,
    mapping: Mapping,
    place: str,
    file_name: str,
) -> records.Copied:
    """Load a csv of any kind by way of a copy with one line a record."""
    width = len(mapping.headings)
    copy = grid.path.with_name(f"{grid.path.name}.regular")
    copied = records.copy_regular(
        records.read_records(grid.path, grid.delimiter, file_name),
        copy,
        width,
        mapping.last_header_row + 1,
    )
    relation = statements.reader(copy, width, copied.longest)
    connection.execute(statements.load(mapping, relation, width, place))
    copy.unlink()
    return copied


def _place(
    connection: "DuckDBPyConnection", path: Path, name: str, folder: Path
) -> str:
    """Return where a sheet's rows are kept: in memory, or on disk if they are many."""
    if path.stat().st_size <= BIG:
        return f"memory.{name}"
    file = statements.text(str(folder / "big.duckdb"))
    connection.execute(f"attach if not exists {file} as big")
    return f"big.{name}"
