"""Runs the expectations with Great Expectations, read only, inside DuckDB.

The project is in memory: results that pile up make Great Expectations slower with
every refresh, and what must last is the table and the pages.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any

# Before the import: Great Expectations reads it when it loads.
os.environ["GX_ANALYTICS_ENABLED"] = "false"

import great_expectations as gx  # noqa: E402
from great_expectations.data_context.types.base import (  # noqa: E402
    DataContextConfig,
    InMemoryStoreBackendDefaults,
)

from expectations.duckdb_source import give_back, read_only_source  # noqa: E402
from expectations.results import Reporter, Result  # noqa: E402
from expectations.suites import Part  # noqa: E402


class Auditor:
    """A Great Expectations project over one database, for one audit."""

    def __init__(self, folder: Path, database: Path, figures: Path) -> None:
        """Open a project whose pages go to a folder."""
        self.context = gx.get_context(mode="ephemeral", project_config=_project(folder))
        self.source = read_only_source(self.context, database, figures)
        self.site = folder

    def run(self, parts: list[Part], reporter: Reporter) -> list[Result]:
        """Run one checkpoint a suite and return all results, in order."""
        results = []
        for _, group in groupby(parts, key=lambda part: part.suite):
            results += self._run_suite([p for p in group if p.promises], reporter)
        return results

    def pages(self) -> Path:
        """Build the pages and return their folder."""
        self.context.build_data_docs()
        return self.site

    def _run_suite(self, parts: list[Part], reporter: Reporter) -> list[Result]:
        if not parts:
            return []
        name = parts[0].suite
        try:
            definitions = [self._definition(part) for part in parts]
            checkpoint = self.context.checkpoints.add(
                gx.Checkpoint(
                    name=name,
                    validation_definitions=definitions,
                    result_format="BASIC",
                )
            )
            answers = list(checkpoint.run().run_results.values())
        except Exception as problem:  # any failure to run is a failed audit
            text = str(problem).splitlines()[0] if str(problem) else repr(problem)
            return [
                reporter.result(promise, name, text, success=False, raised=True)
                for part in parts
                for promise in part.promises
            ]
        return [
            reporter.from_gx(promise, name, answer)
            for part, validated in zip(parts, answers, strict=True)
            for promise, answer in _paired(part, validated.results)
        ]

    def _definition(self, part: Part) -> gx.ValidationDefinition:
        name = f"{part.suite}.{part.name}"
        asset = self.source.add_query_asset(name, query=part.query)
        suite = gx.ExpectationSuite(
            name=name, expectations=[p.expectation for p in part.promises]
        )
        return self.context.validation_definitions.add(
            gx.ValidationDefinition(
                name=name,
                data=asset.add_batch_definition_whole_table(name),
                suite=self.context.suites.add(suite),
            )
        )


def _project(folder: Path) -> DataContextConfig:
    """Return a project that keeps nothing but its pages."""
    pages = {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(folder)}
    return DataContextConfig(
        store_backend_defaults=InMemoryStoreBackendDefaults(),
        data_docs_sites={
            "pages": {
                "class_name": "SiteBuilder",
                "store_backend": pages,
                "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
            }
        },
        progress_bars={"globally": False},
    )


def _paired(part: Part, answers: Any) -> Iterator[tuple[Any, Any]]:
    """Yield promises with their answers; a promise without one is an error."""
    by_key = {
        (a.expectation_config.meta["rule"], a.expectation_config.meta["severity"]): a
        for a in answers
    }
    for promise in part.promises:
        yield promise, by_key[promise.key]


@contextmanager
def auditor(database: Path, figures: Path) -> Iterator[Auditor]:
    """Yield an auditor whose folder and connection end with the block."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            yield Auditor(Path(folder), database, figures)
        finally:
            give_back(database)
