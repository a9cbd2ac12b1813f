"""What a build knows before it starts: feeds, run, sealed months, what is held."""

from dataclasses import asdict
from datetime import UTC

import pyarrow as pa

from u145.feeds import Feeds
from u145.feeds import write_registry as write_feeds
from u145.landing.raw_layout import write_table
from u145.landing.registry_layout import REGISTRY
from u145.refresh.built import Built, known
from u145.refresh.ledger import Run
from u145.refresh.planning import Plan
from u145.refresh.sealing import write_seals
from u145.settings import Home


def write_registry(
    home: Home, feeds: Feeds, run: Run, plan: Plan, built: Built | None
) -> None:
    """Write the registry's Parquet files into the raw layer.

    Args:
        home: The warehouse's folder. The caller holds its lock.
        feeds: What the feeds say.
        run: The refresh.
        plan: What it builds of.
        built: What it adds to; None if it builds from nothing.
    """
    write_feeds(feeds, home.raw)
    row = {
        "run_id": run.run_id,
        "code_version": run.code_version,
        "as_of_date": plan.as_of,
        "started_at": run.started_at.astimezone(UTC).replace(tzinfo=None),
        "built_as_of_date": built.as_of if built else None,
    }
    now = known(plan.deliveries)
    tables = {
        "run": [row],
        "built": [
            {"delivery_id": one.delivery_id, "is_kept": one in now}
            for one in sorted(built.deliveries if built else ())
        ],
        "held": [asdict(one) for one in plan.held],
    }
    for name, rows in tables.items():
        table = pa.Table.from_pylist(rows, schema=REGISTRY[name])
        write_table(table, home.registry / f"{name}.parquet")
    write_seals(home, plan.as_of)
