"""Homes of warehouses in the states that a page must survive."""

import pytest

from tests.dashboards.fixture_release import make_release, point_at


@pytest.fixture(scope="session")
def made_release(tmp_path_factory):
    """Return a home with the made release, and its file."""
    home = tmp_path_factory.mktemp("made")
    file = make_release(home)
    point_at(home, file)
    return home, file


@pytest.fixture
def made_home(made_release, monkeypatch):
    """Look at the made release."""
    home, _ = made_release
    monkeypatch.setenv("U145_HOME", str(home))
    return home


@pytest.fixture
def empty_home(tmp_path, monkeypatch):
    """Look at a warehouse in which nothing was published."""
    monkeypatch.setenv("U145_HOME", str(tmp_path))
    return tmp_path
