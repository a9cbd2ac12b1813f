"""What a run leaves in writing: steps, versions, a log; and what it would do."""

import fcntl
import json
import subprocess
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.refresh.conftest import EVENTS, Run, deliver, write
from tests.refresh.test_refresh import ask, pointer
from u145.refresh.healing import heal
from u145.refresh.ledger import note, read_runs, start_run
from u145.settings import Home

pytestmark = pytest.mark.slow

STEPS = ["land", "build", "audit", "publish", "document", "prune"]


def log_of(home: Path) -> list[dict[str, object]]:
    text = (home / "logs" / "refresh.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def files_below(folder: Path) -> dict[str, bytes]:
    return {str(p): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_every_step_is_in_the_ledger_the_log_and_the_next_release(
    run: Run, refreshed: Path
) -> None:
    deliver(refreshed, "来电2023年9月.csv", "3,停水")
    assert run("refresh").returncode == 0
    last = read_runs(Home(refreshed))[-1]
    assert [step.step for step in last.steps] == STEPS
    assert {step.outcome for step in last.steps} == {"done"}
    assert all(step.finished_at >= step.started_at for step in last.steps)
    rows = {step.step: step.rows for step in last.steps}
    assert rows["land"] == 1
    assert rows["build"] == rows["publish"] - published_of_runs(run)
    assert last.dbt_version == version("dbt-core")
    assert last.duckdb_version == version("duckdb")
    assert len(last.seeds_sha256) == 64

    events = [line for line in log_of(refreshed) if line["run_id"] == last.run_id]
    assert [e["step"] for e in events if e["event"] == "step_began"] == STEPS
    assert [e["step"] for e in events if e["event"] == "step_ended"] == STEPS
    assert events[-1]["event"] == "step_ended"
    assert {e["level"] for e in events} == {"info"}

    # The release holds its own run as readers see it, and all of those before.
    steps = ask(
        run,
        "select steps.step, steps.outcome from operations.mart_refresh_steps as steps"
        " inner join operations.mart_refresh_runs as runs using (run_id)"
        " where runs.release_id = '" + str(pointer(refreshed)["release_id"]) + "'"
        " order by position",
    )
    assert [(row["step"], row["outcome"]) for row in steps] == [
        (step, "done") for step in STEPS[:4]
    ]


def published_of_runs(run: Run) -> int:
    """Return the rows that only the release has: the runs and their steps."""
    counted = ask(
        run,
        "select (select count(*) from operations.mart_refresh_runs)"
        " + (select count(*) from operations.mart_refresh_steps) as n",
    )
    return int(str(counted[0]["n"]))


def test_status_tells_the_steps_and_versions_of_the_last_run(
    run: Run, refreshed: Path
) -> None:
    said = run("status").stdout
    for step in ("landing", "building", "auditing", "publishing", "pruning"):
        assert step in said
    assert version("duckdb") in said
    assert "入库" in run("status", language="zh").stdout


def test_a_failed_step_says_so_in_ledger_and_log(
    run: Run, refreshed: Path, project: Path
) -> None:
    deliver(refreshed, "来电2023年9月.csv", "3,停水")
    write(project / "audit_says.json", '{"failures": ["error"]}')
    assert run("refresh").returncode == 4
    last = read_runs(Home(refreshed))[-1]
    outcomes = [(step.step, step.outcome) for step in last.steps]
    assert outcomes == [("land", "done"), ("build", "done"), ("audit", "failed")]
    assert (last.outcome, last.exit_code) == ("audit_failed", 4)
    ending = log_of(refreshed)[-1]
    assert (ending["event"], ending["level"]) == ("run_ended", "error")
    assert "行数不足" in str(ending["message_zh"])


def test_explain_says_what_would_be_done_and_writes_nothing(
    run: Run, refreshed: Path, project: Path
) -> None:
    nothing = run("refresh", "--explain")
    assert nothing.returncode == 3
    deliver(refreshed, "来电2023年9月.csv", "3,停水")
    deliver(refreshed, "通知.csv", "没有数据源认领")
    before = files_below(refreshed)
    said = run("refresh", "--explain")
    assert said.returncode == 0
    assert "来电2023年9月.csv → calls" in said.stdout
    assert "refused 通知.csv" in said.stdout
    assert "Building what is new" in said.stdout
    assert str(pointer(refreshed)["release_id"]) in said.stdout
    write(project / "models" / "fct_events.sql", EVENTS + "-- another rule\n")
    said = run("refresh", "--explain")
    assert "the rules changed" in said.stdout
    assert "models/fct_events.sql" in said.stdout
    assert files_below(refreshed) == before


def test_a_half_written_note_costs_only_itself(tmp_path: Path) -> None:
    from datetime import UTC, datetime

    home = Home(tmp_path)
    first, second = (
        start_run(datetime(2026, 11, 28, 2, minute, tzinfo=UTC)) for minute in (0, 1)
    )
    note(home, first)
    with home.ledger.open("ab") as handle:
        handle.write(b'{"run_id": "cut')
    note(home, second)
    assert [run.run_id for run in read_runs(home)] == [first.run_id, second.run_id]


def test_a_run_that_died_after_readers_were_sent_on_did_publish(
    refreshed: Path,
) -> None:
    home = Home(refreshed)
    published = read_runs(home)[-1]
    known = {"release_id": published.release_id, "steps": published.steps[:4]}
    died = replace(published, finished_at=None, outcome="killed", **known)
    note(home, died)
    note(home, replace(died, run_id="another", release_id="never published"))
    heal(home)
    outcomes = [(run.run_id, run.outcome, run.exit_code) for run in read_runs(home)]
    assert outcomes[0] == (published.run_id, "published", 0)
    assert outcomes[1][1] == "killed"
    assert len(home.ledger.read_text().splitlines()) == 2


def test_who_waits_gets_the_lock_when_the_other_is_gone(run: Run, home: Path) -> None:
    with (home / "LOCK").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        done = run("refresh", "--wait", "0.3")
        assert done.returncode == 5
    assert run("refresh", "--wait", "0.3").returncode == 0


def test_every_file_that_matters_is_flushed_before_it_has_its_name(
    run: Run, refreshed: Path, project: Path, tmp_path: Path
) -> None:
    """Asked of the kernel: a rename of what was not flushed could be lost."""
    import os
    import shutil
    import sys

    if shutil.which("strace") is None:
        pytest.skip("needs strace")
    deliver(refreshed, "来电2023年9月.csv", "3,停水")
    trace = tmp_path / "trace"
    calls = "trace=fsync,fdatasync,rename,renameat,renameat2,openat"
    done = subprocess.run(
        ["strace", "-f", "-y", "-e", calls, "-o", trace]
        + [sys.executable, "-m", "u145", "refresh"],
        env={**os.environ, "U145_PROJECT": str(project), "U145_HOME": str(refreshed)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    flushed: set[str] = set()
    for line in trace.read_text(errors="replace").splitlines():
        if "fsync(" in line or "fdatasync(" in line:
            flushed.add(line.split("<", 1)[1].split(">", 1)[0])
        elif "rename" in line and str(refreshed) in line and "/build/" not in line:
            source = line.split('"')[1]
            assert source in flushed, line
    assert str(refreshed) in flushed  # the folder, after CURRENT was replaced
