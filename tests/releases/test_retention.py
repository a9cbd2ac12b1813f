"""Which releases are kept, and how to go back."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.releases.conftest import Publish
from tests.releases.test_current import damage
from u145.errors import KnownError, UsageError
from u145.releases.current import ReleaseGone, connect, current_release
from u145.releases.pointer import list_releases
from u145.releases.retention import prune
from u145.releases.rollback import roll_back
from u145.settings import Home, kept_setting

MONTH_END = date(2023, 8, 31)
LATER = datetime.now(UTC) + timedelta(days=1)


def test_the_last_ones_and_the_newest_of_each_month_end_are_kept(
    home: Home, publish_one: Publish
) -> None:
    old = publish_one("a", MONTH_END)
    newest_month_end = publish_one("b", MONTH_END)
    days = [publish_one(as_of=MONTH_END + timedelta(days=n)) for n in range(1, 6)]
    removed = prune(home, kept=3, now=LATER)
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
    prune(home, kept=2, now=LATER)
    assert current_release(home.folder).release_id == first.release_id


def test_what_was_current_a_moment_ago_is_kept(
    home: Home, publish_one: Publish
) -> None:
    """A reader may stand between the pointer and the file that it named."""
    for _ in range(3):
        publish_one()
    read_before = current_release(home.folder)
    publish_one()
    assert prune(home, kept=1) == []
    with connect(read_before) as reader:
        prune(home, kept=1, now=LATER)
        assert not read_before.path.exists()
        # It goes on reading what it opened.
        rows = reader.execute("select count(*) from core.fct_events").fetchall()
        assert rows == [(100,)]
    with pytest.raises(ReleaseGone):
        connect(read_before)


def test_a_damaged_month_end_does_not_push_out_a_whole_one(
    home: Home, publish_one: Publish
) -> None:
    whole, damaged = publish_one("a", MONTH_END), publish_one("b", MONTH_END)
    damage(damaged.path)
    publish_one()
    prune(home, kept=1, now=LATER)
    assert whole in list_releases(home)


def test_pages_go_with_their_release(home: Home, publish_one: Publish) -> None:
    old, new = publish_one(), publish_one()
    for folder in (home.data_docs, home.dbt_docs):
        for release in (old.release_id, new.release_id, "20230915-never-published"):
            (folder / release).mkdir(parents=True)
    prune(home, kept=1, now=LATER)
    for folder in (home.data_docs, home.dbt_docs):
        assert [path.name for path in folder.iterdir()] == [new.release_id]


@pytest.mark.parametrize("said", ["0", "-1", "all", "1.5"])
def test_a_number_of_releases_that_is_none_is_refused(said: str) -> None:
    assert kept_setting({}) == 10
    assert kept_setting({"U145_KEEP": "3"}) == 3
    with pytest.raises(UsageError):
        kept_setting({"U145_KEEP": said})


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
