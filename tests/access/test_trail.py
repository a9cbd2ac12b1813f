"""What people did is written down, kept, and seen when somebody changes it."""

import json
import multiprocessing
import os
from pathlib import Path

import pytest

from tests.access.conftest import person_of
from u145.access.trail import Trail
from u145.settings import Home


@pytest.fixture
def trail(tmp_path: Path) -> Trail:
    return Trail(Home(tmp_path))


def lines(trail: Trail) -> list[str]:
    (file,) = trail.folder.glob("*.jsonl")
    return file.read_text(encoding="utf-8").splitlines()


def test_an_act_is_written_with_who_what_and_which_release(trail: Trail) -> None:
    trail.note(person_of("unit"), "page", "./unit?unit=u_market", "20230930-x")
    (entry,) = trail.entries()
    assert (entry.person, entry.role, entry.unit) == ("unit@county", "unit", "u_market")
    assert (entry.act, entry.what) == ("page", "./unit?unit=u_market")
    assert entry.release_id == "20230930-x"
    assert entry.at.utcoffset() is not None


def test_telephones_and_identity_cards_are_not_written(trail: Trail) -> None:
    asked = "select * from x where phone = '13800138000' or card = '33082219900101123X'"
    trail.note(person_of("analyst"), "query", asked)
    (line,) = lines(trail)
    assert "13800138000" not in line
    assert "19900101" not in line
    assert "select * from x where phone" in line


def test_a_line_break_in_what_somebody_asks_makes_no_second_line(trail: Trail) -> None:
    trail.note(person_of("analyst"), "query", 'select 1\n{"act": "forged"}\r\n\u2028')
    assert len(lines(trail)) == 1
    assert [entry.act for entry in trail.entries()] == ["query"]


@pytest.mark.parametrize("harm", ["change", "remove", "swap", "insert", "cut"])
def test_what_was_changed_afterwards_is_seen(trail: Trail, harm: str) -> None:
    for number in range(5):
        trail.note(person_of("unit"), "page", f"./page{number}")
    assert list(trail.breaks()) == []
    (file,) = trail.folder.glob("*.jsonl")
    kept = lines(trail)
    if harm == "change":
        kept[2] = kept[2].replace("page2", "pageX")
    elif harm == "remove":
        del kept[2]
    elif harm == "swap":
        kept[1], kept[2] = kept[2], kept[1]
    elif harm == "insert":
        kept.insert(2, json.dumps({"act": "forged"}))
    else:
        kept[2] = kept[2][:20]
    file.write_text("\n".join(kept) + "\n", encoding="utf-8")
    assert list(trail.breaks())


def _note_often(folder: Path) -> None:
    for number in range(50):
        Trail(Home(folder)).note(person_of("unit"), "page", f"{os.getpid()} {number}")


def test_processes_that_write_at_once_lose_nothing(
    trail: Trail, tmp_path: Path
) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_note_often, args=(tmp_path,)) for _ in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    assert len(trail.entries()) == 150
    assert list(trail.breaks()) == []


def test_old_months_go_and_others_do_not_read_the_trail(trail: Trail) -> None:
    trail.folder.mkdir(parents=True)
    (trail.folder / "2001-01.jsonl").write_text("{}\n")
    trail.note(person_of("unit"), "page", "./unit")
    assert not (trail.folder / "2001-01.jsonl").exists()
    (file,) = trail.folder.glob("*.jsonl")
    assert file.stat().st_mode & 0o007 == 0
