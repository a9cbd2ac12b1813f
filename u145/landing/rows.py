"""What a row is, when it is not a record: totals, notes, signatures.

The reader hands over only rows that might be something else; here they are
judged. A row is dropped only on strong grounds: what is dropped wrongly is
lost, what is kept wrongly is quarantined in staging and seen.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

RowKind = Literal["data", "totals", "notes", "single", "title"]


def _spaced(words: str) -> str:
    """Allow white space between the letters of words: `合      计`."""
    letters = re.findall(r"\[[^]]*\]|[a-z]\??|[^|]|\|", words)
    return "".join(
        part + _GAP if part != "|" and not part.endswith("?") else part
        for part in letters
    )


# What makes a row worth a look, for SQL (statements.py): looser than the patterns
# below, which judge, but it must find every row that they could drop.
_GAP = r"[\s\x{3000}\x{00a0}]*"
_SUSPECT_WORDS = (
    "[合总總小共累][计計和]|总和|總和|平均|本[页月年]|全[县縣]|注|註|[备備][注註]|[说說]明"
    "|填[表报報]|[报報]送|[审審]核|[复複覆]核|[制製]表|[负負][责責]|[联聯][系络絡]"
    "|[经經][办辦]|[单單]位|[数數][据據]|total|subtotal|grandtotal|sum|average|notes?"
)
SUSPECT = f"^{_GAP}[(（]?{_GAP}({_spaced(_SUSPECT_WORDS)})"
_TOTAL = (
    "合计|合計|总计|總計|小计|小計|共计|共計|累计|累計|总和|總和|平均|平均值|平均数"
    "|本页合计|本月合计|本月小计|全县合计|全县平均|本年累计"
    "|total|totals|subtotal|grandtotal|sum|average"
)
_TOTALS = re.compile(rf"^({_TOTAL})(\(.*\))?[:]?(\d+(\.\d+)?\w?)?$", re.I)
_TOTALS_WORD = re.compile(rf"^({_TOTAL})[:]?$", re.I)
_AVERAGE = re.compile("平均|average", re.I)
_PARTIAL = re.compile("小计|小計|subtotal", re.I)
_NOTES = re.compile(
    r"^\(?(注|註|备注|備註|说明|說明|填表说明|note|notes"
    r"|填表人|填报人|填表单位|填报单位|填报日期|填表日期|制表人|製表人|制表|填表"
    r"|审核人|審核人|审核|复核人|复核|覆核|负责人|負責人|单位负责人|联系人|联系电话"
    r"|经办人|經辦人|报送人|报送日期|报送单位|数据来源|单位盖章|單位主管)"
    r"(\(.*?\))?\d*[:.、]",
    re.I,
)
_LABEL = re.compile(r"^[^:]{0,10}:")
NUMBER = "-?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)([.][0-9]+)?"
_ITEMS = re.compile(r"^共?(\d+)[件条項项户家笔宗]$")


def tidy(cell: str) -> str:
    """Return a cell without white space and full-width forms."""
    return "".join(unicodedata.normalize("NFKC", cell).split())


def judge(cells: Sequence[str], required: Sequence[int]) -> RowKind:
    """Return what one suspect row is, taken by itself."""
    texts = [tidy(cell) for cell in cells]
    filled = [text for text in texts if text]
    if not filled:
        return "data"
    if _TOTALS.match(filled[0]):
        return "totals"
    lacks_required = any(not texts[place] for place in required if place < len(texts))
    if lacks_required and any(_TOTALS_WORD.match(text) for text in texts[:3]):
        return "totals"
    if _NOTES.match(filled[0]):
        few = len(filled) * 2 <= len(cells)
        labels = all(_LABEL.match(text) for text in filled)
        return "notes" if few or labels or len(filled) == 1 else "data"
    return "single" if len(filled) == 1 and len(cells) >= 3 else "data"


@dataclass
class Sorted:
    """The rows of a sheet that are not records, by what they are."""

    totals: dict[int, list[str]] = field(default_factory=dict)
    notes: dict[int, list[str]] = field(default_factory=dict)
    titles: dict[int, list[str]] = field(default_factory=dict)

    @property
    def dropped(self) -> list[int]:
        """Return the numbers of all rows that do not become records."""
        return sorted([*self.totals, *self.notes, *self.titles])


def sort_rows(
    suspects: Sequence[tuple[int, list[str]]],
    last_plain_row: int,
    required: Sequence[int],
    header: dict[int, set[str]],
) -> Sorted:
    """Judge the suspect rows of a sheet.

    A lone cell is a note only below the last record and below another note
    (`2.本表…` under `註：1.本表…`).
    """
    kinds: dict[int, RowKind] = {}
    for number, cells in suspects:
        repeated = header and all(
            tidy(cells[place]).casefold() in names for place, names in header.items()
        )
        kinds[number] = "title" if repeated else judge(cells, required)
    data = [number for number, kind in kinds.items() if kind == "data"]
    last_record = max([last_plain_row, *data])
    notes = [number for number, kind in kinds.items() if kind == "notes"]
    first_tail_note = min((n for n in notes if n > last_record), default=None)
    found = Sorted()
    for number, cells in suspects:
        kind = kinds[number]
        if kind == "single" and first_tail_note and number > first_tail_note:
            kind = "notes"
        if kind == "totals":
            found.totals[number] = cells
        elif kind == "notes":
            found.notes[number] = cells
        elif kind == "title":
            found.titles[number] = cells
    return found


def number_of(cell: str) -> Decimal | None:
    """Return the number that a totals cell prints, or None."""
    text = tidy(cell)
    return Decimal(text.replace(",", "")) if re.fullmatch(NUMBER, text) else None


def items_of(cell: str) -> int | None:
    """Return 4 for `4件` or `共4件`, or None."""
    found = _ITEMS.match(tidy(cell))
    return int(found[1]) if found else None


def scope_of(cells: Sequence[str]) -> Literal["all", "block", "mean"]:
    """Say what a totals row sums: every row above, its block, or nothing."""
    label = next(tidy(cell) for cell in cells if cell.strip())
    if _AVERAGE.search(label):
        return "mean"
    return "block" if _PARTIAL.search(label) else "all"
