"""`u145 schedule` as a process: what it runs, what it says, how it leaves."""

import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.refresh.conftest import AUDIT, ROOT, deliver, make_project, write
from tests.schedule.conftest import at
from u145.schedule.stamp import Stamp

Start = Callable[..., subprocess.Popen[str]]

# Where there is a pipe, it says that it is there, and stays until it is ended.
STAYING = """
import pathlib, signal
if pathlib.Path("pipe").exists():
    pipe = pathlib.Path("pipe").open("w")
    print("auditing", file=pipe, flush=True)
    signal.pause()
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a small project."""
    return make_project(tmp_path / "project")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a home with one delivery in its inbox."""
    deliver(tmp_path / "home", "来电2023年8月.csv", "1,路灯不亮", "2,噪音")
    return tmp_path / "home"


@pytest.fixture
def start(project: Path, home: Path) -> Iterator[Start]:
    """Return what starts a schedule whose timetable has nothing for this test."""
    started: list[subprocess.Popen[str]] = []

    def begin(*arguments: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "u145", "schedule", *arguments],
            cwd=ROOT,
            env={
                **os.environ,
                "U145_PROJECT": str(project),
                "U145_HOME": str(home),
                "U145_LANG": "en",
                "U145_SCHEDULE": "0 0 29 2 *",
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        started.append(process)
        return process

    yield begin
    for process in started:
        if process.poll() is None:
            process.terminate()
        process.wait()
        if process.stdout:
            process.stdout.close()


def read_until(process: subprocess.Popen[str], words: str) -> str:
    """Return what a process says up to the line with these words."""
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if words in line:
            return said
    raise AssertionError(f"ended without “{words}”: {said}")


@pytest.mark.parametrize("asking", [signal.SIGTERM, signal.SIGINT])
def test_a_waiting_schedule_leaves_when_asked(start: Start, asking: int) -> None:
    process = start()
    assert "-02-29 00:00:00" in read_until(process, "Next refresh")
    process.send_signal(asking)
    said, _ = process.communicate()
    assert process.returncode == 0
    assert said.splitlines()[0].endswith("stopped.")
    assert len(said.splitlines()) == 1


@pytest.mark.slow
def test_deliveries_are_refreshed_and_a_stop_ends_the_refresh(
    start: Start, home: Path, project: Path
) -> None:
    write(project / "expectations" / "run.py", STAYING + AUDIT)
    process = start("--watch", "--every", "1")
    said = read_until(process, "Refresh ended: published")
    assert "Landed: 1 new file(s), 2 rows" in said
    first = (home / "CURRENT").read_bytes()
    os.mkfifo(project / "pipe")
    deliver(home, "来电2023年9月.csv", "3,停水")
    with (project / "pipe").open() as heard:
        assert heard.readline() == "auditing\n"
        process.terminate()
        said, _ = process.communicate()
        assert process.returncode == 0
        assert heard.read() == ""  # the audit is gone
    assert "Landed: 1 new file(s), 1 rows" in said
    assert "Stopping" in said
    assert said.splitlines()[-1].endswith("The schedule has stopped.")
    assert (home / "CURRENT").read_bytes() == first
    with (home / "LOCK").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # nobody holds it, for long


def test_a_missed_night_runs_at_the_start_and_a_busy_home_is_no_error(
    start: Start, home: Path
) -> None:
    Stamp(home / "SCHEDULE").write(at("2019-09-30T12:00:00"))
    with (home / "LOCK").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        process = start()
        said = read_until(process, "left to it")
    assert "Refresh started (due 2020-02-29 00:00:00)" in said
    assert said.count("Refresh started") == 1
    assert "-02-29 00:00:00" in read_until(process, "Next refresh")
    assert process.poll() is None


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--cron", "61 * * * *"], "minute"),
        (["--cron", "every night"], "every night"),
        (["--timezone", "Mars/Base"], "Mars/Base"),
        (["--every", "0"], "--every"),
        (["--", "--no-such-option"], "--no-such-option"),
        (["--", "--as-of", "yesterday"], "yesterday"),
    ],
)
def test_wrong_use_is_one_line_and_code_2(
    start: Start, arguments: list[str], says: str
) -> None:
    process = start(*arguments)
    said, _ = process.communicate()
    assert process.returncode == 2
    assert says in said
    assert len(said.splitlines()) == 1


def test_it_imports_nothing_heavy() -> None:
    program = (
        "import sys; from u145.cli import run; import u145.schedule.scheduler;"
        "code = run(['schedule', '--cron', 'x']);"
        "heavy = {'pandas', 'dbt', 'great_expectations', 'streamlit', 'pyarrow'};"
        "heavy |= {'duckdb', 'python_calamine'};"
        "print(sorted(heavy & set(sys.modules)), code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert done.stdout.splitlines()[-1] == "[] 2"
