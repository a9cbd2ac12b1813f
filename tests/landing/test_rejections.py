"""Every file that can't become records is refused with one clear line and kept."""

import gzip
import io
import json
import re
import zipfile
from collections.abc import Callable

import pytest

from tests.landing.conftest import HEADER, Warehouse
from u145.landing import contents, documents, workbooks
from u145.landing.reasons import REJECTIONS

GOOD = f"{HEADER}\n1,a,b,2023-01-02,3\n2,c,d,2023-01-03,4\n"


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


OLE = bytes.fromhex("d0cf11e0a1b11ae1")
CASES: dict[str, tuple[str, str | bytes]] = {
    "empty_file": ("热线.csv", b""),
    "empty_file, only white space": ("热线.csv", b"\xef\xbb\xbf \r\n"),
    "html_page": ("热线.csv", "<!DOCTYPE html><html><body>请登录</body></html>"),
    "html_page, utf-16": ("热线.xls", "<html>请登录</html>".encode("utf-16")),
    "lfs_pointer": ("热线.csv", "version https://git-lfs.github.com/spec/v1\noid x\n"),
    "encrypted_workbook": (
        "热线.xlsx",
        OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600,
    ),
    "zip_bomb": (
        "热线.xlsx",
        zipped({"xl/worksheets/sheet1.xml": b"\0" * (64 << 20)}),
    ),
    "workbook_broken": ("热线.xlsx", zipped({"xl/workbook.xml": b"<broken"})),
    "workbook_broken, cut": ("热线.xlsx", zipped({"xl/a": b"a"})[:-30]),
    "workbook_broken, xls": ("热线.xls", OLE + b"\1" * 2000),
    "binary": ("热线.csv", b"\x89PNG\r\n\x1a\n\0\0\0"),
    "binary, zip": ("热线.xlsx", zipped({"a.txt": b"a"})),
    "binary, NUL in text": ("热线.csv", GOOD.replace("a", "\0")),
    "undecodable": ("热线.csv", GOOD.encode() + b"3,\xff\xff,x,2023-01-02,1\n"),
    "undecodable, bad byte in UTF-8": (
        "热线.csv",
        GOOD.encode().replace(b"a", b"\xc4\xe3"),
    ),
    "undecodable, cut in a letter": ("热线.csv", (GOOD + "3,中").encode()[:-1]),
    "gzip_truncated": ("热线.csv.gz", gzip.compress(GOOD.encode() * 100)[:-12]),
    "zip_bomb, gzip": ("热线.csv.gz", gzip.compress(b"1" * (80 << 20))),
    "csv_cut": ("热线.csv", GOOD + '3,"open,b,2023-01-04,5\n4,x,y,2023-01-05,6\n'),
    "csv_cut_last_row": ("热线.csv", GOOD + "3,e,f,2023-"),
    "header_only": ("热线.csv", HEADER + "\n"),
    "header_only, with a total": ("热线.csv", HEADER + "\n合计,,,,0\n"),
    "no_feed": ("别的.csv", GOOD.replace("a", "x")),
    "headers_unmatched": ("热线.csv", "甲,乙\n1,2\n"),
    "json_broken": ("热线.json", '[{"编号": 1},\n{"编号": '),
    "json_no_list": ("热线.json", '{"error": "not allowed"}'),
    "parquet_broken": ("热线.parquet", b"PAR1" + b"x" * 100),
}


@pytest.mark.parametrize("case", CASES)
def test_a_file_without_records_is_refused_and_kept(
    warehouse: Warehouse, case: str
) -> None:
    name, content = CASES[case]
    path = warehouse.send(name, content)
    warehouse.send("热线好的.csv", GOOD)
    refused, landed = sorted(warehouse.land().files, key=lambda file: file.outcome)[
        ::-1
    ]
    assert refused.reason is not None
    assert refused.reason.reason_id == case.partition(",")[0]
    assert landed.outcome == "landed", "one bad file must not stop the next"
    check_line(refused.reason.zh, name)
    check_line(refused.reason.en, name)
    (row,) = [row for row in warehouse.deliveries() if row["outcome"] == "rejected"]
    kept = warehouse.home / row["archive_path"]
    assert kept.read_bytes() == path.read_bytes()
    assert (row["message_zh"], row["rows_landed"]) == (refused.reason.zh, 0)
    assert {row["_file_name"] for row in warehouse.rows()} == {"热线好的.csv"}


def check_line(line: str, name: str) -> None:
    assert name in line
    assert "\n" not in line
    assert not re.search(r"[{}]", line)


def test_a_file_of_two_feeds_is_refused_and_names_both(warehouse: Warehouse) -> None:
    other = (warehouse.feeds / "hotline.yml").read_text("utf-8")
    warehouse.declare("calls", other.replace("feed: hotline", "feed: calls"))
    warehouse.send("热线.csv", GOOD)
    reason = warehouse.land_one().reason
    assert reason is not None
    assert reason.reason_id == "several_feeds"
    assert "calls" in reason.en
    assert "hotline" in reason.en


def test_a_format_that_was_not_agreed_is_refused(warehouse: Warehouse) -> None:
    feed = (warehouse.feeds / "hotline.yml").read_text("utf-8")
    warehouse.declare("hotline", feed.replace("tables:", "format: xlsx\ntables:"))
    warehouse.send("热线.csv", GOOD)
    reason = warehouse.land_one().reason
    assert reason is not None
    assert reason.reason_id == "format_differs"


def test_a_json_beyond_the_limit_is_refused(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "JSON_BYTES", 10)
    warehouse.send("热线.json", json.dumps([{"编号": 1, "受理时间": "2023"}]))
    reason = warehouse.land_one().reason
    assert reason is not None
    assert reason.reason_id == "json_too_big"


@pytest.mark.parametrize(("name", "value"), [("MEMORY", 16 << 20), ("SECONDS", 0.001)])
def test_a_workbook_that_needs_too_much_is_refused(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch, name: str, value: float
) -> None:
    monkeypatch.setattr(workbooks, name, value)
    rows = [["编号", "受理时间"], *([n, f"{n * 7919:0200d}"] for n in range(8000))]
    warehouse.send_workbook("热线.xlsx", {"表": rows})
    reason = warehouse.land_one().reason
    assert reason is not None
    assert reason.reason_id == "workbook_too_big"


def test_a_workbook_larger_than_the_limit_is_not_opened(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contents, "WORKBOOK_BYTES", 100)
    warehouse.send_workbook("热线.xlsx", {"表": [["编号", "受理时间"], [1, 2]]})
    reason = warehouse.land_one().reason
    assert reason is not None
    assert reason.reason_id == "zip_bomb"


def test_an_error_nobody_foresaw_refuses_the_file_only(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    warehouse.send("热线1.csv", GOOD)
    warehouse.send("热线2.csv", GOOD + "3,x,y,2023-01-05,6\n")
    original: Callable[..., object] = documents.parse

    def fail(*_: object) -> object:
        raise ZeroDivisionError("boom")

    warehouse.send("热线3.json", "[]")
    monkeypatch.setattr(documents, "parse", fail)
    report = warehouse.land()
    assert [file.outcome for file in report.files] == ["landed", "landed", "rejected"]
    assert report.files[2].reason is not None
    assert report.files[2].reason.reason_id == "unreadable"
    monkeypatch.setattr(documents, "parse", original)


def test_every_reason_has_a_case() -> None:
    tried = {case.partition(",")[0] for case in CASES}
    others = {"several_feeds", "format_differs", "json_too_big", "link_outside"}
    assert tried | others | {"workbook_too_big", "unreadable"} == set(REJECTIONS)


def test_a_refused_file_is_landed_once_its_feed_is_mended(warehouse: Warehouse) -> None:
    warehouse.send("热线.csv", GOOD.replace("工单编号", "单号"))
    assert warehouse.land_one().outcome == "rejected"
    assert warehouse.land_one().outcome == "known"
    feed = (warehouse.feeds / "hotline.yml").read_text("utf-8")
    warehouse.declare("hotline", feed.replace("[工单编号,", "[单号, 工单编号,"))
    assert warehouse.land_one().outcome == "landed"
    assert len(warehouse.rows()) == 2
