"""A bad delivery holds back its own feed; the rest goes on, and says so."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.refresh.conftest import ROOT, Run, deliver, write
from tests.refresh.test_refresh import ask, pointer

pytestmark = pytest.mark.slow

BAD = '{"bad_title": "乱"}'


@pytest.fixture
def spoilt(refreshed: Path, project: Path) -> Path:
    """Return a home with a good and a bad delivery that readers do not see yet."""
    deliver(refreshed, "来电2023年9月.csv", "3,停水", "4,乱")
    deliver(refreshed, "走访2023年9月.csv", "v1,走访企业")
    write(project / "audit_says.json", BAD)
    return refreshed


def events(run: Run) -> list[object]:
    rows = ask(run, "select event_no from core.fct_events order by all")
    return [row["event_no"] for row in rows]


def test_a_bad_delivery_is_kept_for_inspection(run: Run, spoilt: Path) -> None:
    before = pointer(spoilt)
    done = run("refresh")
    assert done.returncode == 4
    [line] = done.stderr.splitlines()
    assert "garbled title (1 row(s), owner: Hotline Office)" in line
    assert "u145 releases show --candidate" in line
    assert pointer(spoilt) == before

    said = run("releases", "show", "--candidate", language="zh")
    assert said.returncode == 0
    for words in (
        "titles_in_words（calls）：标题乱码，1 行，责任单位：县热线办",
        "来电2023年9月.csv · 第 3 行  event_no=4",
        "新报送 calls  来电2023年9月.csv  2 行",
        "新报送 visits  走访2023年9月.csv  1 行",
        "u145 refresh --hold calls",
        "u145.duckdb",
    ):
        assert words in said.stdout, said.stdout
    assert "乱," not in said.stdout  # a title is text, and no key
    note = json.loads((spoilt / "build" / "candidate.json").read_text("utf-8"))
    assert note["release_id"] != before["release_id"]
    assert note["run_id"] in said.stdout


def test_one_bad_feed_holds_back_only_itself(
    run: Run, spoilt: Path, project: Path
) -> None:
    done = run("refresh", "--hold", "auto")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "garbled title (1 row(s), owner: Hotline Office)" in done.stdout
    assert "Held back: 1 new delivery(ies) of calls" in done.stdout
    # What was built with the bad rows is built upon without them.
    assert "from the raw layer" not in done.stdout
    held = pointer(spoilt)
    assert held["as_of"] == "2023-09-30"
    assert events(run) == ["1", "2", "v1"]
    assert ask(
        run,
        "select feed_id, held_since, held_reason_en from operations.mart_deliveries"
        " where outcome = 'held'",
    ) == [
        {
            "feed_id": "calls",
            "held_since": "2023-09-30",
            "held_reason_en": "garbled title",
        }
    ]
    shown = run("releases", "show").stdout
    assert "held back calls (since 2023-09-30, 1 delivery(ies) wait)" in shown
    assert "core.fct_events  3 rows" in shown
    assert f"the rest published as {held['release_id']}" in (
        run("releases", "show", "--candidate").stdout
    )
    assert run("status").stdout.count(str(held["release_id"])) == 1


@pytest.fixture
def held(run: Run, spoilt: Path) -> Path:
    """Return a home in which a feed is held back."""
    assert run("refresh", "--hold", "auto").returncode == 0
    return spoilt


def test_a_hold_lasts_until_the_audit_is_content(
    run: Run, held: Path, project: Path
) -> None:
    before = pointer(held)
    # Nobody tries every night what would fail every night.
    assert run("refresh", "--hold", "auto").returncode == 3
    assert run("refresh", "--hold", "calls").returncode == 3
    # Who does not wish to hold is told again.
    assert run("refresh").returncode == 4
    assert pointer(held) == before

    # Another feed goes on meanwhile, and the hold goes on since it began.
    deliver(held, "走访2023年10月.csv", "v2,走访商会")
    done = run("refresh", "--hold", "auto")
    assert done.returncode == 0, done.stderr
    assert "garbled" not in done.stdout
    assert events(run) == ["1", "2", "v1", "v2"]
    assert ask(
        run,
        "select distinct held_since from operations.mart_deliveries"
        " where outcome = 'held'",
    ) == [{"held_since": "2023-09-30"}]

    # Once the audit is content, what was held comes in by itself.
    write(project / "audit_says.json", "{}")
    done = run("refresh")
    assert done.returncode == 0, done.stderr
    assert events(run) == ["1", "2", "3", "4", "v1", "v2"]
    content = pointer(held)["content_sha256"]
    done = run("releases", "show", "--candidate")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert run("refresh", "--full").returncode == 0
    assert pointer(held)["content_sha256"] == content


def test_what_no_feed_owns_stops_everything(
    run: Run, spoilt: Path, project: Path
) -> None:
    """An expectation across feeds; a test whose rows name their delivery does not."""
    before = pointer(spoilt)
    write(project / "audit_says.json", '{"failures": ["error"]}')
    done = run("refresh", "--hold", "auto")
    assert done.returncode == 4
    assert "too few rows (0 row(s), owner: data steward)" in done.stderr
    assert pointer(spoilt) == before
    assert "--hold" not in run("releases", "show", "--candidate").stdout

    write(project / "audit_says.json", BAD)
    deliver(spoilt, "走访2023年10月.csv", "1,同一个编号")
    done = run("refresh", "--hold", "auto")
    assert done.returncode == 0, done.stdout + done.stderr
    # A key of the calls in a visit: the visits are new, the published calls stand.
    assert "unique_fct_events_event_no (1 row(s)" in done.stdout
    assert "garbled title" in done.stdout
    assert events(run) == ["1", "2"]


def test_a_refresh_killed_after_its_audit_failed_simply_goes_on(
    run: Run, spoilt: Path, project: Path
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "u145", "refresh", "--hold", "auto"],
        cwd=ROOT,
        env={
            **os.environ,
            "U145_PROJECT": str(project),
            "U145_HOME": str(spoilt),
            "U145_LANG": "en",
        },
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stdout
    for line in process.stdout:
        if line.startswith("Held back"):
            os.killpg(process.pid, signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert run("releases", "show", "--candidate").returncode == 0
    assert events(run) == ["1", "2"]
    done = run("refresh", "--hold", "calls")
    assert done.returncode == 0, done.stderr
    assert events(run) == ["1", "2", "v1"]
    reasons = ask(
        run,
        "select held_reason_en from operations.mart_deliveries where outcome = 'held'",
    )
    assert reasons == [{"held_reason_en": "garbled title"}]


def test_a_feed_is_held_by_its_name(run: Run, refreshed: Path) -> None:
    done = run("refresh", "--hold", "cals")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "calls, visits" in done.stderr
    deliver(refreshed, "来电2023年9月.csv", "3,停水")
    told = run("refresh", "--explain", "--hold", "calls", "--hold", "visits")
    assert "visits has no new delivery to hold back" in told.stdout
