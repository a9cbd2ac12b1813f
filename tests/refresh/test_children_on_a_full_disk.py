"""A full disk cuts what a child writes: the refresh names the disk all the same."""

import errno
import os
from pathlib import Path

import pytest

from u145.errors import KnownError
from u145.refresh.child import last_words
from u145.refresh.ending import known
from u145.refresh.running_dbt import BuildError, read_results

FULL = f"OSError: [Errno {errno.ENOSPC}] {os.strerror(errno.ENOSPC)}"
RESULTS = '{"metadata": {}, "results": [{"status": "success", "unique_id": "mo'


def written(file: Path, *lines: str) -> Path:
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def is_named(error: BaseException, folder: Path) -> bool:
    told = known(error, folder)
    return isinstance(told, KnownError) and told.key == "refresh.disk_full"


def test_results_that_were_cut_are_none(tmp_path: Path) -> None:
    log = written(
        tmp_path / "build.log",
        "09:15:02  Encountered an error:",
        "Traceback (most recent call last):",
        *('  File "run.py", line 184, in write', "    write_json(path)") * 4,
        FULL,
        "resource_tracker: 2 leaked semaphore objects",
    )
    with pytest.raises(BuildError) as raised:
        read_results(written(tmp_path / "run_results.json", RESULTS), log, 2)
    assert raised.value.key == "build.no_results"
    assert FULL in str(raised.value)
    assert is_named(raised.value, tmp_path)


def test_what_is_cut_without_a_full_disk_is_told_as_dbt_told_it(tmp_path: Path) -> None:
    log = written(tmp_path / "build.log", "09:15:02  Runtime Error", "  no adapter")
    with pytest.raises(BuildError, match="Runtime Error no adapter") as raised:
        read_results(written(tmp_path / "run_results.json", RESULTS), log, 2)
    assert not is_named(raised.value, tmp_path)


def test_the_disk_is_why_whatever_is_said_last(tmp_path: Path) -> None:
    log = tmp_path / "audit.log"
    assert last_words(log) == ""
    written(log, "Traceback:", FULL, "  warnings.warn(", "")
    assert last_words(log) == FULL
    written(log, "Traceback:", "ValueError: no suite", "")
    assert last_words(log) == "ValueError: no suite"
