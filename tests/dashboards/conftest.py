"""Homes of warehouses in the states that a page must survive."""

from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from dashboards import reading
from tests.access.conftest import policy, visit
from tests.dashboards import browsing
from tests.dashboards.releases import publish
from u145.releases.current import Release, current_release

__all__ = ["policy", "visit"]  # fixtures


@pytest.fixture(scope="session", autouse=True)
def _no_search_for_components() -> Iterator[None]:
    """Spare every session the search of all installed packages (0.3 s each)."""
    scanner = "streamlit.components.v2.manifest_scanner.scan_component_manifests"
    with mock.patch(scanner, return_value=[]):
        yield


@pytest.fixture(scope="module", autouse=True)
def _closed_releases() -> Iterator[None]:
    """Close the files that pages opened: others open them in another way."""
    yield
    reading._rows.cache_clear()
    reading._connection.cache_clear()


@pytest.fixture(scope="session")
def release(sample_home: Path) -> Release:
    """Return the release of the sample."""
    return current_release(sample_home)


@pytest.fixture
def shown(
    sample_home: Path, release: Release, monkeypatch: pytest.MonkeyPatch
) -> Release:
    """Look at the release of the sample."""
    monkeypatch.setenv("U145_HOME", str(sample_home))
    return release


@pytest.fixture
def empty_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Look at a warehouse in which nothing was published."""
    monkeypatch.setenv("U145_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def change(sample_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Look at a copy of the sample's release in which something is different."""

    def changed(*statements: str, days: int = 0) -> Release:
        monkeypatch.setenv("U145_HOME", str(tmp_path))
        return publish(tmp_path, sample_home, lambda _: list(statements), days)

    return changed


@pytest.fixture(scope="session")
def served(sample_home: Path) -> Iterator[str]:
    """Return the address of a server over the sample."""
    with browsing.serving(sample_home) as address:
        yield address
