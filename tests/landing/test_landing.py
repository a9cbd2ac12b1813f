"""What a delivery becomes: every row accounted for, nothing converted."""

import gzip
import json
import shutil
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.landing.conftest import FEED, HEADER, Warehouse
from u145.feeds import load_feeds
from u145.landing import land_archive
from u145.landing.raw_layout import DELIVERIES, record_schema
from u145.landing.report import Counts, FileReport, SheetReport

BODY = "1,停水,水务局,2023-01-02,3\n2,停电,供电所,2023-01-03,4\n"
PERIOD = r"""
period: ['(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)']
"""


def sheet_of(report: FileReport) -> SheetReport:
    assert report.reason is None, report.reason
    (sheet,) = report.sheets
    return sheet


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-bom"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
    ],
)
@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_every_encoding_lands_the_same_text(
    warehouse: Warehouse, encoding: str, said: str, pack: Callable[[bytes], bytes]
) -> None:
    # without a mark, UTF-16 shows itself only by many Latin letters
    text = f"{HEADER}\n{BODY}" + "3,latin letters only here,x,2023-01-04,1\n" * 9
    warehouse.send("热线.csv", pack(text.encode(encoding)))
    report = warehouse.land_one()
    assert (report.format, report.encoding) == ("csv", said)
    first = warehouse.rows()[0]
    assert (first["event_no"], first["title"]) == ("1", "停水")
    assert (first["unit"], first["event_type"]) == ("水务局", "hotline_call")


def test_the_raw_file_has_the_agreed_shape(warehouse: Warehouse) -> None:
    warehouse.send("热线.csv", f"{HEADER},来电人\n" + BODY.replace("\n", ",甲\n"))
    report = warehouse.land_one()
    path = warehouse.raw / "events" / f"{report.delivery_id}.parquet"
    assert pq.read_schema(path).equals(record_schema("events"))
    delivery = warehouse.raw / "deliveries" / f"{report.delivery_id}.parquet"
    assert pq.read_schema(delivery).equals(DELIVERIES)
    row = warehouse.rows()[1]
    assert json.loads(row["_extra"]) == {"来电人": "甲"}
    assert (row["_row_number"], row["_feed"], row["_is_line"]) == (3, "hotline", False)
    assert isinstance(row["_landed_at"], datetime)
    (said,) = warehouse.deliveries()
    assert json.loads(said["unknown_columns"]) == ["来电人"]
    assert json.loads(said["missing_columns"]) == ["amount_paid"]
    assert said["raw_path"] == f"events/{report.delivery_id}.parquet"


@pytest.mark.parametrize(
    ("mark", "other"), [(",", "\t"), ("\t", ","), (";", ","), (",", ";")]
)
def test_the_header_tells_what_parts_cells_whose_texts_hold_another_mark(
    warehouse: Warehouse, mark: str, other: str
) -> None:
    told = other.join(["停水", "东街", "三天"])
    rows = [f"{number}{mark}{told}" for number in range(9)]
    head = [f"热线{other}2023{other}九月", HEADER.replace(",", mark)]
    short = [f"{told}{other}{told}"] * 9  # more lines hold the other mark alone
    warehouse.send("热线.csv", "\n".join([*head, *rows, *short]) + "\n")
    warehouse.land_one()
    landed = warehouse.rows()
    assert [row["title"] for row in landed[:9]] == [told] * 9
    assert len(landed) == 18


def test_columns_are_found_by_name_and_not_by_position(warehouse: Warehouse) -> None:
    warehouse.send("热线.csv", "应付 金额,受理\t时间,标题,编号\n3,2023-01-02,停水,1\n")
    sheet = sheet_of(warehouse.land_one())
    assert sheet.header_map["event_no"] == "编号"
    (row,) = warehouse.rows()
    assert (row["event_no"], row["amount_due"], row["unit"]) == ("1", "3", None)


def test_a_header_that_stands_twice_loses_nothing(warehouse: Warehouse) -> None:
    warehouse.send("热线.csv", "编号,标题,标题,受理时间\n1,甲,乙,2023-01-02\n")
    sheet = sheet_of(warehouse.land_one())
    assert "duplicate_header" in {warning.reason_id for warning in sheet.warnings}
    (row,) = warehouse.rows()
    assert row["title"] == "甲"
    assert json.loads(row["_extra"]) == {"标题 (2)": "乙"}


def test_ragged_rows_are_kept_and_said(warehouse: Warehouse) -> None:
    warehouse.send("热线.csv", f"{HEADER}\n1,甲\n2,乙,丙,2023-01-03,4,多,,余\n{BODY}")
    sheet = sheet_of(warehouse.land_one())
    warnings = {warning.reason_id: warning.en for warning in sheet.warnings}
    assert "row 2" in warnings["short_rows"]
    assert "row 3" in warnings["long_rows"]
    short, long = warehouse.rows()[:2]
    assert (short["title"], short["accept_at"]) == ("甲", None)
    assert json.loads(long["_extra"]) == {"_more": ["多", "", "余"]}


def test_titles_totals_notes_and_blanks_are_counted(warehouse: Warehouse) -> None:
    warehouse.send(
        "热线.csv",
        "附件1：热线台账（截至2023年6月底）,,,,\n,,,,单位：万元\n\n"
        f"{HEADER}\n{BODY},,,,\n合　计,2件,,,9\n{HEADER}\n3,停气,燃气,2023-01-04,5\n"
        '总 计,,,,"12.00"\n注：1.数据来自平台。,,,,\n　2.截至月底。,,,,\n'
        "填表人：张某　审核人：,,,填报日期：7月3日,\n\n",
    )
    sheet = sheet_of(warehouse.land_one())
    assert sheet.counts == Counts(
        read=15, landed=3, totals=2, notes=3, blank=3, title=4
    )
    assert [row["event_no"] for row in warehouse.rows()] == ["1", "2", "3"]
    assert [row["_row_number"] for row in warehouse.rows()] == [5, 6, 10]
    (differs,) = sheet.totals_differ
    assert (differs.column, differs.printed, differs.summed) == ("应付金额", "9", "7")
    assert {row["amount_unit"] for row in warehouse.rows()} == {"万元"}
    assert (sheet.period_start, sheet.period_end) == (
        date(2023, 6, 1),
        date(2023, 6, 30),
    )


@pytest.mark.parametrize(
    "row",
    [
        "合计施工有限公司投诉,停水,水务局,2023-01-02,3",  # a name that begins so
        "7,合计,水务局,2023-01-02,3",  # a total's word in a title, but a record
        "备注：见附件,停水,水务局,2023-01-02,3",  # a note's word, but a full row
        "8,,,,",  # nearly empty, but not below a note
    ],
)
def test_what_only_looks_like_a_total_or_a_note_is_kept(
    warehouse: Warehouse, row: str
) -> None:
    warehouse.send("热线.csv", f"{HEADER}\n{row}\n{BODY}")
    assert sheet_of(warehouse.land_one()).counts.landed == 3


def test_subtotals_are_compared_with_their_block(warehouse: Warehouse) -> None:
    warehouse.send(
        "热线.csv",
        f"{HEADER}\n{BODY}小计,,,,7\n3,停气,燃气,2023-01-04,5\n小计,,,,5\n"
        '平均,,,,4\n合计,,,,"12"\n',
    )
    sheet = sheet_of(warehouse.land_one())
    assert (sheet.counts.totals, sheet.totals_differ) == (4, ())


def test_a_workbook_with_merged_cells_and_two_header_rows(
    warehouse: Warehouse,
) -> None:
    warehouse.send_workbook(
        "热线3月台账(终稿2).xlsx",
        {
            "2023年3月": [
                ["热线台账", None, None, None, None, None],
                ["编号", "标题", "承办单位", "受理时间", "核定情形", None],
                [None, None, None, None, "核定金额", "科目"],
                [1.0, "停水", "水务局", datetime(2023, 3, 5), 12.5, "甲"],
                ["002", "停电", None, datetime(2023, 3, 6, 7, 8, 9), 0.1 + 0.2, None],
                [3, "停气", None, 44990, 1e15, True],
                ["合计", None, None, None, None, None],
            ]
        },
        merge=("A1:F1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:F2", "C4:C5"),
    )
    report = warehouse.land_one()
    sheet = sheet_of(report)
    assert sheet.counts == Counts(read=7, landed=3, totals=1, title=3)
    assert (sheet.sheet, sheet.header_row, sheet.revision) == ("2023年3月", 2, 2)
    assert sheet.header_map["amount_paid"] == "核定情形/核定金额"
    first, second, third = warehouse.rows()
    assert (first["event_no"], first["accept_at"]) == ("1", "2023-03-05")
    assert (second["event_no"], second["accept_at"]) == ("002", "2023-03-06 07:08:09")
    assert (first["amount_paid"], second["amount_paid"]) == ("12.5", "0.3")
    assert third["amount_paid"] == "1000000000000000"
    assert json.loads(third["_extra"]) == {"核定情形/科目": "TRUE"}
    assert [row["unit"] for row in (first, second, third)] == ["水务局", "水务局", None]
    assert report.delivery_order is not None
    assert report.delivery_order.startswith("2023-03-31|002|热线3月台账(终稿2).xlsx|")


def test_only_listed_columns_are_filled_down(warehouse: Warehouse) -> None:
    warehouse.send(
        "热线.csv",
        f"{HEADER}\n1,停水,水务局,2023-01-02,3\n2,,,2023-01-03,\n合计,,,,3\n"
        "3,停电,,2023-01-04,1\n",
    )
    rows = sheet_of(warehouse.land_one())
    assert rows.counts.landed == 3
    assert [row["unit"] for row in warehouse.rows()] == ["水务局"] * 3
    assert warehouse.rows()[1]["title"] is None


def test_sheets_that_fit_no_table_are_refused_alone(warehouse: Warehouse) -> None:
    warehouse.send_workbook(
        "热线.xlsx",
        {
            "说明": [["请按此表填写", None], ["第一条", "第二条"]],
            "空": [],
            "一月": [["编号", "受理时间"], [1, "2023-01-02"]],
            "二月": [["编号", "受理时间"], [1, "2023-02-02"], [2, "2023-02-03"]],
        },
    )
    report = warehouse.land_one()
    said = {sheet.sheet: sheet for sheet in report.sheets}
    assert set(said) == {"说明", "一月", "二月"}
    assert said["说明"].reason is not None
    assert said["说明"].reason.reason_id == "headers_unmatched"
    assert "[说明]" in said["说明"].reason.zh
    assert [row["_sheet"] for row in warehouse.rows()] == ["一月", "二月", "二月"]
    outcomes = [row["outcome"] for row in warehouse.deliveries()]
    assert sorted(outcomes) == ["landed", "landed", "rejected"]


JSON_FEED = """
feed: motions
name: {zh: 提案, en: Motions}
owner: u
cadence: weekly
files: ["motions*"]
tables:
  - record: proposals
    list: data.items
    required: [serial_no]
    columns:
      serial_no: [id]
      title: [about.title]
      submit_date: {list: steps, where: {step: 收文}, field: date, pick: first}
      reply_date: {list: steps, where: {step: 发文}, field: date, pick: last}
      steps: {list: steps}
"""


def test_json_records_with_nested_steps(warehouse: Warehouse) -> None:
    warehouse.declare("motions", JSON_FEED)
    steps = [
        {"step": "收文", "date": "2023-01-02"},
        {"step": "发文", "date": "2023-02-03"},
        {"step": "发文", "date": "2023-03-04", "no": 12},
        {"date": None},
    ]
    records: list[dict[str, Any]] = [
        {"id": 7, "about": {"title": "合计"}, "steps": steps, "rate": 1.50},
        {"id": "008", "steps": None, "more": [1, "乙"]},
        {},
    ]
    text = json.dumps({"data": {"items": records}}).replace("1.5,", "1.50,")
    warehouse.send("motions.json", text)
    sheet = sheet_of(warehouse.land_one())
    assert sheet.counts == Counts(read=3, landed=2, blank=1)
    first, second = warehouse.rows("proposals")
    assert (first["serial_no"], first["title"]) == ("7", "合计")
    assert (first["submit_date"], first["reply_date"]) == ("2023-01-02", "2023-03-04")
    assert json.loads(first["steps"]) == steps
    assert (second["serial_no"], second["submit_date"]) == ("008", None)
    assert json.loads(second["_extra"]) == {"more": '[1, "乙"]'}


def test_parquet_and_json_lines_land_too(warehouse: Warehouse) -> None:
    table = pa.table({"编号": [1, 2], "受理时间": [date(2023, 1, 2), None]})
    pq.write_table(table, warehouse.inbox / "热线1.parquet")
    warehouse.send("热线2.json", '{"编号": 3, "受理时间": "x"}\n{"编号": 4}\n')
    first, second = warehouse.land().files
    assert (first.format, second.format) == ("parquet", "json")
    landed = {(row["event_no"], row["accept_at"]) for row in warehouse.rows()}
    assert landed == {("1", "2023-01-02"), ("2", None), ("3", "x"), ("4", None)}


LINES_FEED = """
feed: checks
name: {zh: 检查, en: Checks}
owner: u
cadence: weekly
files: ["checks/*"]
tables:
  - record: inspections
    rows_are: lines
    required: [inspection_no]
    columns:
      inspection_no: {join: [[shop], [day]], with: "|"}
      check_date: [day]
      issue_count: {count: [code]}
"""


def test_lines_share_a_joined_key_and_count_their_findings(
    warehouse: Warehouse,
) -> None:
    warehouse.declare("checks", LINES_FEED)
    warehouse.send("checks/a.csv", "shop,day,code\nA,1月,x\nA,1月,\n,,y\n,2月,\n")
    sheet = sheet_of(warehouse.land_one())
    assert sheet.unknown_columns == ()
    rows = warehouse.rows("inspections")
    assert [row["inspection_no"] for row in rows] == ["A|1月", "A|1月", None, "|2月"]
    assert [row["issue_count"] for row in rows] == ["1", "0", "1", "0"]
    assert all(row["_is_line"] for row in rows)
    assert json.loads(rows[0]["_extra"]) == {"shop": "A", "code": "x"}


def test_the_same_bytes_land_once_whatever_the_name(warehouse: Warehouse) -> None:
    warehouse.send("热线.csv", f"{HEADER}\n{BODY}")
    assert warehouse.land().is_anything_new
    before = warehouse.snapshot()
    warehouse.send("二次/热线-副本.csv", f"{HEADER}\n{BODY}")
    report = warehouse.land()
    assert [file.outcome for file in report.files] == ["known", "known"]
    assert not report.is_anything_new
    after = warehouse.snapshot()
    (seen,) = after.keys() - before.keys()
    assert seen.startswith("archive/")
    assert seen.endswith("/二次/热线-副本.csv")
    assert {name: after[name] for name in after.keys() - {seen}} == before


def test_the_latest_name_of_the_same_bytes_counts(
    new_warehouse: Callable[[str], Warehouse],
) -> None:
    """An office that sends the first version again takes the second one back."""
    names = ["热线 2023-01-02.csv", "其它.csv", "b/热线 2023-01-09.csv", "a/热线.csv"]
    said = []
    for turn, order in enumerate((names, names[::-1], [*names[2:], *names[:2]])):
        warehouse = new_warehouse(f"turn{turn}")
        warehouse.declare("hotline", FEED + PERIOD)
        for name in order:
            warehouse.send(name, f"{HEADER}\n{BODY}")
            warehouse.land()
        assert not warehouse.land().is_anything_new
        (delivery,) = warehouse.deliveries()
        assert delivery["file_name"] == "b/热线 2023-01-09.csv"
        assert delivery["archive_path"].endswith("/热线 2023-01-09.csv")
        assert (warehouse.home / delivery["archive_path"]).exists()
        assert {row["_file_name"] for row in warehouse.rows()} == {
            "b/热线 2023-01-09.csv"
        }
        said.append(strip([delivery]))
        # The archive alone tells the same, because it keeps every name.
        shutil.rmtree(warehouse.raw)
        land_archive(warehouse.archive, warehouse.raw, load_feeds(warehouse.feeds))
        assert strip(warehouse.deliveries()) == said[-1]
    assert said[0] == said[1] == said[2]


def test_an_archive_gives_every_delivery_again(
    warehouse: Warehouse,
) -> None:
    warehouse.send("2023/热线.csv", f"{HEADER}\n{BODY}")
    warehouse.send("2022/热线.csv", f"{HEADER}\n{BODY}3,x,y,2023-01-04,1\n")
    warehouse.send("没有来源.csv", f"{HEADER}\n{BODY}4,x,y,2023-01-04,1\n")
    warehouse.send("热线.xlsx", "<html>sign in</html>")
    warehouse.land()
    kinds = ("events", "deliveries")
    first = [strip(warehouse.rows(kind)) for kind in kinds]
    shutil.rmtree(warehouse.raw)
    land_archive(warehouse.archive, warehouse.raw, load_feeds(warehouse.feeds))
    assert [strip(warehouse.rows(kind)) for kind in kinds] == first
    outcomes = [row["outcome"] for row in warehouse.deliveries()]
    assert sorted(outcomes) == ["landed", "landed", "rejected", "rejected"]


def test_an_archive_that_was_lost_is_filled_again(warehouse: Warehouse) -> None:
    warehouse.send("热线.csv", f"{HEADER}\n{BODY}")
    warehouse.land()
    before = warehouse.snapshot()
    shutil.rmtree(warehouse.archive)
    assert warehouse.land_one().outcome == "known"
    assert warehouse.snapshot() == before


def test_the_order_of_landing_does_not_matter(
    new_warehouse: Callable[[str], Warehouse],
) -> None:
    files = {
        "热线20230101.csv": f"{HEADER}\n{BODY}",
        "热线20230102.csv": f"{HEADER}\n{BODY}3,x,y,2023-01-04,1\n",
        "热线20230101修订.csv": f"{HEADER}\n{BODY}4,x,y,2023-01-04,1\n",
    }
    together, apart = new_warehouse("together"), new_warehouse("apart")
    for name, content in files.items():
        together.send(name, content)
    together.land()
    for name, content in reversed(files.items()):
        apart.send(name, content)
        apart.land()
    for kind in ("events", "deliveries"):
        assert strip(together.rows(kind)) == strip(apart.rows(kind))
    orders = sorted(row["delivery_order"] for row in apart.deliveries())
    assert [order[:14] for order in orders] == [
        "2023-01-01|000",
        "2023-01-01|001",
        "2023-01-02|000",
    ]


def strip(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    clocks = {"landed_at", "_landed_at", "raw_sha256"}
    return [{k: v for k, v in row.items() if k not in clocks} for row in rows]


def test_leftovers_of_a_dead_landing_are_removed(warehouse: Warehouse) -> None:
    warehouse.send("热线.csv", f"{HEADER}\n{BODY}")
    landed = warehouse.land_one()
    orphan = warehouse.raw / "events" / "0123456789abcdef.parquet"
    pq.write_table(record_schema("events").empty_table(), orphan)
    half = warehouse.raw / "events" / ".x.parquet.1.tmp"
    half.write_bytes(b"half")
    work = warehouse.raw / ".landing" / "landing-x" / "text"
    work.parent.mkdir(parents=True)
    work.write_bytes(b"half")
    archived = warehouse.archive / landed.file_sha256 / ".1.tmp"
    archived.write_bytes(b"half")
    assert warehouse.land_one().outcome == "known"
    assert not any(path.exists() for path in (orphan, half, work, archived))
    assert len(warehouse.rows()) == 2


def test_passing_files_are_not_looked_at(warehouse: Warehouse) -> None:
    for name in ("~$热线.xlsx", "热线.csv.part", ".热线.csv", ".git/热线.csv", "a.tmp"):
        warehouse.send(name, f"{HEADER}\n{BODY}")
    warehouse.send("部门/一月/热线.csv", f"{HEADER}\n{BODY}")
    report = warehouse.land_one()
    assert (report.file_name, report.outcome) == ("部门/一月/热线.csv", "landed")


def test_trying_a_file_shows_its_rows_and_writes_nothing(warehouse: Warehouse) -> None:
    path = warehouse.send("热线.csv", f"{HEADER}\n{BODY}合计,,,,8\n")
    tried = warehouse.attempt(path)
    sheet = sheet_of(tried)
    assert (tried.feed_id, sheet.counts.landed) == ("hotline", 2)
    assert sheet.first_rows[0]["event_no"] == "1"
    assert sheet.first_rows[0]["_row_number"] == "2"
    assert sheet.totals_differ[0].summed == "7"
    assert not warehouse.raw.exists()
    assert not warehouse.archive.exists()
