"""Build on Spark: the same models, then a build database like any other.

Seeds are read by DuckDB, models run on Spark from the same raw Parquet and are
written as Parquet, and DuckDB reads what is finished. Views that are published
as views, and every test, run on DuckDB over that: what is to be published is
what is tested. Each time everything is built; Spark deletes no single rows.
"""

import shutil
from dataclasses import replace

from u145.refresh.building import CODE_ONLY
from u145.refresh.built import Built, begin, write_built
from u145.refresh.engines import SPARK, check_target
from u145.refresh.importing import (
    export_seeds,
    import_tables,
    read_models,
    seed_folder,
    table_folder,
)
from u145.refresh.running_dbt import BuildOutcome, dbt_standing_by, run_dbt
from u145.settings import Settings

DUCKDB = ["--target", "duckdb"]


def build_on_spark(
    settings: Settings, becomes: Built, *, target: str | None, lock: int
) -> BuildOutcome:
    """Build every model on Spark, and the rest and the tests over its tables.

    Raises:
        BuildError: A model is broken.
        CheckError: A test failed.
    """
    home = settings.home
    check_target(settings, target)
    begin(home, is_full=True)
    count, views = make_tables(settings, target=target, lock=lock)
    selected = ["--select", "resource_type:test", *views]
    tested = run_dbt(settings, ["build", *CODE_ONLY, *DUCKDB, *selected], lock=lock)
    write_built(home, replace(becomes, engine=SPARK))
    return replace(tested, models=count)


def make_tables(
    settings: Settings, *, target: str | None, lock: int
) -> tuple[int, list[str]]:
    """Make every table of the build database, on Spark.

    Returns:
        How many models and seeds were made, and which models are views, to be
        made again where they will be read.

    Raises:
        BuildError: A model is broken.
    """
    home = settings.home
    shutil.rmtree(home.build / SPARK, ignore_errors=True)
    seeds = run_dbt(settings, ["seed", *DUCKDB], lock=lock)
    export_seeds(home, home.build / "target" / "manifest.json")
    with dbt_standing_by(
        settings,
        ["--target", target] if target else [],
        lock=lock,
        starts=["-m", "u145.refresh.spark_child"],
        folder=SPARK,
        environment={
            "U145_SPARK_SEEDS": str(seed_folder(home)),
            "U145_SPARK_WAREHOUSE": str(table_folder(home)),
        },
    ) as dbt:
        made = dbt.run()
    models = read_models(home.build / SPARK / "target" / "manifest.json")
    import_tables(home, models)
    views = [model.name for model in models if model.is_view]
    return seeds.models + made.models, views
