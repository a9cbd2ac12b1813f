"""The archive alone gives the same warehouse, or says what is not the same."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from tests.refresh.conftest import EVENTS, Run, deliver, write
from tests.refresh.stopping import killed

pytestmark = pytest.mark.slow


def pointer(home: Path) -> dict[str, object]:
    content: dict[str, object] = json.loads((home / "CURRENT").read_text())
    return content


def raw_files(home: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(home)): path.read_bytes()
        for path in (home / "raw").rglob("*.parquet")
    }


def test_a_lost_raw_layer_comes_back_and_rules_that_changed_are_told(
    run: Run, refreshed: Path, project: Path
) -> None:
    first = pointer(refreshed)
    for name in ("raw", "build", "inbox"):
        shutil.rmtree(refreshed / name)
    done = run("rebuild")
    assert done.returncode == 0, done.stderr
    assert "table by table" in done.stdout
    second = pointer(refreshed)
    assert second["content_sha256"] == first["content_sha256"]
    assert (second["as_of"], second["previous"]) == (
        first["as_of"],
        first["release_id"],
    )
    assert not (refreshed / ".beside").exists()
    # It goes on from there, from what was built and not from the beginning.
    deliver(refreshed, "来电2023年9月.csv", "3,停水")
    done = run("refresh")
    assert done.returncode == 0, done.stderr
    assert "from the raw layer" not in done.stdout
    third = pointer(refreshed)
    write(
        project / "models" / "fct_events.sql", EVENTS.replace("title", "'x' as title")
    )
    done = run("rebuild")
    assert done.returncode == 0, done.stderr
    assert "core.fct_events" in done.stdout
    assert "core.dim_as_of" not in done.stdout
    fourth = pointer(refreshed)
    assert fourth["content_sha256"] != third["content_sha256"]
    history = run(
        "sql",
        "select release_id from operations.mart_refresh_runs order by started_at",
        *("--format", "csv"),
    ).stdout.split()[1:]
    assert history == [r["release_id"] for r in (first, second, third, fourth)]


def test_a_result_that_differs_without_a_reason_replaces_nothing(
    run: Run, refreshed: Path
) -> None:
    """As many originals as before, but one is not what was delivered then."""
    before, raw = pointer(refreshed), raw_files(refreshed)
    original = next(refreshed.glob("archive/*/*.csv"))
    content = original.read_bytes().replace("噪音".encode(), "停水".encode())
    shutil.rmtree(original.parent)
    other = original.parents[1] / hashlib.sha256(content).hexdigest() / original.name
    other.parent.mkdir()
    other.write_bytes(content)
    done = run("rebuild")
    assert done.returncode == 1
    assert "core.fct_events" in done.stderr
    assert "core.dim_as_of" not in done.stderr
    assert (pointer(refreshed), raw_files(refreshed)) == (before, raw)
    done = run("rebuild", "--accept")
    assert done.returncode == 0, done.stderr
    answer = run("sql", "select title from core.fct_events", "--format", "csv")
    assert "停水" in answer.stdout


def test_a_damaged_original_is_named(run: Run, refreshed: Path) -> None:
    before = pointer(refreshed)
    original = next((refreshed / "archive").glob("*/*.csv"))
    original.write_bytes(
        original.read_bytes().replace("路灯".encode(), "灯路".encode())
    )
    done = run("rebuild")
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert original.name in done.stderr
    assert pointer(refreshed) == before


def test_an_archive_without_originals_is_refused(run: Run, home: Path) -> None:
    done = run("rebuild")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)


def test_a_killed_rebuild_is_undone_or_finished(
    run: Run, refreshed: Path, project: Path
) -> None:
    first, raw = pointer(refreshed), raw_files(refreshed)
    # While it lands: nothing happened.
    killed(project, refreshed, "replace .*beside/raw/deliveries", "rebuild")
    assert run("refresh").returncode == 3
    assert (pointer(refreshed), raw_files(refreshed)) == (first, raw)
    assert not (refreshed / ".beside").exists()
    # While it moves in: the old raw layer is away, the new one not yet there.
    killed(project, refreshed, "rename .*/.beside/raw ", "rebuild")
    assert not (refreshed / "raw").exists()
    assert run("sql", "select * from core.fct_events").returncode == 0
    done = run("refresh")
    assert done.returncode == 3, done.stderr
    assert raw_files(refreshed).keys() == raw.keys()
    assert raw_files(refreshed) != raw
    second = pointer(refreshed)
    assert second["previous"] == first["release_id"]
    assert second["content_sha256"] == first["content_sha256"]
    assert str(second["release_id"]) in done.stdout
