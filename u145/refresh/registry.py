"""What a build knows before it starts: feeds, run, sealed months, what is held."""

from dataclasses import asdict
from datetime import UTC

import pyarrow as pa

from u145.feeds import Feeds
from u145.feeds import write_registry as write_feeds
from u145.landing.raw_layout import REGISTRY, write_table
from u145.refresh.ledger import Run
from u145.refresh.planning import Plan
from u145.refresh.sealing import write_seals
from u145.settings import Home


def write_registry(home: Home, feeds: Feeds, run: Run, plan: Plan) -> None:
    """Write the registry's Parquet files into the raw layer."""
    write_feeds(feeds, home.raw)
    row = {
        "run_id": run.run_id,
        "code_version": run.code_version,
        "as_of_date": plan.as_of,
        "started_at": run.started_at.astimezone(UTC).replace(tzinfo=None),
    }
    table = pa.Table.from_pylist([row], schema=REGISTRY["run"])
    write_table(table, home.registry / "run.parquet")
    held = [asdict(one) for one in plan.held]
    table = pa.Table.from_pylist(held, schema=REGISTRY["held"])
    write_table(table, home.registry / "held.parquet")
    write_seals(home, plan.as_of)
