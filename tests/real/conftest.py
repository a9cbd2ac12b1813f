"""The real records, refreshed once into one warehouse by the real command.

They lie beside the project and are not part of it: where they are absent, the
tests skip. `U145_REAL_RECORDS` names another folder.
"""

import json
import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import duckdb
import pytest

from tests.conftest import ROOT, Done, run_u145

REAL = Path(os.environ.get("U145_REAL_RECORDS", ROOT.parent / "shared" / "real"))
FEEDS = Path(__file__).parent / "feeds"
# The end of the year that the newest of the records belongs to.
AS_OF = date(2016, 12, 31)

Row = tuple[object, ...]
Ask = Callable[[str], list[Row]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands on the real records as slow."""
    for item in items:
        if "real_home" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


def refresh(home: Path) -> Done:
    """Run `u145 refresh` over the real records."""
    return run_u145(
        *("refresh", "--home", home, "--inbox", REAL),
        *("--feeds", FEEDS, "--as-of", AS_OF),
    )


@pytest.fixture(scope="session")
def first_refresh(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Done]:
    """Return a home into which all the real records went once, and what was said."""
    if not (REAL / "README.md").exists():
        pytest.skip(f"the real records are not at {REAL}")
    home = tmp_path_factory.mktemp("real") / "home"
    return home, refresh(home)


@pytest.fixture(scope="session")
def real_home(first_refresh: tuple[Path, Done]) -> Path:
    """Return the home of the real records, published."""
    home, done = first_refresh
    assert done.returncode == 0, done.stdout + done.stderr
    return home


@pytest.fixture(scope="session")
def published(real_home: Path) -> Iterator[Ask]:
    """Return answers from the release that the refresh published."""
    pointer = json.loads((real_home / "CURRENT").read_text(encoding="utf-8"))
    with duckdb.connect(str(real_home / pointer["file"]), read_only=True) as release:
        yield lambda query: release.execute(query).fetchall()


@pytest.fixture(scope="session")
def built(real_home: Path) -> Iterator[Ask]:
    """Return answers from the layers that no release holds: staging, versions."""
    database = real_home / "build" / "u145.duckdb"
    with duckdb.connect(str(database), read_only=True) as build:
        build.execute("set variable raw = $1", [str(real_home / "raw")])
        build.execute("set variable real = $1", [str(REAL)])
        yield lambda query: build.execute(query).fetchall()
