"""Rows of one kind and time lie together in a release.

Who asks for a month then reads little more than that month, and the file is smaller.
A small table is written in order. To order a large one, with all its columns, takes
more than twice as long as to write it: it is written kind by kind and time by time,
in portions whose rows lie in no order.
"""

import duckdb

TOGETHER = ("event_type", "record_date")
PORTION = 2_000_000  # rows; with more and smaller ones the table is read more often


def is_clustered(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    """Tell whether a table has the columns by which rows are put together."""
    described = connection.execute(f"describe {table}").fetchall()
    return {row[0] for row in described} >= {*TOGETHER}


def write_clustered(
    connection: duckdb.DuckDBPyConnection, source: str, target: str, condition: str
) -> None:
    """Copy the rows of `source` that meet a condition into a new table `target`."""
    portions = _portions(connection, source, condition)
    is_small = len(portions) < 2
    connection.execute(f"set preserve_insertion_order = {is_small}")
    if is_small:
        order = ", ".join(TOGETHER)
        connection.execute(
            f"create table {target} as"
            f" select * from {source} where {condition} order by {order}"
        )
        return
    connection.execute(f"create table {target} as from {source} limit 0")
    kind, day = TOGETHER
    for portion in portions:
        connection.execute(
            f"""
            insert into {target}
            select source.* from {source} as source
            semi join (from temp.portions where portion = {portion}) as portions
            on source.{kind} is not distinct from portions.kind
            and date_trunc('month', source.{day}) is not distinct from portions.month
            where {condition}
            """
        )


def _portions(
    connection: duckdb.DuckDBPyConnection, source: str, condition: str
) -> list[int]:
    """Say in `temp.portions` which kinds and months go together; return them all."""
    kind, day = TOGETHER
    connection.execute(
        f"""
        create or replace temp table portions as
        select kind, month, (sum(rows) over upwards - rows) // {PORTION} as portion
        from (
            select {kind} as kind, date_trunc('month', {day}) as month,
                cast(count(*) as bigint) as rows
            from {source} where {condition}
            group by all
        )
        window upwards as (order by kind, month)
        """
    )
    found = connection.execute(
        "select distinct portion from temp.portions order by portion"
    ).fetchall()
    return [int(portion) for (portion,) in found]
