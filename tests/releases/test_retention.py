"""Which releases are kept, and how to go back."""

from datetime import date, timedelta

import pytest

from tests.releases.conftest import Publish
from tests.releases.test_current import damage
from u145.errors import KnownError, UsageError
from u145.releases.current import current_release
from u145.releases.pointer import list_releases
from u145.releases.retention import prune
from u145.releases.rollback import roll_back
from u145.settings import Home

MONTH_END = date(2023, 8, 31)


def test_the_last_ones_and_the_newest_of_each_month_end_are_kept(
    home: Home, publish_one: Publish
) -> None:
    old = publish_one("a", MONTH_END)
    newest_month_end = publish_one("b", MONTH_END)
    days = [publish_one(as_of=MONTH_END + timedelta(days=n)) for n in range(1, 6)]
    removed = prune(home, kept=3)
    kept = {release.release_id for release in list_releases(home)}
    assert kept == {newest_month_end.release_id, *(day.release_id for day in days[2:])}
    assert {release.release_id for release in removed} == {
        old.release_id,
        *(day.release_id for day in days[:2]),
    }
    names = {path.stem for path in home.releases.iterdir()}
    assert names == kept


def test_the_current_release_is_kept_however_old(
    home: Home, publish_one: Publish
) -> None:
    first = publish_one()
    for _ in range(4):
        publish_one()
    roll_back(home, first.release_id)
    prune(home, kept=2)
    assert current_release(home.folder).release_id == first.release_id


def test_rollback_moves_to_the_one_before_and_on(
    home: Home, publish_one: Publish
) -> None:
    releases = [publish_one() for _ in range(3)]
    assert roll_back(home).release_id == releases[1].release_id
    assert roll_back(home).release_id == releases[0].release_id
    with pytest.raises(UsageError):
        roll_back(home)
    assert roll_back(home, releases[2].release_id).release_id == releases[2].release_id
    assert current_release(home.folder) == releases[2]


def test_rollback_refuses_what_is_unknown_ambiguous_or_damaged(
    home: Home, publish_one: Publish
) -> None:
    first, second = publish_one(), publish_one()
    for wrong in ("2024", "20230915-000"):
        with pytest.raises(UsageError):
            roll_back(home, wrong)
    damage(first.path)
    with pytest.raises(KnownError, match="damaged"):
        roll_back(home)
    assert current_release(home.folder) == second
