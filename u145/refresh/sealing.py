"""What was published of a month when it closed, kept for the build to compare.

A month is sealed by the newest release whose as-of is the month's last day.
What that release says of its own month (figures, the cases behind them, the
deliveries it knew) is read out of it once, into one Parquet file of each kind,
and stays there for as long as the release seals the month. So a refresh opens
no old release, except one that has become a seal since the refresh before: on
the sample 0.4 s of CPU and 0.2 MB then, 2 ms each time after.

The name of such a file ends with the start of its checksum: a file that was
cut, changed or only begun is not the one that is looked for, and is made anew.
"""

import os
from collections.abc import Iterable
from datetime import UTC, date
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from u145.landing.raw_layout import EMPTY, SEALED, settle, write_table
from u145.landing.registry_layout import REGISTRY
from u145.releases.current import connect
from u145.releases.pointer import Release, is_intact, list_releases, sha256_of
from u145.releases.retention import month_ends
from u145.settings import Home

# Named as in the shapes. A figure counts from its first day to the month's end,
# so the cases reach back to the first day of the longest one.
QUESTIONS = {
    "sealed_figures": """
        select
            figures.level,
            figures.entity_id,
            figures.indicator_id,
            figures.period_window,
            periods.first_date,
            figures.numerator,
            figures.denominator,
            figures.value,
            figures.status_id
        from scorecards.mart_indicator_values as figures
        inner join scorecards.mart_indicator_periods as periods
            using (indicator_id, period_month, period_window)
        where figures.period_month = $month
        order by all
    """,
    "sealed_cases": """
        select
            cases.indicator_id,
            cases.record_kind,
            cases.record_id,
            cases.case_date,
            cases.unit_id,
            units.unit_group,
            cases.town_id,
            sum(cases.numerator) as numerator,
            sum(cases.denominator) as denominator
        from core.fct_indicator_cases as cases
        left join core.dim_units as units on units.unit_id = cases.unit_id
        where
            cases.case_date <= $last_date
            and cases.case_date >= (
                select min(periods.first_date)
                from scorecards.mart_indicator_periods as periods
                where periods.period_month = $month
            )
        group by all
        order by all
    """,
    "sealed_deliveries": """
        select distinct delivery_id from operations.mart_deliveries order by all
    """,
}


def write_seals(home: Home, as_of: date) -> None:
    """Bring the sealed months in the raw layer up to date.

    Args:
        home: The warehouse's folder. The caller holds its lock.
        as_of: Day up to which the next release tells. A month that closes on
            this day or later is not closed for it: it may seal it itself.
    """
    ends = month_ends(list_releases(home))
    seals = {day: release for day, release in ends.items() if day < as_of}
    states = {day: _keep(home.raw, day, release) for day, release in seals.items()}
    rows = [
        {
            "period_month": day.replace(day=1),
            "last_date": day,
            "release_id": release.release_id,
            "published_at": release.published_at.astimezone(UTC).replace(tzinfo=None),
            "code_version": release.code_version,
            "seal_state": states[day],
        }
        for day, release in sorted(seals.items())
    ]
    table = pa.Table.from_pylist(rows, schema=REGISTRY["seals"])
    write_table(table, home.registry / "seals.parquet")
    _sweep(home.raw, (release.release_id for release in seals.values()))


def _keep(raw: Path, day: date, release: Release) -> str:
    """Make sure that a seal's files are there; return how far it can be used."""
    if all(_is_kept(raw, kind, release.release_id) for kind in SEALED):
        return "compared"
    if not is_intact(release):
        return "damaged"
    try:
        tables = _read(day, release)
    except duckdb.Error:  # another version of U145 made it, with other columns
        return "other_shape"
    for kind, table in tables.items():
        _write(raw / kind, release.release_id, table)
    return "compared"


def _read(day: date, release: Release) -> dict[str, pa.Table]:
    """Return what a release says of the month that it seals."""
    asked = {"month": day.replace(day=1), "last_date": day}
    tables = {}
    with connect(release) as connection:
        for kind, sql in QUESTIONS.items():
            named = {name: value for name, value in asked.items() if f"${name}" in sql}
            said = connection.execute(sql, named).to_arrow_table()
            ids = pa.array([release.release_id] * len(said), pa.string())
            tables[kind] = said.add_column(0, "release_id", ids).cast(SEALED[kind])
    return tables


def _write(folder: Path, release_id: str, table: pa.Table) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    temporary = folder / f".{release_id}.{os.getpid()}.tmp"
    pq.write_table(table, temporary, compression="zstd")
    settle(temporary, folder / f"{release_id}.{_mark(temporary)}.parquet")


def _is_kept(folder: Path, kind: str, release_id: str) -> bool:
    """Tell whether a seal has its file, and drop those that are not right."""
    kept = []
    for file in (folder / kind).glob(f"{release_id}.*.parquet"):
        is_whole = file.name == f"{release_id}.{_mark(file)}.parquet"
        if is_whole and pq.read_schema(file) == SEALED[kind]:
            kept.append(file)
        else:
            file.unlink()
    return len(kept) == 1


def _mark(file: Path) -> str:
    return sha256_of(file)[:16]


def _sweep(raw: Path, release_ids: Iterable[str]) -> None:
    """Remove what releases left that seal nothing any more, or died here."""
    seals = set(release_ids)
    for kind in SEALED:
        for file in (raw / kind).glob("*.parquet"):
            if file.name != EMPTY and file.name.split(".")[0] not in seals:
                file.unlink()
        for file in (raw / kind).glob(".*.tmp"):
            file.unlink()
