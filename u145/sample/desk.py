"""The desk at which a period's files are typed."""

from pathlib import Path
from typing import Any

from u145.sample.cells import Typist
from u145.sample.chance import stream
from u145.sample.deliveries import BookDelivery, Delivery, Note, Period, Row
from u145.sample.layouts import Layout, layouts
from u145.sample.manifest import Manifest
from u145.sample.naming import REVISED, SHRUNK, open_delivery, stem
from u145.sample.record import Record, day_of
from u145.sample.truth import Truth
from u145.sample.workbooks import Cell

ROWS_PER_WORKBOOK = 100_000
# the survey sheet of this month carries the day of the import as its date
IMPORTED = ("enterprise_services", "2023-05", 2)


class Desk:
    """Types rows into the files of one system and period at a time."""

    def __init__(
        self, inbox: Path, manifest: Manifest, truth: Truth, seed: int
    ) -> None:
        """Start with no open file."""
        self._inbox, self._manifest, self._truth = inbox, manifest, truth
        self._seed = seed
        self._files: dict[str, Delivery] = {}
        self._rows: dict[str, int] = {}
        self._typists: dict[str, Typist] = {}
        self._corrections: list[Record] = []
        self._feed, self._period = "", Period.__new__(Period)

    def start(self, feed: str, period: Period) -> None:
        """Begin a period of a system."""
        self._feed, self._period = feed, period
        self._files, self._rows, self._typists = {}, {}, {}
        self._corrections = []

    def finish(self) -> None:
        """Close the period's files, then type the corrections into their own."""
        corrections, self._corrections = self._corrections, []
        self._close()
        if corrections:
            revision = REVISED[self._feed, str(self._period.month)]
            for record in corrections:
                self.type(record, self._period, False, revision)
            self._close()

    def _close(self) -> None:
        for file in self._files.values():
            file.close()  # type: ignore[attr-defined]
            if isinstance(file, BookDelivery) and file.keeps:
                self._send_again(file)
        self._files, self._rows, self._typists = {}, {}, {}

    def _send_again(self, file: BookDelivery) -> None:
        """Send a file once more with fewer rows (D31)."""
        layout = layouts(self._feed)[0]
        name = file.name.replace(".xlsx", "_重发.xlsx")
        above = ["12345热线工单周报（样例数据）"]
        again = BookDelivery(self._inbox, name, self._period, self._manifest, above)
        kept = file.typed[: len(file.typed) * 7 // 10]
        for cells in kept:
            again.add(Row(layout, "", cells, []))
        again.close()
        what = f"{len(kept)} rows instead of {len(file.typed)}"
        self._manifest.add("D31", name, "landed", what)

    def takes_corrections(self, record: Record, period: Period) -> bool:
        """Say whether the period's corrections come in a file of their own."""
        is_due = (record.feed, str(period.month)) in REVISED
        return is_due and not record.ghost

    def correct(self, record: Record, _period: Period) -> None:
        """Keep a correction for the revised file."""
        self._corrections.append(record)

    def settle(self, record: Record, period: Period) -> None:
        """Hand over the record's final state."""
        values = record.seen_on(period.end)
        self._truth.add(record, values)

    def type(
        self, record: Record, period: Period, is_wrong: bool, revision: str = ""
    ) -> None:
        """Type a record as it is known at the end of a period."""
        layout, route = self._route(record, period)
        values = record.seen_on(period.end)
        if (record.feed, str(period.month), record.table) == IMPORTED:
            record.values["event_date"] = values["event_date"] = period.end
        file, typist = self._file(layout, route, period, revision)
        if is_wrong:
            values |= record.wrong
        notes: list[Note] = []
        cells = self._cells(record, layout, values, typist, notes)
        if is_wrong and not record.ghost:
            column = next(iter(record.wrong))
            notes.append(("D08", column, "sent right later", "superseded"))
        record.version += 1
        if record.version == 1 or record.raw:
            notes += [
                flag for flag in record.flags if not _hidden(record, values, flag[1])
            ]
        row = Row(layout, record.key, cells, notes, self._nested(values, typist, route))
        file.add(row)  # type: ignore[attr-defined]
        if any(flag[0] == "D07" for flag in record.flags) and record.version == 1:
            self._rows[self._key(layout, route, revision)] += 1
            file.add(Row(layout, record.key, list(cells), [], row.nested))  # type: ignore[attr-defined]

    def _route(self, record: Record, period: Period) -> tuple[Layout, str]:
        """Decide in which file a record travels."""
        tables = layouts(record.feed)
        if record.feed != "cppcc_proposals":
            return tables[record.table], ""
        if record.values["channel"] == "省平台":
            return tables[0], "platform"
        is_export = str(period.month) == "2023-02" and record.version == 0
        is_own = record.values["channel"] == "U提案"
        if is_export and is_own and not record.raw and not record.ghost:
            return tables[0], "json"
        return tables[0], ""

    def _key(self, layout: Layout, route: str, revision: str) -> str:
        return stem(layout, self._period, route) + revision

    def _file(
        self, layout: Layout, route: str, period: Period, revision: str
    ) -> tuple[Delivery, Typist]:
        key = self._key(layout, route, revision)
        count = self._rows.get(key, 0)
        if key not in self._files or count and count % ROWS_PER_WORKBOOK == 0:
            part = count // ROWS_PER_WORKBOOK + 1
            is_full = isinstance(self._files.get(key), BookDelivery)
            if key in self._files and is_full:
                self._files.pop(key).close()  # type: ignore[attr-defined]
            if key not in self._files:
                file = open_delivery(
                    self._inbox, layout, period, route, self._manifest, revision, part
                )
                if isinstance(file, BookDelivery):
                    file.keeps = (layout.feed, str(period.end)) == SHRUNK
                self._files[key] = file
                chance = stream(self._seed, "typist", file.name)
                is_book = isinstance(file, BookDelivery)
                self._typists[key] = Typist(chance, period.month, is_book)
                self._list_habits(file.name, layout, self._typists[key])
        self._rows[key] = count + 1
        return self._files[key], self._typists[key]

    def _list_habits(self, name: str, layout: Layout, typist: Typist) -> None:
        """List what is odd about a file as a whole."""
        add = self._manifest.add
        if layout.feed == "enforcement":
            add(
                "D18",
                name,
                "landed",
                "1 means no and 2 means yes",
                column_id="is_joint",
            )
        elif typist.flags[0] != "是":
            add("D18", name, "landed", f"flags written as {'/'.join(typist.flags)}")
        if layout.feed == "cppcc_committees":
            add("D34", name, "landed", "the name carries only the month, not the year")
        if (layout.feed, str(typist.month)) == IMPORTED[:2]:
            what = "all surveys carry the day of the import as their date"
            sheet = layouts(layout.feed)[IMPORTED[2]].sheet
            add("D28", name, "landed", what, sheet=sheet, column_id="event_date")

    def _cells(
        self,
        record: Record,
        layout: Layout,
        values: dict[str, Any],
        typist: Typist,
        notes: list[Note],
    ) -> list[Cell]:
        self._choose_unit(layout, typist)
        day = day_of(record.born)
        cells: list[Cell] = []
        for column, _ in layout.columns:
            name = column.column_id
            if name in record.raw and not _hidden(record, values, name):
                cells.append(record.raw[name])
            else:
                cells.append(typist.cell(layout, column, values, day))
        notes += typist.slips
        typist.slips = []
        return cells

    def _choose_unit(self, layout: Layout, typist: Typist) -> None:
        """Choose the unit of a row's amounts (D22)."""
        if layout.takes_unit_of_title:
            typist.amount_unit = "万元"
        elif layout.position("amount_unit") is not None:
            usual = ("元", "万元")[typist.month.month % 2]
            typist.amount_unit = usual
            if typist.seldom(0.04):
                typist.amount_unit = typist.chance.choice(("元", "万元", "亿元"))
                typist.slip("D22", "amount_unit", f"{typist.amount_unit} in this row")

    def _nested(
        self, values: dict[str, Any], typist: Typist, route: str
    ) -> dict[str, Any]:
        if route != "json":
            return {}
        steps = [{"环节": "提交", "日期": str(values["submit_date"])}]
        if values.get("review_date"):
            steps.append({"环节": "审查", "日期": str(values["review_date"])})
        return {"办理过程": steps}


def _hidden(record: Record, values: dict[str, Any], name: str) -> bool:
    """Say whether something is true of a record but not yet known."""
    return record.values.get(name) is not None and values.get(name) is None
