"""The warehouse's current records are the truth behind the dirt, cell by cell."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from tests.conftest import ROOT, SAMPLE
from tests.pipeline.conftest import Replay
from tests.pipeline.truth import (
    KINDS,
    compared_columns,
    differences,
    fact_types,
    truth_columns,
)
from u145.feeds import load_feeds, write_registry
from u145.landing import land_inbox
from u145.landing.raw_layout import ensure_shapes, write_table
from u145.landing.registry_layout import REGISTRY
from u145.sample.maker import make_sample

TRUTH = SAMPLE / "truth"


@pytest.fixture(scope="module")
def facts(
    warehouse: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Return a copy of the sample's release that may read the files of the truth."""
    copy = shutil.copy(warehouse, tmp_path_factory.mktemp("facts"))
    with duckdb.connect(str(copy), read_only=True) as connection:
        yield connection


@pytest.mark.parametrize("kind", KINDS)
def test_every_column_of_the_truth_is_compared_or_left_out_with_a_reason(
    facts: duckdb.DuckDBPyConnection, kind: str
):
    left = set(truth_columns(TRUTH, kind)) - {"record_id"}
    left -= set(compared_columns(facts, TRUTH, kind))
    assert left == set(KINDS[kind].left_out)
    assert not left & set(fact_types(facts, kind))


@pytest.mark.parametrize("kind", KINDS)
def test_records_of_the_sample_are_the_truth(
    facts: duckdb.DuckDBPyConnection, kind: str
):
    assert pq.read_metadata(TRUTH / f"{kind}.parquet").num_rows > 0
    assert differences(facts, TRUTH, kind) == []


def test_one_changed_cell_and_one_lost_record_are_noticed(
    facts: duckdb.DuckDBPyConnection, tmp_path: Path
):
    table = pq.read_table(TRUTH / "events.parquet")
    rows = table.to_pylist()
    lost, changed = rows.pop(), rows[0]
    changed["visit_count"] = "77"
    pq.write_table(type(table).from_pylist(rows, table.schema), tmp_path / "e.parquet")
    (tmp_path / "e.parquet").rename(tmp_path / "events.parquet")
    found = dict(differences(facts, tmp_path, "events"))
    assert set(found) == {lost["record_id"], changed["record_id"]}
    assert found[lost["record_id"]] == "not in the truth"
    assert "visit_count: 77" in found[changed["record_id"]]


def test_records_of_another_seed_are_its_truth(replay: Replay, tmp_path: Path):
    """Half a year of a smaller county, through landing and the compiled models."""
    make_sample(tmp_path / "made", 2077, 0.01, "2022-06", "2023-01")
    raw, feeds = tmp_path / "raw", load_feeds(ROOT / "feeds")
    ensure_shapes(raw)
    land_inbox(tmp_path / "made" / "inbox", raw, tmp_path / "archive", feeds)
    write_registry(feeds, raw)
    run = {"run_id": "test", "code_version": "test", "as_of_date": date(2023, 1, 31)}
    schema = REGISTRY["run"]
    write_table(
        schema.empty_table().from_pylist([run], schema), raw / "registry/run.parquet"
    )
    wanted = (*(f"fct_{kind}" for kind in KINDS), "fct_proposal_units")
    with replay(raw, wanted) as built:
        for kind in KINDS:
            assert differences(built, tmp_path / "made" / "truth", kind) == []
