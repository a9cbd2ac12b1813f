"""The shape of the registry: what a build is told before it starts."""

import pyarrow as pa

REGISTRY = {
    "feeds": pa.schema(
        [
            pa.field("feed_id", pa.string()),
            pa.field("feed_name_zh", pa.string()),
            pa.field("feed_name_en", pa.string()),
            pa.field("owner_unit_id", pa.string()),
            pa.field("cadence", pa.string()),
            pa.field("record_kinds", pa.string()),  # comma-separated
            pa.field("grace_days", pa.int64()),
        ]
    ),
    "feed_values": pa.schema(
        [
            pa.field("feed_id", pa.string()),
            pa.field("record_kind", pa.string()),
            pa.field("column_id", pa.string()),
            pa.field("raw_value", pa.string()),
            pa.field("code_value", pa.string()),
        ]
    ),
    "run": pa.schema(
        [
            pa.field("run_id", pa.string()),
            pa.field("code_version", pa.string()),
            pa.field("as_of_date", pa.date32()),
            pa.field("started_at", pa.timestamp("us")),
            # Up to which day the build told that this one adds to.
            pa.field("built_as_of_date", pa.date32()),
        ]
    ),
    "built": pa.schema(
        [
            pa.field("delivery_id", pa.string()),
            # Not if it is held back by now, or tells of another period.
            pa.field("is_kept", pa.bool_()),
        ]
    ),
    "seals": pa.schema(
        [
            pa.field("period_month", pa.date32()),
            pa.field("last_date", pa.date32()),
            pa.field("release_id", pa.string()),
            pa.field("published_at", pa.timestamp("us")),
            pa.field("code_version", pa.string()),
            pa.field("seal_state", pa.string()),
        ]
    ),
    "held": pa.schema(
        [
            pa.field("delivery_id", pa.string()),
            pa.field("feed_id", pa.string()),
            pa.field("held_since", pa.date32()),  # an as-of
            pa.field("held_reason_zh", pa.string()),
            pa.field("held_reason_en", pa.string()),
        ]
    ),
}
