"""A full disk cuts what a child writes: the refresh names the disk all the same."""

import errno
import os
from pathlib import Path

import pytest

from u145.errors import KnownError
from u145.refresh.child import last_words, standing_by
from u145.refresh.ending import known
from u145.refresh.running_dbt import BuildError, read_results

FULL = f"OSError: [Errno {errno.ENOSPC}] {os.strerror(errno.ENOSPC)}"
RESULTS = '{"metadata": {}, "results": [{"status": "success", "unique_id": "mo'


CHATTY = "print('Traceback:'); print({full!r}); print('warned'); raise SystemExit(3)"


def is_named(error: BaseException, folder: Path) -> bool:
    told = known(error, folder)
    return isinstance(told, KnownError) and told.key == "refresh.disk_full"


def read_cut(folder: Path, *said: str) -> KnownError:
    results = folder / "run_results.json"
    results.write_text(RESULTS, encoding="utf-8")
    with pytest.raises(BuildError) as raised:
        read_results(results, 2, folder / "build.log", said)
    assert raised.value.key == "build.no_results"
    return raised.value


def test_results_that_were_cut_are_none(tmp_path: Path) -> None:
    error = read_cut(
        tmp_path,
        "09:15:02  Encountered an error:",
        "Traceback (most recent call last):",
        *('File "run.py", line 184, in write', "write_json(path)") * 4,
        FULL,
        "resource_tracker: 2 leaked semaphore objects",
    )
    assert FULL in str(error)
    assert is_named(error, tmp_path)


def test_what_is_cut_without_a_full_disk_is_told_as_dbt_told_it(tmp_path: Path) -> None:
    error = read_cut(tmp_path, "09:15:02  Runtime Error", "no adapter")
    assert "Runtime Error no adapter" in str(error)
    assert not is_named(error, tmp_path)


@pytest.mark.parametrize("log", ["audit.log", "/dev/full"])
def test_a_child_is_heard_whether_or_not_its_log_can_be_written(
    tmp_path: Path, log: str
) -> None:
    with (
        (tmp_path / "lock").open("wb") as lock,
        standing_by(
            ["-c", CHATTY.format(full=FULL)],
            folder=tmp_path,
            environment={},
            lock=lock.fileno(),
            log=tmp_path / log,
        ) as child,
    ):
        assert child.go() == 3
        assert child.said == ["Traceback:", FULL, "warned"]
        assert last_words(child.said) == FULL
    if log == "audit.log":
        assert (tmp_path / log).read_text(encoding="utf-8").splitlines() == child.said


def test_the_last_words_are_the_last_where_nothing_names_the_disk() -> None:
    assert last_words(["Traceback:", "ValueError: no suite"]) == "ValueError: no suite"
    assert last_words([]) == ""
