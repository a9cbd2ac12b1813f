"""The desk: what it answers, whom it lets wait, and what it never believes."""

import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from tests.desk import liar
from tests.desk.conftest import Ask
from u145.desk import desk as desk_module
from u145.desk.asking import Question
from u145.desk.child import Job, Layers
from u145.desk.confinement import Walls, walls
from u145.desk.desk import Desk, Ticket
from u145.desk.limits import Limits, load_limits
from u145.desk.priority import FIRST_TO_GO, NICE
from u145.desk.shell import Shell
from u145.errors import UsageError
from u145.messages import Messages
from u145.releases.pointer import Release

ROOT = Path(__file__).parents[2]
ENDLESS = "select count(*) from range(100000000000)"


def until(ticket: Ticket, state: str) -> None:
    while ticket.state.name != state:
        pass


def test_an_answer_has_its_columns_types_and_rows(ask: Ask) -> None:
    answer = ask("select 1.50 as a, '甲' as b, 1 as a, [2.0, null] as c")
    assert [(column.name, column.type) for column in answer.columns] == [
        ("a", "DECIMAL(3,2)"),
        ("b", "VARCHAR"),
        ("a", "INTEGER"),
        ("c", "DECIMAL(2,1)[]"),
    ]
    values = [column.to_pylist() for column in answer.rows.columns]
    assert values == [[Decimal("1.50")], ["甲"], [1], [[Decimal("2.0"), None]]]
    assert (answer.row_count, answer.cut, answer.failure) == (1, "", None)


def test_types_that_readers_disagree_on_come_as_text(ask: Ask) -> None:
    answer = ask(
        "select interval 1 month, '101'::bit, union_value(k := 1), 'a'::enum('a'),"
        " {'x': interval 1 day, 'y': 1}, map {'m': '12:00:00+02'::timetz}"
    )
    (row,) = zip(*(c.to_pylist() for c in answer.rows.columns), strict=True)
    timed = [("m", "12:00:00+02")]
    assert row == ("1 month", "101", "1", "a", {"x": "1 day", "y": 1}, timed)
    assert answer.columns[0].type == "INTERVAL"


def test_an_answer_is_cut_at_rows_and_bytes(ask: Ask, release: Release) -> None:
    answer = ask("select * from range(100)", 10)
    assert (answer.row_count, answer.cut) == (10, "rows")
    assert (ask("select * from range(10)", 10)).cut == ""
    whole = ask("select * from range(50000)", 0)
    assert (whole.row_count, whole.cut) == (50_000, "")
    small = Desk(Limits(result_mb=1)).submit("a", release, "from range(9999999)", 0)
    answer = small.wait()
    assert answer is not None
    assert answer.cut == "bytes"
    assert 50_000 < answer.row_count < 200_000


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("select 1; select 2", "not_a_question"),
        ("drop table core.fct_events", "not_a_question"),
        ("", "not_a_question"),
        ("from read_text('/etc/passwd')", "not_allowed"),
        ("select cosnh(1)", "not_allowed_but"),
        ("from qqqqqq", "no_such_name"),
        ("from fct_event", "no_such_name_but"),
        ("selec 1", "wrong_at"),
        ("select nosuch from fct_events", "wrong_at"),
        ("select\n 'a'::int", "wrong_at"),
        ("select 170141183460469231731687303715884105727::hugeint", "too_many_digits"),
        ("select repeat('x', 2000000000)", "out_of_memory"),
        ("select '" + "x" * 200_000 + "'", "too_long"),
    ],
)
def test_every_failure_is_one_line_without_a_path(
    ask: Ask, release: Release, question: str, key: str
) -> None:
    failure = ask(question).failure
    assert failure is not None
    assert failure.key == f"sql.{key}"
    for messages in (Messages("zh"), Messages("en")):
        line = messages.say(failure.key, **failure.values)
        assert "\n" not in line
        assert str(release.path.parent) not in line


def test_a_mistake_is_shown_where_it_is(ask: Ask) -> None:
    failure = ask("select\n  amuont from fct_events").failure
    assert failure is not None
    assert (failure.values["line"], failure.values["column"]) == (2, 3)
    assert '"amount"' in str(failure.values["reason"])  # what there is instead


def test_a_question_stops_at_its_time(release: Release) -> None:
    ticket = Desk(Limits(seconds=1)).submit("a", release, ENDLESS)
    answer = ticket.wait()
    assert answer is not None
    assert answer.failure is not None
    assert answer.failure.key == "sql.out_of_time"
    assert ticket.state.name == "done"


def test_the_processor_s_time_is_bounded_too(release: Release) -> None:
    desk = Desk(Limits(seconds=600, cpu_seconds=2))
    answer = desk.submit("a", release, ENDLESS).wait()
    assert answer is not None
    assert answer.failure is not None
    assert answer.failure.key == "sql.out_of_time"


def test_a_running_question_can_be_taken_back(release: Release) -> None:
    desk = Desk(Limits(seconds=600, cpu_seconds=600))
    ticket = desk.submit("a", release, ENDLESS)
    until(ticket, "running")
    ticket.cancel()
    answer = ticket.wait()
    assert answer is not None
    assert answer.failure is not None
    assert answer.failure.key == "sql.cancelled"
    assert ticket.state.name == "cancelled"
    following = desk.submit("a", release, "select 1").wait()
    assert following is not None
    assert following.row_count == 1


@pytest.mark.skipif(sys.platform != "linux", reason="asked of Linux")
def test_a_question_lets_the_pages_go_before_it(release: Release) -> None:
    ticket = Desk(Limits()).submit("a", release, ENDLESS)
    until(ticket, "running")
    while (process := ticket._question._process) is None:
        pass
    memory = Path(f"/proc/{process.pid}/oom_score_adj")
    while memory.read_text() == Path("/proc/self/oom_score_adj").read_text():
        pass
    assert memory.read_text() == f"{FIRST_TO_GO}\n"
    mine = os.getpriority(os.PRIO_PROCESS, 0)
    assert os.getpriority(os.PRIO_PROCESS, process.pid) == min(mine + NICE, 19)
    session = Path(f"/proc/{process.pid}/autogroup")
    if session.exists():  # where Linux weighs sessions first
        assert session.read_text().endswith(f"nice {NICE}\n")
    ticket.cancel()
    assert ticket.wait() is not None


def test_questions_wait_their_turn_fairly(release: Release) -> None:
    desk = Desk(Limits(seconds=600, cpu_seconds=600, at_once=2, waiting_each=2))
    first, second, third = (desk.submit("a", release, ENDLESS) for _ in range(3))
    until(first, "running")
    assert (second.state.name, second.state.position) == ("waiting", 1)
    assert third.state.position == 2
    full = desk.submit("a", release, "select 1")
    assert full.answer is not None
    assert full.answer.failure is not None
    assert full.answer.failure.key == "sql.queue_full"
    other = desk.submit("b", release, "select 1").wait()  # not behind a's
    assert other is not None
    assert other.failure is None
    assert second.state.name == "waiting"  # one of a person at once
    second.cancel()
    assert second.state.name == "cancelled"
    assert third.state.position == 1
    first.cancel()
    until(third, "running")
    third.cancel()
    assert third.wait() is not None


def test_the_queue_is_bounded_for_all(release: Release) -> None:
    desk = Desk(Limits(seconds=600, cpu_seconds=600, at_once=1, waiting=2))
    tickets = [desk.submit(str(number), release, ENDLESS) for number in range(4)]
    assert [ticket.answer is not None for ticket in tickets] == [False] * 3 + [True]
    for ticket in reversed(tickets):
        ticket.cancel()
    assert all(ticket.wait() for ticket in tickets)


def test_a_release_that_is_gone_is_said_to_be(release: Release) -> None:
    release.path.unlink()
    answer = Desk().submit("a", release, "select 1").wait()
    assert answer is not None
    assert answer.failure is not None
    assert answer.failure.key == "releases.gone"


class Lied(Question):
    """A question whose process was taken over."""

    module = "tests.desk.liar"


@pytest.mark.parametrize("lie", liar.LIES)
def test_a_process_that_lies_is_not_believed(release: Release, lie: str) -> None:
    answer = Lied(Job(lie, 10, Limits(result_mb=1))).answer(release)
    assert answer.failure is not None
    assert answer.failure.key == "sql.died"
    assert answer.row_count == 0


class Imprisoned(Question):
    """A question whose process runs code of its own behind the system's walls."""

    module = "tests.desk.prisoner"


def tried(release: Release, folder: Path, layers: Layers) -> str:
    (folder / "canary").write_text("canary")
    job = Job(str(folder), 10, Limits(memory_mb=1024), layers)
    failure = Imprisoned(job).answer(release).failure
    assert failure is not None
    return str(failure.values["reason"])


@pytest.mark.skipif(not walls().are_whole, reason=f"this kernel has only {walls()}")
def test_code_behind_the_system_s_walls_gets_nothing_out(
    release: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("U145_CANARY", "canary")
    assert tried(release, tmp_path, Layers()) == "nothing"
    assert (tmp_path / "canary").read_text() == "canary"
    # Without them it does, so that "nothing" means something.
    assert "read a file, " in tried(release, tmp_path, Layers(system=False))


def test_a_question_ends_with_the_process_that_asked(release: Release) -> None:
    program = (
        "import sys, pathlib; from tests.desk.orphaning import leave;"
        f"leave(pathlib.Path({str(release.path)!r}), {ENDLESS!r})"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE
    ) as parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        assert is_running(child)
        parent.kill()
    while is_running(child):
        pass


def is_running(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def test_a_system_without_walls_is_told_once(
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(desk_module, "walls", lambda: Walls(0, False))
    desk_module.warn_of_missing_walls.cache_clear()
    for _ in range(2):
        Desk()
    (line,) = caplog.messages
    assert "Landlock" in line


def test_limits_are_settings() -> None:
    limits = load_limits({"U145_SQL_SECONDS": "5", "U145_SQL_MEMORY_MB": "100"})
    assert (limits.seconds, limits.memory, limits.rows) == (5, 100 << 20, 10_000)
    assert limits.within(7).seconds == 7
    with pytest.raises(UsageError):
        load_limits({"U145_SQL_ROWS": "many"})


def test_the_shell_answers_question_after_question(
    release: Release, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = iter(
        [".tables", ".schema fct_events", "select 40 +", " 2 as n;", "selec;", ".x"]
    )

    def read(_prompt: str) -> str:
        try:
            return next(lines)
        except StopIteration:
            raise EOFError from None

    Shell(Messages("en"), release, Limits(), read).run()
    said = capsys.readouterr()
    assert "It's one row per event." in said.out  # what a table holds
    assert "事件编号" in said.out  # what a column means
    assert "42" in said.out
    assert "selec" in said.err
    assert ".x" in said.err
