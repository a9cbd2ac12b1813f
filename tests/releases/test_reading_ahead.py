"""A release that is read ahead is judged as if it were read when asked."""

from pathlib import Path

import pytest

from tests.releases.conftest import Publish
from u145.releases.pointer import is_intact, pointed_release, read_ahead
from u145.settings import Home


def damage(file: Path) -> None:
    file.chmod(0o644)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def test_a_good_one_is_intact(home: Home, publish_one: Publish) -> None:
    release = publish_one("20230915-a")
    read_ahead(home)
    assert is_intact(release)


def test_a_damaged_one_is_not(home: Home, publish_one: Publish) -> None:
    release = publish_one("20230915-a")
    damage(release.path)
    read_ahead(home)
    assert not is_intact(release)


def test_one_that_is_damaged_after_it_was_read_is_not(
    home: Home, publish_one: Publish
) -> None:
    release = publish_one("20230915-a")
    read_ahead(home)
    assert is_intact(release)
    damage(release.path)
    assert not is_intact(release)


def test_one_that_is_gone_is_not_and_nothing_is_said(
    home: Home, publish_one: Publish, capfd: pytest.CaptureFixture[str]
) -> None:
    release = publish_one("20230915-a")
    release.path.unlink()
    read_ahead(home)
    assert not is_intact(release)
    assert capfd.readouterr() == ("", "")


def test_where_nothing_is_published_nothing_is_read(home: Home) -> None:
    read_ahead(home)
    assert pointed_release(home) is None
