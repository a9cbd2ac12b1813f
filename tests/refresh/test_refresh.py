"""The whole refresh on a small project: exit codes, lines, what readers see."""

import fcntl
import json
from pathlib import Path

import pytest

from tests.refresh.conftest import EVENTS, Run, deliver, write

pytestmark = pytest.mark.slow


def pointer(home: Path) -> dict[str, object]:
    content: dict[str, object] = json.loads((home / "CURRENT").read_text())
    return content


def ask(run: Run, query: str) -> list[dict[str, object]]:
    done = run("sql", query, "--format", "json")
    assert done.returncode == 0, done.stderr
    answer: list[dict[str, object]] = json.loads(done.stdout)
    return answer


def test_a_refresh_publishes_and_the_next_has_nothing_new(run: Run, home: Path) -> None:
    done = run("refresh")
    assert done.returncode == 0, done.stdout + done.stderr
    first = pointer(home)
    # The file says August 2023: no as-of was needed.
    assert first["as_of"] == "2023-08-31"
    assert first["checks"] == {"passed": 12, "warned": 0, "failed": 0}
    assert ask(run, "select count(*) as n from core.fct_events") == [{"n": 2}]

    again = run("refresh")
    assert again.returncode == 3
    assert str(first["release_id"]) in again.stdout
    assert pointer(home) == first

    deliver(home, "来电2023年9月.csv", "3,停水")
    third = run("refresh")
    assert third.returncode == 0, third.stderr
    assert pointer(home)["previous"] == first["release_id"]
    assert ask(run, "select count(*) as n from core.fct_events") == [{"n": 3}]
    history = ask(
        run,
        "select outcome, exit_code, is_full, deliveries_new, rows_landed"
        " from operations.mart_refresh_runs order by started_at",
    )
    assert [tuple(row.values()) for row in history] == [
        ("published", 0, True, 1, 2),
        ("nothing_new", 3, False, 0, 0),
        ("published", 0, False, 1, 1),
    ]

    # Content does not depend on how it came to be.
    incremental = pointer(home)["content_sha256"]
    assert run("refresh", "--full").returncode == 0
    assert pointer(home)["content_sha256"] == incremental


def test_a_failed_test_publishes_nothing_and_names_itself(
    run: Run, refreshed: Path
) -> None:
    before = pointer(refreshed)
    deliver(refreshed, "来电2023年9月.csv", "1,同一个编号")
    done = run("refresh")
    assert done.returncode == 4
    assert "unique_fct_events_event_no (1 row(s), owner: Hotline Office)" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert pointer(refreshed) == before
    # Nobody is told "nothing new" while a delivery waits.
    assert run("refresh").returncode == 4


def test_a_failed_expectation_publishes_nothing(
    run: Run, refreshed: Path, project: Path
) -> None:
    before = pointer(refreshed)
    deliver(refreshed, "来电2023年9月.csv", "3,停水")
    write(project / "audit_says.json", '{"failures": ["error", "warning"]}')
    done = run("refresh", language="zh")
    assert done.returncode == 4
    assert "行数不足" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert pointer(refreshed) == before
    write(project / "audit_says.json", '{"failures": ["warning"]}')
    done = run("refresh")
    assert done.returncode == 0
    assert "too few rows" in done.stdout
    assert pointer(refreshed)["checks"] == {"passed": 11, "warned": 1, "failed": 0}


def test_an_audit_that_broke_is_not_a_pass(run: Run, home: Path, project: Path) -> None:
    write(project / "audit_says.json", '{"crash": true}')
    done = run("refresh")
    assert done.returncode == 1
    assert "the audit fell over" in done.stderr
    assert not (home / "CURRENT").exists()


def test_a_broken_model_is_named(run: Run, home: Path, project: Path) -> None:
    write(
        project / "models" / "fct_events.sql", "select no_such_column from (select 1)"
    )
    done = run("refresh")
    assert done.returncode == 1
    assert "fct_events" in done.stderr
    assert "no_such_column" in done.stderr
    write(project / "models" / "fct_events.sql", "select {{ no_such_macro() }}")
    done = run("refresh")
    assert done.returncode == 1
    assert "no_such_macro" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (home / "CURRENT").exists()


def test_changed_rules_and_a_dead_build_mean_a_full_build(
    run: Run, refreshed: Path, project: Path
) -> None:
    first = pointer(refreshed)
    # A build that died says so until the next one ended well.
    (refreshed / "build" / "state.json").write_text('{"building_with": "x"}')
    (refreshed / "build" / "u145.duckdb").write_bytes(b"half a database")
    (refreshed / "build" / "u145.duckdb.tmp").mkdir()
    (refreshed / "build" / "u145.duckdb.tmp" / "spilled.block").write_bytes(b"x")
    deliver(refreshed, "来电2023年9月.csv", "3,停水")
    done = run("refresh")
    assert done.returncode == 0, done.stderr
    assert "from the raw layer" in done.stdout
    write(project / "models" / "fct_events.sql", EVENTS + "-- another rule\n")
    done = run("refresh")
    assert done.returncode == 0, done.stderr
    assert "from the raw layer" in done.stdout
    assert pointer(refreshed)["code_version"] != first["code_version"]


def test_a_rollback_stays_until_there_is_news(run: Run, refreshed: Path) -> None:
    first = pointer(refreshed)
    deliver(refreshed, "来电2023年9月.csv", "3,停水")
    assert run("refresh").returncode == 0
    assert run("releases", "rollback").returncode == 0
    assert pointer(refreshed)["release_id"] == first["release_id"]
    assert run("refresh").returncode == 3
    assert pointer(refreshed)["release_id"] == first["release_id"]
    deliver(refreshed, "来电2023年10月.csv", "4,积水")
    assert run("refresh").returncode == 0
    assert ask(run, "select count(*) as n from core.fct_events") == [{"n": 4}]


def test_a_second_refresh_leaves_with_code_5(run: Run, home: Path) -> None:
    with (home / "LOCK").open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        for command in (["refresh"], ["land"], ["releases", "rollback"]):
            done = run(*command)
            assert done.returncode == 5
            assert len(done.stderr.splitlines()) == 1
    # The lock went with who held it; the file that stays locks nothing.
    assert run("land").returncode == 0
    assert run("land").returncode == 3


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["refresh", "--inbox", "/no/such/folder"], "/no/such/folder"),
        (["refresh", "--as-of", "2999-01-01"], "2999-01-01"),
        (["refresh", "--as-of", "yesterday"], "yesterday"),
        (["refresh", "--target", "mainframe"], "mainframe"),
        (["refresh", "--feeds", "/no/such/feeds"], "/no/such/feeds"),
        (["feeds", "try", "/no/such/file.csv"], "/no/such/file.csv"),
        (["releases", "rollback"], "u145 refresh"),
        (["sql", "select 1"], "u145 refresh"),
        (["quarantine", "list"], "u145 refresh"),
        (["no-such-command"], "no-such-command"),
        (["refresh", "--no-such-option"], "--no-such-option"),
        (["status", "--lang", "fr"], "fr"),
    ],
)
def test_wrong_use_is_one_line_and_code_2(
    run: Run, arguments: list[str], says: str
) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_an_inbox_without_data_publishes_nothing(run: Run, home: Path) -> None:
    for file in (home / "inbox").iterdir():
        file.unlink()
    (home / "inbox" / "来电.csv").write_text("<html>sign in</html>")
    done = run("refresh")
    assert done.returncode == 3
    assert "来电.csv" in done.stdout
    assert not (home / "CURRENT").exists()


def test_a_wrong_feed_is_named(run: Run, project: Path) -> None:
    write(project / "feeds" / "calls.yml", "feed: calls\nnmae: x\n")
    for command in ("refresh", "land"):
        done = run(command)
        assert done.returncode == 2
        assert "calls.yml" in done.stderr
    done = run("feeds", "check")
    assert done.returncode == 2
    assert "nmae" in done.stderr


def test_status_tells_release_and_runs(run: Run, refreshed: Path) -> None:
    done = run("status")
    assert done.returncode == 0
    assert str(pointer(refreshed)["release_id"]) in done.stdout
    assert "published" in done.stdout
    assert "已发布" in run("status", language="zh").stdout


def test_sql_formats_and_refusals(run: Run, refreshed: Path, tmp_path: Path) -> None:
    query = "select event_no, title from core.fct_events order by event_no"
    assert run("sql", query, "--format", "csv").stdout == (
        "event_no,title\n1,路灯不亮\n2,噪音\n"
    )
    assert "路灯不亮" in run("sql", query).stdout
    file = tmp_path / "answer.parquet"
    assert run("sql", query, "--format", "parquet", "--output", file).returncode == 0
    assert file.read_bytes()[:4] == b"PAR1"
    for wrong in (
        "select",
        "select 1; select 2",
        "create table core.x as select 1",
        "select * from read_csv('/etc/passwd')",
        "select * from core.no_such_table",
        "set threads = 1",
    ):
        done = run("sql", wrong)
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), wrong
