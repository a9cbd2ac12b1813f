"""The registry: what the feeds say, as tables that dbt reads."""

from pathlib import Path

import pyarrow as pa

from u145.feeds.loading import Feeds
from u145.landing.raw_layout import write_table
from u145.landing.registry_layout import REGISTRY


def write_registry(feeds: Feeds, raw: Path) -> None:
    """Write `registry/feeds` and `registry/feed_values` below the raw folder."""
    listed = [
        {
            "feed_id": feed.feed,
            "feed_name_zh": feed.name.zh,
            "feed_name_en": feed.name.en,
            "owner_unit_id": feed.owner,
            "cadence": feed.cadence,
            "record_kinds": ",".join(sorted({table.record for table in feed.tables})),
            "grace_days": feed.grace_days,
        }
        for feed in feeds
    ]
    values = {
        (feed.feed, table.record, column_id, raw_value): code
        for feed in feeds
        for table in feed.tables
        for column_id, codes in table.values.items()
        for raw_value, code in codes.items()
    }
    said = [
        {
            "feed_id": feed_id,
            "record_kind": record_kind,
            "column_id": column_id,
            "raw_value": raw_value,
            "code_value": code,
        }
        for (feed_id, record_kind, column_id, raw_value), code in sorted(values.items())
    ]
    for name, rows in (("feeds", listed), ("feed_values", said)):
        table = pa.Table.from_pylist(rows, schema=REGISTRY[name])
        write_table(table, raw / "registry" / f"{name}.parquet")
