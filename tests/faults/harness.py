"""What every fault scenario needs: a small county, readers that watch, and a verdict.

Nothing of the product is imitated: refreshes are the command in processes of
their own, readers open what the pointer names, as a page does.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from tests.refresh.conftest import deliver, make_project, write
from u145.releases.current import NoRelease, connect, current_release
from u145.releases.pointer import pointed_release
from u145.settings import Home

ROOT = Path(__file__).parents[2]
SABOTEUR = Path(__file__).parent / "saboteur"
KILLED = -9
FIRST = ("来电2023年8月.csv", "1,路灯不亮", "2,噪音")
SECOND = ("来电2023年9月.csv", "3,停水", "4,积水", "5,占道")
# Rows that readers may see under each as-of: never anything between.
ROWS = {"2023-08-31": 2, "2023-09-30": 5}
# Many files tell of the same event; one of them counts, always the same.
EVENTS = """
select _delivery_id as delivery_id, event_no, title
from {{ source('raw', 'events') }}
qualify row_number() over (
    partition by event_no order by _file_name desc, _row_number desc
) = 1
"""

Done = subprocess.CompletedProcess[str]
Process = subprocess.Popen[str]


@dataclass
class Verdict:
    """How often a scenario was tried, and what went wrong."""

    scenario: str
    runs: int = 0
    failures: list[str] = field(default_factory=list)
    lost_rows: int = 0
    reads: int = 0
    reader_errors: list[str] = field(default_factory=list)

    def expect(self, is_so: bool, what: str) -> None:
        """Note what is not as it should be."""
        if not is_so:
            self.failures.append(what)

    @property
    def is_good(self) -> bool:
        """Tell whether nothing failed, nothing was lost, no reader was hurt."""
        return not (self.failures or self.lost_rows or self.reader_errors)


class County:
    """A small project and a home that was refreshed once, to be copied."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.project = make_project(folder / "project")
        write(self.project / "models" / "fct_events.sql", EVENTS)
        self.first = folder / "first" / "home"
        deliver(self.first, *FIRST)
        self.must(self.refresh(self.first))
        second = self.copy("second")
        deliver(second, *SECOND)
        self.must(self.refresh(second))
        self.content = content_of(second)

    def copy(self, name: str) -> Path:
        """Return a home of its own in which the first month is published."""
        home = self.folder / name / "home"
        shutil.rmtree(home.parent, ignore_errors=True)
        shutil.copytree(self.first, home)
        return home

    def environment(self, home: Path, more: Mapping[str, str]) -> dict[str, str]:
        """Return the environment of a refresh, with what is to go wrong in it."""
        return {
            **os.environ,
            "PYTHONPATH": f"{SABOTEUR}{os.pathsep}{ROOT}",
            "U145_PROJECT": str(self.project),
            "U145_HOME": str(home),
            "U145_LANG": "en",
            **more,
        }

    def start(
        self, home: Path, *arguments: str, before: tuple[str, ...] = (), **more: str
    ) -> Process:
        """Start a refresh in a process group of its own, by another command if any."""
        return subprocess.Popen(
            [*before, sys.executable, "-m", "u145", "refresh", *arguments],
            cwd=ROOT,
            env=self.environment(home, more),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def refresh(
        self, home: Path, *arguments: str, before: tuple[str, ...] = (), **more: str
    ) -> Done:
        """Run a refresh to its end."""
        process = self.start(home, *arguments, before=before, **more)
        out, err = process.communicate()
        return Done(process.args, process.returncode, out, err)

    def must(self, done: Done) -> Done:
        """Return a refresh that published, or stop here."""
        assert done.returncode == 0, done.stdout + done.stderr
        return done

    def changes(self) -> list[str]:
        """Return every change to a file that a refresh makes, in order."""
        home, into = self.copy("counted"), self.folder / "changes.txt"
        deliver(home, *SECOND)
        into.unlink(missing_ok=True)
        self.must(self.refresh(home, U145_COUNT_INTO=str(into)))
        return into.read_text(encoding="utf-8").splitlines()

    def heals(self, home: Path, verdict: Verdict, what: str) -> None:
        """Let the next refresh run as if nothing had happened, and compare."""
        done = self.refresh(home)
        verdict.expect(done.returncode in (0, 3), f"{what}: next run {done.stderr}")
        verdict.expect(content_of(home) == self.content, f"{what}: other content")
        verdict.lost_rows += abs(ROWS["2023-09-30"] - rows_of(home))
        left = [str(path) for path in home.rglob(".*.tmp*")]
        verdict.expect(not left, f"{what}: left {left}")


def content_of(home: Path) -> str:
    """Return the checksum of what readers see."""
    release = pointed_release(Home(home))
    return release.content_sha256 if release else ""


def rows_of(home: Path) -> int:
    """Return how many records readers see."""
    with connect(current_release(home)) as connection:
        return count_events(connection)


def count_events(connection: duckdb.DuckDBPyConnection) -> int:
    """Return the number of events of an open release."""
    counted = connection.execute("select count(*) from core.fct_events").fetchone()
    return int(counted[0]) if counted else 0


def look(home: Path) -> tuple[str, str, int]:
    """Read as a page does: the pointer, the release, two tables of it."""
    release = current_release(home)
    with connect(release) as connection:
        told = connection.execute("select as_of_date from core.dim_as_of").fetchone()
        return (
            release.release_id,
            str(told[0]) if told else "",
            count_events(connection),
        )


@contextmanager
def watched(
    home: Path, verdict: Verdict, rows: Mapping[str, int] = ROWS
) -> Iterator[None]:
    """Read in a loop meanwhile: no error, no mix of releases, no way back."""
    is_over = threading.Event()

    def read_on() -> None:
        before = ""
        while not is_over.is_set() or not verdict.reads:
            try:
                release_id, as_of, found = look(home)
            except (duckdb.Error, NoRelease, OSError) as error:
                verdict.reader_errors.append(f"{type(error).__name__}: {error}")
                continue
            verdict.reads += 1
            if rows.get(as_of) != found:
                verdict.reader_errors.append(f"mix: {found} rows as of {as_of}")
            if as_of < before:
                verdict.reader_errors.append(f"back from {before} to {as_of}")
            before = as_of

    reader = threading.Thread(target=read_on)
    reader.start()
    try:
        yield
    finally:
        is_over.set()
        reader.join()


def ledger_of(home: Path) -> list[dict[str, Any]]:
    """Return the notes of the ledger that are whole, the oldest first."""
    notes = []
    for line in (home / "refresh_runs.jsonl").read_bytes().splitlines():
        with suppress(ValueError):  # cut by a kill, or where the disk was full
            notes.append(json.loads(line))
    return notes


Scenario = Callable[[County, random.Random, int], Verdict]
