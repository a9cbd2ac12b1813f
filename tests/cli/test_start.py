"""A command loads what it needs, and says the same whichever way it was found."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.alerts.warehouses import warehouse_at
from tests.conftest import ROOT, Command

IMPORTED = re.compile(r"^import time:.*\|\s+([\w.]+)$", re.MULTILINE)
# What takes longer to load than a look at a pointer takes.
HEAVY = {
    *("dbt", "duckdb", "great_expectations", "numpy", "pandas", "plotly"),
    *("pyarrow", "pydantic", "rich", "streamlit", "typer"),
}
# What belongs to the processes that a refresh starts for one step each.
OF_STEPS = {"dbt", "great_expectations", "pandas", "plotly", "streamlit"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a home with a release."""
    warehouse = warehouse_at(tmp_path)
    warehouse.publish("met")
    warehouse.ends("published")
    return warehouse.home.folder


def loaded(*arguments: object) -> set[str]:
    """Return the packages that a command line loads."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "u145", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    names = IMPORTED.findall(done.stderr)
    assert "u145.cli" in names, done.stderr[-500:]
    return {name.split(".")[0] for name in names}


@pytest.mark.parametrize("command", ["status", "health"])
def test_a_look_loads_nothing_heavy(home: Path, command: str) -> None:
    assert loaded(command, "--home", home) & HEAVY == set()
    assert loaded(command, "--home", home / "empty") & HEAVY == set()


def test_what_does_not_ask_a_release_does_not_load_its_engine(home: Path) -> None:
    for command in ("releases list", "refresh --help", "app --help", "feeds --help"):
        found = loaded(*command.split(), *([] if "--" in command else ["--home", home]))
        assert found & (HEAVY - {"pydantic", "typer"}) == set(), command


def test_a_refresh_loads_neither_dbt_nor_great_expectations(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    arguments = ["refresh", "--home", tmp_path / "home", "--inbox", inbox]
    assert loaded(*arguments) & OF_STEPS == set()
    assert loaded(*arguments, "--explain") & OF_STEPS == set()


@pytest.mark.parametrize("command", ["status", "health --lang zh"])
def test_an_answer_at_once_is_the_parsers_answer(
    home: Path, command: str, u145: Command
) -> None:
    at_once = u145(*command.split(), "--home", home)
    parsed = u145(*command.split(), f"--home={home}")
    changing = re.compile(r'"age_seconds": [\d.]+')
    assert at_once.returncode == parsed.returncode
    assert changing.sub("", at_once.stdout) == changing.sub("", parsed.stdout) != ""
    assert u145(command.split()[0], U145_HOME=str(home)).stdout != ""


def test_who_stops_listening_gets_no_traceback(home: Path) -> None:
    command = f"{sys.executable} -m u145 status --home '{home}' | true"
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
