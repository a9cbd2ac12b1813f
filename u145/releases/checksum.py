"""A checksum of what a release says, whatever order its rows lie in.

Two releases made from the same deliveries by the same code have the same
checksum, also when one of them was made after a crash, incrementally, or on
another day. What a run says of itself is therefore left out. So are comments:
they say what a column holds and are no part of it, and better words for a
column make no other release.
"""

import hashlib
import json
from pathlib import Path

import duckdb

from u145.releases.copying import quote, relations

# Facts of the run, or judgements that compare it with what was published before:
# which releases are kept is history, and no part of the deliveries.
RUN_TABLES = {
    "operations.mart_refresh_runs",
    "operations.mart_refresh_steps",
    "operations.mart_expectation_results",
    "operations.mart_sealed_months",
    "operations.mart_restatements",
    "operations.mart_restated_cases",
}
RUN_COLUMNS = {
    "run_id",
    "code_version",
    "landed_at",
    "last_landed_at",
    "started_at",
    "finished_at",
    "checked_at",
    "release_id",
    "previous_release_id",
}


def table_checksums(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return `schema.table` -> checksum of every published table.

    The sum of the rows' hashes does not depend on their order, and unlike an
    exclusive or it notices two equal rows too many.
    """
    (database,) = connection.execute("select current_database()").fetchone() or ("",)
    return {
        table.label: _checksum(connection, database, table.schema, table.name)
        for table in relations(connection, database, "table")
        if table.label not in RUN_TABLES
    }


def _checksum(
    connection: duckdb.DuckDBPyConnection, database: str, schema: str, name: str
) -> str:
    columns = connection.execute(
        """
        select column_name, data_type from duckdb_columns()
        where database_name = ? and schema_name = ? and table_name = ?
        order by column_name
        """,
        [database, schema, name],
    ).fetchall()
    said = [column for column in columns if column[0] not in RUN_COLUMNS]
    values = ", ".join(quote(column) for column, _ in said) or "0"
    facts = connection.execute(
        f"select count(*), cast(sum(hash({values})) as varchar)"
        f" from {quote(schema)}.{quote(name)}"
    ).fetchone()
    return hashlib.sha256(json.dumps([said, facts]).encode()).hexdigest()


def content_checksum(tables: dict[str, str]) -> str:
    """Return one checksum over all tables."""
    return hashlib.sha256(json.dumps(tables, sort_keys=True).encode()).hexdigest()


def count_rows(database: Path) -> int:
    """Return how many rows the tables of a database hold, as its catalogue says."""
    with duckdb.connect(str(database), read_only=True) as connection:
        counted = connection.execute(
            "select cast(coalesce(sum(estimated_size), 0) as bigint)"
            " from duckdb_tables() where database_name = current_database()"
        ).fetchone()
    return int(counted[0]) if counted else 0
