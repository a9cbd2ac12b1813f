"""What the tests share: the sample, built once into a warehouse of its own."""

import fcntl
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest
from hypothesis import settings

from u145.releases.current import connect, current_release

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "data" / "sample"
AS_OF = date(2023, 9, 30)
BUILT = {"sample_home", "warehouse", "query", "replay"}

# A change is judged by the same examples as the one before it; whoever works
# here draws new ones at each run.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

Done = subprocess.CompletedProcess[str]
Command = Callable[..., Done]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands on a built warehouse, so that `make check` is fast.

    Where several workers share the tests, those of a file stay together, and
    so do all that stand on the real records: each builds them only once.
    """
    for item in items:
        together = "real" if item.path.parent.name == "real" else str(item.path)
        item.add_marker(pytest.mark.xdist_group(together))
        if BUILT & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.built)


def run_u145(
    *arguments: object, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does, and return what it said."""
    return subprocess.run(
        [sys.executable, "-m", "u145", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "U145_LANG": "en", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def refresh_sample(home: Path) -> None:
    """Build the committed sample into a new home."""
    done = run_u145(
        *("refresh", "--home", home, "--inbox", SAMPLE / "inbox"),
        *("--as-of", AS_OF),
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def u145() -> Command:
    """Return the command line as a function."""
    return run_u145


@pytest.fixture(scope="session")
def as_of() -> date:
    """Return the last day of the sample."""
    return AS_OF


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home into which the committed sample was refreshed once.

    Who works on a page for hours names a home that stands already.
    """
    if standing := os.environ.get("U145_SAMPLE_HOME"):
        return Path(standing)
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent  # one for all workers; the first one builds it
    home = folder / "sample" / "home"
    home.parent.mkdir(exist_ok=True)
    with (home.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not home.exists():
            refresh_sample(home)
    return home


@pytest.fixture(scope="session")
def warehouse(sample_home: Path) -> Path:
    """Return the published release file of the sample."""
    pointer = json.loads((sample_home / "CURRENT").read_text(encoding="utf-8"))
    return sample_home / "releases" / Path(pointer["file"]).name


@pytest.fixture
def query(sample_home: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Return a reader's connection to the release of the sample.

    Opened as the screens open it, because a process may not open a file in two
    ways at once.
    """
    with connect(current_release(sample_home)) as connection:
        yield connection


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Return a Chromium without a window; a process can have one."""
    from tests.dashboards import browsing

    with browsing.chromium() as started:
        yield started


@pytest.fixture(scope="session")
def manifest(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """Return dbt's own picture of the project: models, seeds, tests, columns."""
    target = tmp_path_factory.mktemp("parsed")
    subprocess.run(
        [Path(sys.executable).with_name("dbt"), "--quiet", "parse"]
        + ["--profiles-dir", ROOT, "--project-dir", ROOT, "--target-path", target]
        + ["--log-path", target],
        cwd=ROOT,
        check=True,
    )
    parsed: dict[str, object] = json.loads((target / "manifest.json").read_text())
    return parsed
