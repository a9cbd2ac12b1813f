"""A file may have any name; it must not stop the others or break a line."""

import os
import shutil
from pathlib import Path

import pytest

from tests.landing.conftest import HEADER, Warehouse
from u145.landing import ledger
from u145.landing.listing import inbox_files
from u145.landing.report import FileReport
from u145.messages import Messages

GOOD = f"{HEADER}\n1,a,b,2023-01-02,3\n"
OTHER = f"{HEADER}\n2,a,b,2023-01-03,3\n"
NAMES = [
    ("热线检查_20220114.csv".encode("gbk"), "热线检查_20220114.csv"),
    ("热线".encode() + b"\xff.csv", "热线\\xff.csv"),
    ("热线\n拒收：假\x1b[2K.csv".encode(), "热线\n拒收：假\x1b[2K.csv"),
]


def send(warehouse: Warehouse, name: bytes) -> None:
    (warehouse.inbox / os.fsdecode(name)).write_bytes(GOOD.encode())


@pytest.mark.parametrize(("name", "readable"), NAMES)
def test_a_file_lands_under_a_name_that_can_be_read(
    warehouse: Warehouse, name: bytes, readable: str
) -> None:
    send(warehouse, name)
    warehouse.send("热线.csv", OTHER)
    assert {(file.file_name, file.outcome) for file in warehouse.land().files} == {
        (readable, "landed"),
        ("热线.csv", "landed"),
    }
    rows = {row["file_name"]: row for row in warehouse.deliveries()}
    kept = warehouse.home / rows[readable]["archive_path"]
    assert (kept.name, kept.read_bytes()) == (readable, GOOD.encode())
    assert {file.outcome for file in warehouse.land().files} == {"known"}


@pytest.mark.parametrize(("name", "readable"), NAMES)
def test_a_name_never_breaks_a_line(
    warehouse: Warehouse, name: bytes, readable: str
) -> None:
    send(warehouse, name.replace("热线".encode(), b"x").replace(b"\xc8\xc8", b"x"))
    reason = warehouse.land_one().reason
    assert reason is not None
    told = Messages("zh").say("land.warning", file=readable, warning=reason)
    for line in (reason.zh, reason.en, told):
        assert line.isprintable()


def test_a_file_that_cannot_be_written_down_stops_no_other(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    warehouse.send("热线1.csv", GOOD)
    warehouse.send("热线2.csv", OTHER)
    commit = ledger.commit

    def fail(report: FileReport, *more: object) -> None:
        if report.file_name == "热线1.csv":
            raise UnicodeEncodeError("utf-8", "x", 0, 1, "surrogates not allowed")
        commit(report, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(ledger, "commit", fail)
    refused, landed = warehouse.land().files
    assert (refused.outcome, landed.outcome) == ("rejected", "landed")
    monkeypatch.setattr(ledger, "commit", commit)
    assert [file.outcome for file in warehouse.land().files] == ["landed", "known"]


def test_a_link_out_of_the_inbox_is_not_followed(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text(GOOD)
    (warehouse.inbox / "热线外.csv").symlink_to(secret)
    inside = warehouse.send("热线.csv", OTHER)
    (warehouse.inbox / "热线内.csv").symlink_to(inside.name)
    outcomes = {file.file_name: file for file in warehouse.land().files}
    refused = outcomes["热线外.csv"]
    assert refused.reason is not None
    assert refused.reason.reason_id == "link_outside"
    assert outcomes["热线.csv"].outcome == "landed"
    assert outcomes["热线内.csv"].outcome != "rejected"
    kept = [path.read_text() for path in warehouse.archive.rglob("*.csv")]
    assert kept
    assert GOOD not in kept


def test_an_inbox_that_is_a_link_itself_is_one(warehouse: Warehouse) -> None:
    moved = warehouse.home / "elsewhere"
    warehouse.send("热线.csv", GOOD)
    shutil.move(warehouse.inbox, moved)
    warehouse.inbox.symlink_to(moved)
    assert len(inbox_files(warehouse.inbox)) == 1
    assert warehouse.land_one().outcome == "landed"
