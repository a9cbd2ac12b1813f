"""A release that was found whole is believed until its file changes."""

import os
from pathlib import Path

import pytest

from tests.conftest import Command
from tests.releases.conftest import Publish
from tests.releases.test_current import damage
from u145.releases import pointer, remembering
from u145.releases.current import current_release
from u145.releases.pointer import was_intact
from u145.settings import Home


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a file be remembered that has just been written."""
    monkeypatch.setattr(remembering, "TICK", 0.0)
    pointer._sha256_once.cache_clear()


def brief(home: Home) -> str:
    """Return the release that a new process finds with a brief look."""
    pointer._sha256_once.cache_clear()
    return current_release(home.folder, is_brief=True).release_id


def test_the_second_process_does_not_read_the_file(
    home: Home, publish_one: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = publish_one()
    read: list[Path] = []
    sha256_of = pointer.sha256_of
    monkeypatch.setattr(
        pointer, "sha256_of", lambda path: (read.append(path), sha256_of(path))[1]
    )
    assert brief(home) == brief(home) == release.release_id
    assert read == [release.path]
    current_release(home.folder)  # a refresh, or a server that starts, reads it all
    pointer._sha256_once.cache_clear()
    current_release(home.folder)
    assert read == [release.path] * 3


def test_a_changed_file_is_noticed_also_with_its_old_time(
    home: Home, publish_one: Publish, u145: Command
) -> None:
    first, second = publish_one(), publish_one()
    assert brief(home) == second.release_id
    times = second.path.stat()
    damage(second.path)
    os.utime(second.path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert brief(home) == first.release_id
    said = u145("status", "--home", home.folder).stdout
    assert second.release_id in said.splitlines()[0]
    assert first.release_id in said.splitlines()[1]


def test_a_file_that_just_changed_is_not_remembered(
    home: Home, publish_one: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = publish_one()
    monkeypatch.setattr(remembering, "TICK", 3600.0)
    assert was_intact(release)
    assert not remembering.is_remembered(release.path, release.sha256)


@pytest.mark.parametrize("content", ["", "[]", "nonsense", '{"x": 1}'])
def test_a_damaged_memory_is_no_memory(
    home: Home, publish_one: Publish, content: str
) -> None:
    release = publish_one()
    (home.releases / remembering.MEMORY).write_text(content)
    assert brief(home) == release.release_id
    assert remembering.is_remembered(release.path, release.sha256)


def test_only_kept_releases_are_remembered(home: Home, publish_one: Publish) -> None:
    first = publish_one()
    assert brief(home) == first.release_id
    second = publish_one()
    first.path.unlink()
    assert brief(home) == second.release_id
    memory = (home.releases / remembering.MEMORY).read_text()
    assert first.path.name not in memory
    assert second.path.name in memory


def test_the_card_counts_what_is_not_counted(
    home: Home, publish_one: Publish, u145: Command
) -> None:
    assert publish_one().rows_quarantined is None
    table = "create table operations.mart_quarantine as select 'fatal' as severity"
    release = publish_one(extra=table)
    assert release.rows_quarantined == 1
    said = u145("status", "--home", home.folder).stdout
    # A card from before cards counted it says the same.
    text = home.pointer.read_text()
    content = pointer.json.loads(text)
    del content["rows_quarantined"], content["seal"]
    content["seal"] = pointer._seal(content)
    home.pointer.write_text(pointer.json.dumps(content))
    assert pointer.pointed_release(home) is not None
    assert u145("status", "--home", home.folder).stdout == said
    assert "1" in said.splitlines()[2]
