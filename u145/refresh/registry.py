"""What a build knows before it starts: the feeds and the run."""

from datetime import UTC, date

import pyarrow as pa

from u145.feeds import Feed, feed_rows, feed_value_rows
from u145.landing.raw_layout import REGISTRY, write_table
from u145.refresh.ledger import Run
from u145.settings import Home


def write_registry(home: Home, feeds: list[Feed], run: Run, as_of: date) -> None:
    """Write the registry's Parquet files into the raw layer."""
    started_at = run.started_at.astimezone(UTC).replace(tzinfo=None)
    rows = {
        "feeds": feed_rows(feeds),
        "feed_values": feed_value_rows(feeds),
        "run": [
            {
                "run_id": run.run_id,
                "code_version": run.code_version,
                "as_of_date": as_of,
                "started_at": started_at,
            }
        ],
    }
    for name, schema in REGISTRY.items():
        table = pa.Table.from_pylist(rows[name], schema=schema)
        write_table(table, home.registry / f"{name}.parquet")
