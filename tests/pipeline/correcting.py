"""Offices that send again what they sent: corrected, withdrawn, with a new column."""

import csv
import random
from codecs import getincrementaldecoder
from pathlib import Path

FEED = "service_cases"
KEYS = ("业务流水号", "办件编号")
RATING, STATE, NEW = "评价", "数据状态", "经办意见"
Row = dict[str, str]


def read(file: Path) -> list[Row]:
    """Return the rows of a file, in whichever of its two encodings."""
    return list(csv.DictReader(text_of(file.read_bytes()).splitlines()))


def text_of(content: bytes) -> str:
    """Return what bytes say; their last character may be cut."""
    try:
        return getincrementaldecoder("utf-8-sig")().decode(content)
    except UnicodeDecodeError:
        return getincrementaldecoder("gb18030")().decode(content)


def write(file: Path, rows: list[Row]) -> None:
    """Write rows as an office would."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def corrected(rows: list[Row], chance: random.Random) -> list[Row]:
    """Return some of the rows again: others, withdrawn, and all with a new column."""
    chosen = chance.sample(rows, len(rows) // 2)
    return [
        row
        | {NEW: f"意见{number}"}
        | chance.choice([{}, {STATE: "删除"}, {RATING: "不满意"}, {RATING: ""}])
        for number, row in enumerate(chosen)
    ]


def send_again(inbox: Path, to: Path, chance: random.Random) -> list[str]:
    """Write corrections of three months of a feed; return the files' names."""
    files = [
        file
        for file in sorted((inbox / FEED).glob("*年*月.csv"))
        if not file.read_bytes().startswith(b"<")
    ]
    names = []
    for file in chance.sample(files, 3):
        rows = [row for row in read(file) if any(row.get(key) for key in KEYS)]
        name = f"{file.stem}（修订9）.csv"
        write(to / FEED / name, corrected(rows, chance))
        names.append(name)
    return names
