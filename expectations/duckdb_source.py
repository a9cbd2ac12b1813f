"""Great Expectations over a DuckDB file, inside DuckDB.

Great Expectations has no DuckDB datasource, and its generic SQL datasource
reads each cursor after its connection was closed, which DuckDB answers with no
rows. One connection that stays open, without temporary tables, works. It makes
engines freely and keeps them; all of them share the connection here, so that
`give_back` can end it and a writer can have the file.

Both classes live in a module of their own, because Great Expectations looks
the datasource's type up by the module that defines it. What is expected is not
said here: see `rules.yml`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

import sqlalchemy
from great_expectations.datasource.fluent import SQLDatasource
from great_expectations.execution_engine import SqlAlchemyExecutionEngine

from expectations.failing_rows import quoted
from u145.settings import engine_memory

# Named here, because `type` is a field inside the datasource.
EngineType = type[SqlAlchemyExecutionEngine]

_engines: dict[str, sqlalchemy.Engine] = {}
_connections: dict[str, sqlalchemy.Connection] = {}


def _engine(address: str) -> sqlalchemy.Engine:
    if address not in _engines:
        _engines[address] = sqlalchemy.create_engine(
            address,
            poolclass=sqlalchemy.NullPool,
            connect_args={"config": engine_memory()},
        )
    return _engines[address]


def _connection(address: str) -> sqlalchemy.Connection:
    if address not in _connections:
        _connections[address] = _engine(address).connect()
    return _connections[address]


class DuckDBExecutionEngine(SqlAlchemyExecutionEngine):
    """An engine that answers every question on one open connection."""

    def __init__(self, connection_string: str, **options: Any) -> None:
        """Take the shared engine of a file instead of making one."""
        self.address = connection_string
        super().__init__(engine=_engine(connection_string), **options)

    @contextmanager
    def get_connection(self) -> Iterator[sqlalchemy.Connection]:
        """Yield the one connection, and leave it open."""
        yield _connection(self.address)


class DuckDBDatasource(SQLDatasource):
    """A DuckDB file that is read, never written."""

    type: Literal["duckdb"] = "duckdb"  # type: ignore[assignment]

    @property
    def execution_engine_type(self) -> EngineType:
        """Return the engine that keeps its connection."""
        return DuckDBExecutionEngine

    def _create_engine(self) -> sqlalchemy.Engine:
        return _engine(str(self.connection_string))


def address_of(database: Path) -> str:
    """Return the address of a database file, opened for reading only."""
    return f"duckdb:///{quote(str(database.resolve()))}?access_mode=read_only"


def read_only_source(context: Any, database: Path, beside: Path) -> DuckDBDatasource:
    """Add a database file to a Great Expectations context and return it.

    Args:
        context: Of Great Expectations.
        database: What is asked.
        beside: A file that queries may name too, by its stem.
    """
    path = quoted(str(beside.resolve()))
    _connection(address_of(database)).exec_driver_sql(
        f"attach '{path}' as {beside.stem} (read_only)"
    )
    source: DuckDBDatasource = context.data_sources.add_duckdb(
        name="warehouse",
        connection_string=address_of(database),
        create_temp_table=False,
    )
    return source


def give_back(database: Path) -> None:
    """Close the connection, so that a writer can have the file."""
    address = address_of(database)
    if address in _connections:
        _connections.pop(address).close()
    if address in _engines:
        _engines.pop(address).dispose()
