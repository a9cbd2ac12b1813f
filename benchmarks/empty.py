"""dbt and Great Expectations, started for nothing: no refresh can go below."""

import shutil
import sys
from pathlib import Path

from benchmarks.cost import Cost, cost_of

DBT = [sys.executable, "-c", "from dbt.cli.main import cli; cli()", "build", "-q"]
GX = """
import great_expectations as gx, pandas
source = gx.get_context(mode="ephemeral").data_sources.add_pandas("p")
batch = source.add_dataframe_asset("a").add_batch_definition_whole_dataframe("b")
rows = {"dataframe": pandas.DataFrame({"a": [1]})}
batch.get_batch(rows).validate(gx.ExpectationSuite(name="s"))
"""


def empty_dbt(place: Path) -> Cost:
    """Return what `dbt build` of one model costs, in a folder made anew."""
    shutil.rmtree(place, ignore_errors=True)
    (place / "models").mkdir(parents=True)
    (place / "dbt_project.yml").write_text(
        "name: empty\nversion: '1.0'\nprofile: empty\n"
        "flags: {send_anonymous_usage_stats: false, version_check: false}\n"
    )
    (place / "profiles.yml").write_text(
        "empty: {target: d, outputs: {d: {type: duckdb, path: empty.duckdb}}}\n"
    )
    (place / "models" / "one.sql").write_text("select 1 as one\n")
    for _ in range(2):  # the second finds what it parsed
        cost = cost_of([*DBT, "--profiles-dir", "."], folder=place)
        assert cost.exit_code == 0, cost.said
    return cost


def empty_gx() -> Cost:
    """Return what the check of one row against no expectation costs."""
    environment = {"GX_ANALYTICS_ENABLED": "false", "TQDM_DISABLE": "1"}
    cost = cost_of([sys.executable, "-c", GX], environment=environment)
    assert cost.exit_code == 0, cost.said
    return cost
