"""Sheets of xls and xlsx, read in a child process that may not grow."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from u145.landing import workbook_child
from u145.landing.contents import MB
from u145.landing.reasons import reject

MEMORY = 2048 * MB
SECONDS = 180

Merged = tuple[int, int, int, int]  # first row, first column, last row, last column


@dataclass(frozen=True)
class Sheet:
    """One sheet as a csv with its name and merged ranges (counted from 0)."""

    name: str
    path: Path
    merged: tuple[Merged, ...]


def read_workbook(path: Path, folder: Path, file_name: str) -> list[Sheet]:
    """Return the sheets of a workbook as csv files in a folder of ours."""
    script = str(Path(workbook_child.__file__))
    command = [sys.executable, script, str(path), str(folder), str(MEMORY)]
    limit = f"{MEMORY // MB} MB, {SECONDS} s"
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        raise reject("workbook_too_big", file=file_name, limit=limit) from error
    detail = done.stderr.decode("utf-8", "replace")[-200:]
    if done.returncode == workbook_child.PASSWORD:
        raise reject("encrypted_workbook", file=file_name)
    if done.returncode == workbook_child.BROKEN:
        raise reject("workbook_broken", file=file_name, detail=detail)
    if done.returncode:  # out of memory, in Python or in the reader below it
        raise reject("workbook_too_big", file=file_name, limit=limit)
    listed = json.loads((folder / "sheets.json").read_text("utf-8"))
    return [
        Sheet(
            entry["name"],
            folder / f"{index}.csv",
            tuple((a, b, c, d) for a, b, c, d in entry["merged"]),
        )
        for index, entry in enumerate(listed)
    ]
