"""Build: dbt, in a process of its own, on the build database.

What a build leaves for the next one is in built.py.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from u145.refresh.built import Built, begin, write_built
from u145.refresh.engines import check_target
from u145.refresh.running_dbt import BuildOutcome, dbt_standing_by
from u145.settings import Settings

# Unit tests judge the code and not a delivery: `make test` runs them.
CODE_ONLY = ["--exclude-resource-type", "unit_test"]
# What is added to was built and tested by this very code: only what hangs on
# deliveries can have changed, and nothing that is made of seeds alone. A view says
# what it said, unless it asks what this build adds.
ADDED = [
    *("--indirect-selection", "empty", "--select"),
    "source:*+,resource_type:test",
    "source:*+,config.materialized:table",
    "source:*+,config.materialized:incremental",
    "source:*+,tag:each_build",
    # Most are small, so that dbt's own work for one goes on beside another's.
    *("--threads", "2"),
]


Build = Callable[[Built], BuildOutcome]  # what the database holds then


@contextmanager
def ready_to_build(
    settings: Settings, *, is_full: bool, target: str | None, lock: int
) -> Iterator[Build]:
    """Load dbt, and yield what builds every seed, model and test then.

    Args:
        settings: The project and the warehouse.
        is_full: Whether to make it from the raw layer, and not add to it.
        target: The engine, by its name in profiles.yml.
        lock: The warehouse's lock, which the caller holds.

    Raises:
        UsageError: The project or the target does not exist.
        BuildError: A model is broken.
        CheckError: A test failed.
    """
    check_target(settings, target)
    arguments = [
        *("build", *CODE_ONLY),
        *(["--full-refresh"] if is_full else ADDED),
        *(["--target", target] if target else []),
    ]
    with dbt_standing_by(settings, arguments, lock=lock) as dbt:

        def build(becomes: Built) -> BuildOutcome:
            begin(settings.home, is_full)
            outcome = dbt.run()
            write_built(settings.home, becomes)
            return outcome

        yield build
