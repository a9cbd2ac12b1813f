"""Rows are conserved for any csv: what a file holds is what the counts say."""

import csv
import io
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.landing.conftest import HEADER, Warehouse
from u145.landing import loading, scanning

LETTERS = st.sampled_from(
    [
        "a",
        "1",
        "合计",
        "小计",
        "注：",
        "中",
        ",",
        '"',
        "\n",
        "\r",
        "\r\n",
        " ",
        "\u3000",
        "\t",
    ]
)
PIECES = st.lists(LETTERS, max_size=60).map("".join)
CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0\x01"), max_size=8)
RECORDS = st.lists(st.lists(CELLS, max_size=7), max_size=12)


def count_records(text: str) -> int | None:
    """Count records by the definition, letter by letter; None if one stays open."""
    records, state, fresh = 0, "start", True
    index = 0
    while index < len(text):
        letter = text[index]
        if state == "quoted":
            if letter == '"':
                state = "quote in quoted"
        elif letter in "\r\n":
            if letter == "\r" and text[index + 1 : index + 2] == "\n":
                index += 1
            records, state, fresh = records + 1, "start", True
            index += 1
            continue
        elif letter == '"' and state in ("start", "quote in quoted"):
            state = "quoted"
        elif letter == ",":
            state = "start"
        else:
            state = "plain"
        fresh = False
        index += 1
    if state == "quoted":
        return None
    return records + (not fresh)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(PIECES)
@example("\t\t\t\t\t")
@example("\t\t\t\t\tx")
@example("a\t\n\ta")
def test_any_text_is_conserved_or_refused(body: str) -> None:
    text = f"{HEADER}\n{body}\n"
    with tempfile.TemporaryDirectory() as name:
        warehouse = Warehouse(Path(name))
        report = warehouse.attempt(warehouse.send("热线.csv", text))
        expected = count_records(text)
        if report.reason is not None:
            reason = report.reason.reason_id
            assert reason == ("csv_cut" if expected is None else "header_only")
            return
        (sheet,) = report.sheets
        assert sheet.counts.is_conserved
        assert sheet.counts.read == expected


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(RECORDS)
def test_every_cell_that_was_written_is_found_again(records: list[list[str]]) -> None:
    buffer = io.StringIO()
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(HEADER.split(","))
    for number, record in enumerate(records):
        writer.writerow([str(number), "x", "x", "x", "x", *record])
    with tempfile.TemporaryDirectory() as name:
        warehouse = Warehouse(Path(name))
        warehouse.send("热线.csv", buffer.getvalue())
        report = warehouse.land_one()
        if not records:
            assert report.outcome == "rejected"
            return
        rows = warehouse.rows()
        assert [row["event_no"] for row in rows] == [
            str(n) for n in range(len(records))
        ]
        for row, record in zip(rows, records, strict=True):
            kept = any(cell.strip() for cell in record)
            assert (row["_extra"] is not None) == kept


def test_a_long_cell_and_every_newline_survive(warehouse: Warehouse) -> None:
    long = "长" * 1_500_000
    text = f'{HEADER}\r\n1,"甲\r\n乙\n丙\r丁",x,y,1\r2,{long},x,y,1\r\n'
    warehouse.send("热线.csv", text)
    assert warehouse.land_one().rows_landed == 2
    first, second = warehouse.rows()
    assert first["title"] == "甲\r\n乙\n丙\r丁"
    assert second["title"] == long


LAND = """
import sys
from pathlib import Path
from u145.feeds import load_feeds
from u145.landing import land_inbox
home = Path(sys.argv[1])
feeds = load_feeds(home / "feeds")
report = land_inbox(home / "inbox", home / "raw", home / "archive", feeds)
# The high-water mark of this program alone: `ru_maxrss` starts at its parent's.
status = Path("/proc/self/status").read_text()
peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
print(report.rows_landed, peak.split()[1])
"""


QUOTED = st.sampled_from(
    ["a", "中", '"a"', '"a,b"', '"a\nb"', '"a\r\nb"', '""', '"a""b"', ""]
)
ENDS = st.sampled_from(["\n", "\r\n", "\r\n", "\r\n"])
ROWS = st.lists(
    st.tuples(st.lists(QUOTED, min_size=5, max_size=5).map(",".join), ENDS),
    min_size=1,
)


@settings(max_examples=50, deadline=None)
@given(ROWS, st.sampled_from([7, 64, 8192]))
def test_a_regular_csv_reads_alike_with_and_without_a_copy(
    rows: list[tuple[str, str]], chunk: int
) -> None:
    text = "".join(f"{row}{end}" for row, end in [(HEADER, "\n"), *rows])
    # What ends lines and stands in a cell, too, cannot be taken off the lines alone.
    is_mixed = any("\r" in row for row, _ in rows) and any(
        "\r" in end for _, end in rows
    )
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        path = Path(name) / "热线.csv"
        path.write_bytes(text.encode())
        patch.setattr(scanning, "CHUNK", chunk)
        regular = scanning.scan(path, ",", 5)
        assert (regular is None) == is_mixed
        assert regular is None or regular.records == len(rows) + 1
        assert seen_with(name, text, 0) == seen_with(name, text, 1 << 30)


def seen_with(folder: str, text: str, large: int) -> list[dict[str, object]]:
    """Return the raw rows, read as they are (0) or by way of a copy."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "LARGE", large)
        warehouse = Warehouse(Path(folder) / str(large))
        warehouse.send("热线.csv", text)
        report = warehouse.land_one()
        rows = warehouse.rows()
    counts = [{"counts": sheet.counts} for sheet in report.sheets]
    return [*counts, *({**row, "_landed_at": None} for row in rows)]


@pytest.mark.parametrize(
    "body",
    [
        "1,2,3,4\n",
        "1,2,3,4,5,6\n",
        "1,2,3,4,5\n\n",
        "1,2,3,4,5",
        "1,2\r,3,4,5\n",
        "1,2,3,4,5\r",
        '1,"a\r\nb",3,4,5\r\n',
        '1,a"b",3,4,5\n',
        '1,"a"b,3,4,5\n',
        '1,"a,3,4,5\n',
    ],
)
def test_what_is_not_regular_is_copied(tmp_path: Path, body: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"{HEADER}\n1,2,3,4,5\n{body}", newline="")
    assert scanning.scan(path, ",", 5) is None


@pytest.mark.slow
def test_a_large_csv_lands_in_bounded_memory(warehouse: Warehouse) -> None:
    row = (
        ",停水两天无人处理请尽快安排人员到场检修恢复供水,水务局,2023-01-02 10:11:12,3\n"
    )
    block = "".join(f"{{0}}{number:05d}{row}" for number in range(20_000))
    with (warehouse.inbox / "热线.csv").open("w", encoding="gb18030") as handle:
        handle.write(HEADER + "\n")
        for index in range(50):
            handle.write(block.replace("{0}", f"{index:03d}"))
    command = [sys.executable, "-c", LAND, str(warehouse.home)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    landed, peak = map(int, done.stdout.split())
    size = (warehouse.inbox / "热线.csv").stat().st_size
    assert size > 75 << 20
    assert landed == 1_000_000
    assert peak < 900 << 10, f"{peak} kB"
