"""The sample on Spark says what it says on DuckDB, table by table."""

import json
from pathlib import Path

import duckdb
import pytest

from tests.conftest import AS_OF, SAMPLE, run_u145
from tests.spark.comparing import differences, relations
from u145.refresh.engines import missing_for
from u145.releases.pointer import pointed_release
from u145.settings import Home

MISSING = missing_for("session")
pytestmark = [
    pytest.mark.spark,
    pytest.mark.slow,
    pytest.mark.skipif(
        bool(MISSING),
        reason=f"make test-spark installs what is missing: {', '.join(MISSING)}",
    ),
]


@pytest.fixture(scope="module", params=["local[2]", "local-cluster[2,1,2048]"])
def spark_home(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return a home that the sample was refreshed into, on Spark."""
    home = tmp_path_factory.mktemp("spark") / "home"
    done = run_u145(
        *("refresh", "--home", home, "--inbox", SAMPLE / "inbox"),
        *("--as-of", AS_OF, "--target", "spark"),
        U145_SPARK_MASTER=request.param,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return home


def test_every_published_table_is_that_of_duckdb(spark_home: Path, warehouse: Path):
    release = pointed_release(Home(spark_home))
    assert release
    with duckdb.connect() as connection:
        connection.execute(f"attach '{warehouse}' as one (read_only)")
        assert len(relations(connection, "one")) > 150
    assert differences(warehouse, release.path) == {}


def test_the_same_checks_were_asked(spark_home: Path, sample_home: Path):
    ours, theirs = (
        json.loads((home / "CURRENT").read_text(encoding="utf-8"))["checks"]
        for home in (spark_home, sample_home)
    )
    assert ours == theirs
