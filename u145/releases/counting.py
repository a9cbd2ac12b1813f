"""What a card tells of a release, counted once, when it is published."""

import duckdb

# Written out: a parameter would make DuckDB load pandas, to see whether it is one.
FIND = """
    select 1 from duckdb_tables()
    where schema_name = 'operations' and table_name = 'mart_quarantine'
"""
COUNT = "select count(*) from operations.mart_quarantine where severity = 'fatal'"


def count_quarantined(connection: duckdb.DuckDBPyConnection) -> int | None:
    """Return how many rows are not counted; nothing where no rows are held apart."""
    if not connection.execute(FIND).fetchone():
        return None
    counted = connection.execute(COUNT).fetchone()
    return int(counted[0]) if counted else None
