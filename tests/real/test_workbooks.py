"""Councillors' suggestions, in workbooks as offices fill them in.

Merged titles, headers of two rows, totals, notes, and words where numbers are
meant. None of their rows has a date, so each is set aside, with that reason;
what the workbooks say is in the typed rows.
"""

import json
from decimal import Decimal

import pytest

from tests.real.conftest import Ask

OF_1585 = ("kcc_1585_merged_header_total.xlsx", "議員4")
OF_1041 = ("kcc_1041_merged_header_total_notes.xls", "101年1-6月")
COUNCIL = ("tcc_21128394995_two_sheets_merged.xls", "議員4")
CIVIC = ("tcc_21128394995_two_sheets_merged.xls", "民間5")
Sheet = tuple[str, str]


def where(sheet: Sheet) -> str:
    return f"where file_name like '%{sheet[0]}' and sheet = '{sheet[1]}'"


@pytest.mark.parametrize(
    ("sheet", "detail", "totals", "notes"),
    [
        (OF_1585, 1_391, 1, 0),
        (OF_1041, 826, 1, 2),
        (COUNCIL, 80, 1, 2),
        (CIVIC, 709, 1, 2),
    ],
    ids=lambda value: "".join(value) if isinstance(value, tuple) else str(value),
)
def test_rows(
    published: Ask, sheet: Sheet, detail: int, totals: int, notes: int
) -> None:
    found = published(f"""
        select rows_landed, rows_quarantined, rows_totals, rows_notes
        from operations.mart_deliveries {where(sheet)}
    """)
    assert found == [(detail, detail, totals, notes)]
    reasons = published(f"""
        select count_if(issues like 'missing_date%'), count(*)
        from operations.mart_quarantine {where(sheet)}
    """)
    assert reasons == [(detail, detail)]


@pytest.mark.parametrize(
    ("sheet", "due", "paid"),
    [
        # The unit in the title holds for the sheet: thousands.
        (OF_1585, "853955537", "746504772"),
        # Rows of the first office are in thousands, the rest are not although
        # the title says so: the sum is worth nothing, which the total shows.
        (OF_1041, "376952351600", "310937304000"),
        # Words for numbers (無, 估算中, 599 尚未驗收) add nothing.
        (COUNCIL, "4140000", "70235000"),
        (CIVIC, None, "1218281152"),
    ],
    ids=lambda value: "".join(value) if isinstance(value, tuple) else str(value),
)
def test_sums(built: Ask, sheet: Sheet, due: str | None, paid: str) -> None:
    found = built(f"""
        select sum(amount_due), sum(amount_paid), any_value(amount_unit)
        from staging.stg_records__events_typed {where(sheet)}
    """)
    assert found == [(due and Decimal(due), Decimal(paid), "千元")]


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (OF_1585, []),
        (CIVIC, []),
        (
            OF_1041,
            [("376952.3516", "376952351.6"), ("310937.304", "310937304")],
        ),
        # 3,025 lie in the three cells that hold a number and a remark.
        (COUNCIL, [("73260", "70235")]),
    ],
    ids=lambda value: "".join(value) if isinstance(value, tuple) else "",
)
def test_totals_that_differ_are_said(
    published: Ask, sheet: Sheet, expected: list[tuple[str, str]]
) -> None:
    [(said,)] = published(
        f"select totals_differ from operations.mart_deliveries {where(sheet)}"
    )
    differ = [(total["printed"], total["summed"]) for total in json.loads(said)]
    assert differ == expected


def test_words_in_number_cells_are_flagged(published: Ask) -> None:
    found = published(f"""
        select original_row ->> 'amount_paid', count(*)
        from operations.mart_quarantine {where(COUNCIL)}
            and issues like '%bad_number:amount_paid%'
        group by all
    """)
    assert dict(found) == {
        "估算中": 10,
        "尚未核定": 4,
        "226\n(尚未驗收)": 1,
        "599\n(尚未驗收)": 1,
        "預估2,200": 1,
    }
