"""What leaves the screens opens in Excel and WPS as it was meant."""

import csv
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from dashboards.exports import csv_bytes, xlsx_bytes
from dashboards.tables import Column, Row, Table
from u145.spreadsheets import UNWRITABLE, harmless, is_formula, writable

ENGLISH = {"是": "yes", "否": "no", "数据": "Data", "说明": "About", "标题": "Title"}
BEGINNINGS = [*"=+-@\t\r\n\0", "＝", " =", "\u3000+", "\x00=", "\x1b@", "\ufeff="]

hostile = st.one_of(
    st.text(max_size=30),
    st.builds(
        str.__add__,
        st.sampled_from(BEGINNINGS),
        st.one_of(st.text(max_size=20), st.just("cmd|' /C calc'!A0"), st.just("1+1")),
    ),
    st.sampled_from(['"', '=HYPERLINK("x")', "a,b", "a\r\nb", "'", "-3", "+5", "𠮷"]),
)


class Speaking:
    """Says what the screens say, without the screens."""

    def __init__(self, language: str = "zh") -> None:
        self.language = language

    def __call__(self, text: str, /, **values: object) -> str:
        words = text if self.language == "zh" else ENGLISH[text]
        return words.format(**values)

    def name(self, row: Row, stem: str) -> str:
        return str(row[f"{stem}_{self.language}"] or row[f"{stem}_zh"] or "")


ZH, EN = Speaking(), Speaking("en")
COLUMNS = (
    Column("title", "标题"),
    Column("unit_name", "单位", "name"),
    Column("value", "数值", "number", decimals="decimals", unit="%"),
    Column("change", "变化", "signed", decimals=2),
    Column("n", "件数", "count"),
    Column("due_date", "期限", "date"),
    Column("period_month", "月份", "month"),
    Column("is_late", "逾期", "flag"),
    Column("status_id", "状态", "status"),
)
ROW: Row = {
    "title": "=1+1",
    "unit_name_zh": "交通局",
    "unit_name_en": "Transport",
    "value": -3.5,
    "decimals": 1,
    "change": Decimal("-0.25"),
    "n": 12,
    "due_date": date(2023, 9, 30),
    "period_month": date(2023, 9, 1),
    "is_late": True,
    "status_id": "met",
    "label_zh": "达标",
    "label_en": "On target",
}


def made(*rows: Row, columns: tuple[Column, ...] = COLUMNS, **more: Any) -> Table:
    return Table("cases", "标题句", "口径", columns, list(rows), **more)


def of_texts(texts: list[str]) -> Table:
    """Return a table whose only column holds the texts."""
    return made(
        *({"x": text} for text in texts), columns=(Column("x", "文字"),), about=()
    )


def csv_rows(table: Table, say: Speaking = ZH) -> list[list[str]]:
    text = csv_bytes(table, say).decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline="")))


def pages(table: Table, say: Speaking = ZH, **more: Any) -> tuple[Any, Any]:
    workbook = load_workbook(BytesIO(xlsx_bytes(table, say, **more)))
    first, second = workbook.worksheets
    return first, second


def test_csv_is_what_excel_expects():
    written = csv_bytes(made(ROW), ZH)
    assert written.startswith(b"\xef\xbb\xbf")
    assert written.count(b"\r\n") == written.count(b"\n") == 2
    heads, row = csv_rows(made(ROW))
    assert ",".join(heads) == "标题,单位,数值（%）,变化,件数,期限,月份,逾期,状态"
    assert row == (
        ["'=1+1", "交通局", "-3.5", "-0.25", "12"]
        + ["2023-09-30", "2023-09", "是", "达标"]
    )


def test_english_words_stand_in_the_english_file():
    assert csv_rows(made(ROW), EN)[1][1] == "Transport"
    assert csv_rows(made(ROW), EN)[1][-2:] == ["yes", "On target"]
    assert csv_rows(made(ROW), EN)[0][2] == "数值 (%)"
    assert [page.title for page in pages(made(ROW), EN)] == ["Data", "About"]


def test_a_workbook_has_real_numbers_and_days():
    page, _ = pages(made(ROW))
    cells = {page.cell(1, cell.column).value: cell for cell in page[2]}
    assert cells["数值（%）"].value == -3.5
    assert cells["数值（%）"].number_format == "#,##0.0"
    assert cells["变化"].number_format == "+#,##0.00;-#,##0.00;#,##0.00"
    assert (cells["件数"].value, cells["件数"].data_type) == (12, "n")
    assert cells["期限"].value == datetime(2023, 9, 30)
    assert cells["月份"].number_format == "yyyy-mm"
    assert (cells["标题"].value, cells["标题"].data_type) == ("=1+1", "s")
    assert cells["标题"].quotePrefix


def test_a_workbook_is_laid_out_to_be_read():
    page, _ = pages(made(ROW | {"title": "提" * 200}))
    assert page.freeze_panes == "A2"
    assert all(cell.font.bold for cell in page[1])
    assert page["A2"].alignment.wrap_text
    assert 8 <= page.column_dimensions["E"].width <= 12
    assert page.column_dimensions["A"].width == 60


def test_the_second_sheet_says_what_it_is():
    table = made(ROW, about=(("办结率", "按期办结的占比。"),))
    _, page = pages(table, about=[("数据截至", "2023-09-30"), ("版本", "20230930")])
    assert page.title == "说明"
    assert [(term.value, text.value) for term, text in page.iter_rows()] == [
        ("标题", "标题句"),
        ("说明", "口径"),
        ("数据截至", "2023-09-30"),
        ("版本", "20230930"),
        ("办结率", "按期办结的占比。"),
    ]


def test_what_is_absent_is_empty():
    nothing = {"due_date": None, "value": float("nan"), "unit_name_zh": None}
    assert csv_rows(made(nothing))[1] == [""] * len(COLUMNS)
    page, _ = pages(made(nothing))
    assert all(cell.value is None for row in page.iter_rows(2) for cell in row)
    assert csv_rows(made())[1:] == []
    assert pages(made())[0].max_row == 1


def test_a_number_is_written_plainly():
    columns = (Column("x", "x", "number"),)
    table = made(*({"x": x} for x in (0.1 + 0.2, 1e15, -3.5, 7, True)), columns=columns)
    written = [row[0] for row in csv_rows(table)[1:]]
    assert written == ["0.3", "1000000000000000", "-3.5", "7", "1"]


def test_a_text_among_numbers_is_guarded():
    table = made({"x": "-3"}, columns=(Column("x", "x", "number"),))
    assert csv_rows(table)[1] == ["'-3"]
    assert pages(table)[0]["A2"].data_type == "s"


@given(st.lists(hostile, min_size=1, max_size=8))
@settings(deadline=None)
def test_no_text_of_a_csv_can_run(texts: list[str]):
    table = of_texts(texts)
    cells = [row[0] if row else "" for row in csv_rows(table)[1:]]
    assert len(cells) == len(texts)
    for text, cell in zip(texts, cells, strict=True):
        assert not is_formula(cell)
        assert UNWRITABLE.search(cell) is None
        assert cell.removeprefix("'") == writable(text).removeprefix("'")


@given(st.lists(hostile, min_size=1, max_size=8))
@settings(deadline=None)
def test_no_text_of_a_workbook_can_run(texts: list[str]):
    table = made(
        *({"x": text} for text in texts),
        columns=(Column("x", texts[0]),),
        about=tuple((text, text) for text in texts),
    )
    page, about = pages(table)
    for cell in [*page["A"], *about["A"], *about["B"]]:
        if cell.value is None:  # an empty text
            continue
        assert cell.data_type == "s"
        assert bool(cell.quotePrefix) == is_formula(cell.value)
    assert [cell.value or "" for cell in page["A"][1:]] == [writable(t) for t in texts]


@given(st.one_of(st.integers(), st.floats(), st.decimals(allow_nan=False)))
@settings(deadline=None)
def test_a_number_stays_a_number(x: Any):
    table = made({"x": x}, columns=(Column("x", "x", "number", decimals=2),))
    (cell,) = csv_rows(table)[1] or [""]
    assert cell == "" or float(cell) == pytest.approx(float(x), rel=1e-11)
    found = pages(table)[0].cell(2, 1)
    assert found.data_type == "n"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-2", "@x", "\tx", "\rx", "\x00=1"])
def test_the_guard_is_one_for_all_files(text: str):
    assert harmless(text).startswith("'")
    assert harmless("-2,000.5%", numbers=True) == "-2,000.5%"
