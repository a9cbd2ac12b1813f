"""The refresh is killed: at every change of a file, at random moments, in part."""

import os
import random
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from tests.faults.harness import (
    KILLED,
    ROWS,
    SECOND,
    County,
    Process,
    Verdict,
    content_of,
    ledger_of,
    rows_of,
    watched,
)
from tests.refresh.conftest import deliver

STEPS = "refresh_runs.jsonl"
ENDS = {"refresh": signal.SIGKILL, "stop": signal.SIGTERM}
EXIT_CODES = {"nothing": 0, "worker": 0, "refresh": KILLED, "stop": 6}


def at_steps(county: County, chance: random.Random, runs: int) -> Verdict:
    """SIGKILL just before each note in the ledger: where steps begin and end."""
    verdict = Verdict("killed where a step begins or ends")
    changes = county.changes()
    places = [n for n, change in enumerate(changes, 1) if STEPS in change]
    for place in _some(places, chance, runs):
        _die_at(county, place, verdict)
    return verdict


def at_changes(county: County, chance: random.Random, runs: int) -> Verdict:
    """SIGKILL just before any other change that the refresh makes to a file."""
    verdict = Verdict("killed before a change of a file")
    changes = county.changes()
    places = [n for n, change in enumerate(changes, 1) if STEPS not in change]
    for place in _some(places, chance, runs):
        _die_at(county, place, verdict)
    return verdict


def at_moments(county: County, chance: random.Random, runs: int) -> Verdict:
    """SIGKILL at random moments, to the refresh alone or to all its processes."""
    verdict = Verdict("killed at a random moment")
    home = county.copy("timed")
    deliver(home, *SECOND)
    began = time.monotonic()
    county.must(county.refresh(home))
    whole = time.monotonic() - began
    for _ in range(runs):
        moment = chance.uniform(0, whole)
        _die_after(county, moment, chance.random() < 0.5, verdict)
    return verdict


def again_and_again(county: County, chance: random.Random, runs: int) -> Verdict:
    """Several kills one after the other on one home, and only then a healing run."""
    verdict = Verdict("killed several times in a row")
    changes = len(county.changes())
    for _ in range(runs):
        home = county.copy("unlucky")
        deliver(home, *SECOND)
        with watched(home, verdict):
            for place in sorted(chance.sample(range(1, changes + 1), 4)):
                county.refresh(home, U145_DIE_AT=str(place))
            county.heals(home, verdict, "four kills")
        verdict.runs += 1
    return verdict


def of_children(county: County, chance: random.Random, runs: int) -> Verdict:
    """The system kills a child (as when memory runs out): one line, exit code 1."""
    verdict = Verdict("a child killed")
    for _ in range(runs):
        home = county.copy("orphaning")
        deliver(home, *SECOND)
        with watched(home, verdict):
            process = county.start(home)
            child = _wait_for_child(process)
            if child:
                os.kill(child, signal.SIGKILL)
            _, err = process.communicate()
            verdict.expect(child is not None, "no child was seen")
            verdict.expect(process.returncode == 1, f"exit {process.returncode}")
            verdict.expect(len(err.splitlines()) == 1, f"said {err!r}")
            county.heals(home, verdict, "a child killed")
        verdict.runs += 1
    return verdict


def of_workers(county: County, chance: random.Random, runs: int) -> Verdict:
    """Many files land side by side: one process of it is killed, or the refresh."""
    verdict = Verdict("killed while files land side by side")
    expected = ""
    for end in ["nothing", "worker", "refresh", "stop"] * runs:
        home = county.copy("side-by-side")
        for number in range(60):
            deliver(home, f"来电2023年9月_{number}.csv", f"x{number},第{number}件")
        with watched(home, verdict, rows={**ROWS, "2023-09-30": 62}):
            process = county.start(home)
            workers = _wait_for_workers(process)
            verdict.expect(len(workers) > 1, f"{end}: no workers were seen")
            if end == "worker":
                os.kill(chance.choice(workers), signal.SIGKILL)
            elif end != "nothing":
                process.send_signal(ENDS[end])
            _, err = process.communicate()
            code = EXIT_CODES[end]
            verdict.expect(process.returncode == code, f"{end}: {process.returncode}")
            is_told = len(err.splitlines()) == (end == "stop")
            verdict.expect(is_told or end == "refresh", f"{end}: said {err!r}")
            if code:
                county.must(county.refresh(home))
        expected = expected or content_of(home)
        verdict.expect(content_of(home) == expected, f"{end}: other content")
        verdict.lost_rows += abs(62 - rows_of(home))
        verdict.runs += 1
    return verdict


def stopped(county: County, chance: random.Random, runs: int) -> Verdict:
    """SIGTERM in any step: a clean stop, one line, code 6; the next run is not busy."""
    verdict = Verdict("stopped by SIGTERM")
    for step in _some(["land", "build", "audit", "publish"] * runs, chance, runs):
        home = county.copy("stopped")
        deliver(home, *SECOND)
        with watched(home, verdict):
            process = county.start(home)
            _wait_for_step(home, step, process)
            process.send_signal(signal.SIGTERM)
            _, err = process.communicate()
            is_late = process.returncode == 0  # it was over already
            verdict.expect(
                is_late or process.returncode == 6, f"{step}: {process.returncode}"
            )
            verdict.expect(
                is_late or len(err.splitlines()) == 1, f"{step}: said {err!r}"
            )
            county.heals(home, verdict, f"stopped in {step}")
        verdict.runs += 1
    return verdict


def _wait_for_workers(process: Process) -> list[int]:
    """Return the processes that land, as soon as some of them have begun to."""
    while process.poll() is None:
        with suppress(FileNotFoundError, ProcessLookupError):
            landing = [pid for pid in _children_of(process) if _is_landing(pid)]
            if len(landing) > 1:
                return landing
    return []


def _is_landing(pid: int) -> bool:
    """Tell whether a process has come as far as opening files to land."""
    files = (file.readlink() for file in Path(f"/proc/{pid}/fd").iterdir())
    return any(file.name == ".landing.lock" for file in files)


def _some(places: list, chance: random.Random, runs: int) -> list:
    """Return as many places as there are runs, spread over all of them."""
    return sorted(chance.sample(places, min(runs, len(places))), key=places.index)


def _die_at(county: County, place: int, verdict: Verdict) -> None:
    home = county.copy("dying")
    deliver(home, *SECOND)
    with watched(home, verdict):
        done = county.refresh(home, U145_DIE_AT=str(place))
        verdict.expect(done.returncode == KILLED, f"change {place}: did not die")
        county.heals(home, verdict, f"killed at change {place}")
    verdict.runs += 1


def _die_after(
    county: County, moment: float, is_everything: bool, verdict: Verdict
) -> None:
    home = county.copy("dying")
    deliver(home, *SECOND)
    with watched(home, verdict):
        process = county.start(home)
        with suppress(subprocess.TimeoutExpired):
            process.wait(moment)
        with suppress(ProcessLookupError):  # it may be over by now
            end = os.killpg if is_everything else os.kill
            end(process.pid, signal.SIGKILL)
        process.communicate()
        county.heals(home, verdict, f"killed after {moment:.2f} s")
    verdict.runs += 1


def _wait_for_step(home: Path, step: str, process: Process) -> None:
    """Wait until the ledger says that a step began, or the refresh is over."""
    while process.poll() is None:
        notes = ledger_of(home)
        last = notes[-1]
        is_in_it = any(one["step"] == step for one in last["steps"])
        if is_in_it and last["finished_at"] is None:
            return


def _wait_for_child(process: Process) -> int | None:
    """Return the first child of a refresh, when it has one."""
    while process.poll() is None:
        with suppress(FileNotFoundError):
            if found := _children_of(process):
                return found[0]
    return None


def _children_of(process: Process) -> list[int]:
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return [int(child) for child in children.read_text().split()]
