"""A newer release appears without a restart, and no page mixes two."""

import os
from functools import partial

import pytest

from tests.dashboards.addresses import LANGUAGES, PATHS, asks
from tests.dashboards.apps import open_page, words
from tests.dashboards.questions import overheard
from tests.dashboards.releases import point_at, publish, unchanged
from u145.releases.pointer import card_of, is_intact

OLD_FIGURE, NEW_FIGURE = "11.1", "22.2"
# What is drawn around every page; a release without it could show no page at all.
FRAME = {
    "catalogue.targets",
    "core.dim_towns",
    "core.dim_units",
    "operations.mart_feed_freshness",
    "scorecards.mart_strategy_scores",
}


def with_index(figure: str):
    """Return what gives the index a figure that is easy to see."""
    return lambda _: [
        f"update scorecards.mart_strategy_scores set score = {figure}"
        " where node_kind = 'index'"
    ]


@pytest.fixture(scope="module")
def two_releases(sample_home, tmp_path_factory):
    """Return a home with an older and a newer release."""
    home = tmp_path_factory.mktemp("two")
    old = publish(home, sample_home, with_index(OLD_FIGURE))
    new = publish(home, sample_home, with_index(NEW_FIGURE), days=1)
    return home, old, new


def before_the_pages(connection):
    """Drop all that pages ask for: they came after this release."""
    rows = connection.execute(
        """
        select table_schema || '.' || table_name as name, table_type
        from information_schema.tables
        """
    ).fetchall()
    return [
        f"drop {'view' if kind == 'VIEW' else 'table'} {name}"
        for name, kind in sorted(rows, key=lambda row: row[1], reverse=True)
        if name not in FRAME
    ]


@pytest.fixture(scope="module")
def upgraded(sample_home, tmp_path_factory):
    """Return a home with a release from before the pages, and one of today."""
    home = tmp_path_factory.mktemp("upgraded")
    old = publish(home, sample_home, before_the_pages)
    new = publish(home, sample_home, unchanged, days=1)
    return home, old, new


@pytest.fixture
def releases(two_releases, monkeypatch):
    """Look at the older of two releases, the newer one being on its way."""
    home, old, new = two_releases
    point_at(home, old)
    monkeypatch.setenv("U145_HOME", str(home))
    return old, new, partial(point_at, home, new)


def test_a_running_session_goes_over_to_a_newer_release(releases):
    _, _, publish_newer = releases
    app = open_page()
    assert OLD_FIGURE in words(app)
    publish_newer()
    seen = words(app.run())
    assert NEW_FIGURE in seen
    assert OLD_FIGURE not in seen


@pytest.mark.parametrize("path", PATHS)
def test_no_page_mixes_two_releases(releases, path):
    """The newer release comes just when the page asks its first question."""
    old, new, publish_newer = releases
    asked = asks(old, path)
    app = open_page(path, **asked)
    with overheard() as whole:
        app.run()
    with overheard(at_first=publish_newer) as questions:
        app.run()
    order = [question.release_id for question in questions]
    changes = sum(one != other for one, other in zip(order, order[1:], strict=False))
    assert changes <= 1  # it started again, at most
    last = {q.sql for q in questions if q.release_id == order[-1]}
    assert last == {q.sql for q in whole}
    with overheard() as questions:
        app.run()
    assert {q.release_id for q in questions} == {new.release_id}


def test_a_link_to_an_older_release_stays_there_and_says_so(releases):
    old, new, publish_newer = releases
    publish_newer()
    app = open_page(release=old.release_id)
    for seen in (words(app), words(app.run())):
        assert OLD_FIGURE in seen
        assert "您打开的是旧版本" in seen
        assert "看最新版本" in seen


def test_a_link_to_a_release_that_is_gone_says_so(releases):
    _, new, publish_newer = releases
    publish_newer()
    app = open_page(release="20200101-20200102T000000Z-00000000")
    seen = words(app)
    assert "链接里的版本已不再保留" in seen
    assert NEW_FIGURE in seen


@pytest.mark.parametrize("is_linked", [True, False])
def test_a_release_that_is_pruned_under_a_page_is_left_for_the_newest(
    sample_home, tmp_path, monkeypatch, is_linked
):
    """Its file goes after the address was understood, before the first question."""
    old = publish(tmp_path, sample_home, with_index(OLD_FIGURE))
    new = publish(tmp_path, sample_home, with_index(NEW_FIGURE), days=1)
    if not is_linked:
        point_at(tmp_path, old)
    monkeypatch.setenv("U145_HOME", str(tmp_path))

    def prune():
        point_at(tmp_path, new)
        card_of(old.path).unlink(missing_ok=True)
        old.path.unlink(missing_ok=True)

    with overheard(at_first=prune):
        seen = words(open_page(**({"release": old.release_id} if is_linked else {})))
    assert NEW_FIGURE in seen
    assert ("链接里的版本已不再保留" in seen) is is_linked


# The desk shows whatever a release holds, the trail what people did.
OF_NO_MART = {"desk", "trail"}


@pytest.mark.parametrize("path", [path for path in PATHS if path not in OF_NO_MART])
@pytest.mark.parametrize(
    ("language", "title", "way_out"),
    [
        ("zh", "这个旧版本里没有这一页的数据", "看最新版本"),
        ("en", "This older release has no data for this page", "See the newest"),
    ],
    ids=LANGUAGES,
)
def test_a_release_from_before_a_page_says_so(
    upgraded, monkeypatch, path, language, title, way_out
):
    home, old, new = upgraded
    monkeypatch.setenv("U145_HOME", str(home))
    asked = {"lang": language, **asks(new, path)}
    seen = words(open_page(path, release=old.release_id, **asked))
    assert title in seen
    assert way_out in seen
    assert title not in words(open_page(path, **asked))


def test_a_page_that_the_newest_release_cannot_fill_has_failed(
    sample_home, tmp_path, monkeypatch
):
    """Nothing newer would help: it is for the steward, with a number."""
    publish(tmp_path, sample_home, before_the_pages)
    monkeypatch.setenv("U145_HOME", str(tmp_path))
    seen = words(open_page())
    assert "这一页暂时打不开" in seen
    assert "旧版本" not in seen


def test_a_damaged_release_is_left_for_the_one_before_it(
    sample_home, tmp_path, monkeypatch
):
    publish(tmp_path, sample_home, with_index(OLD_FIGURE))
    newest = publish(tmp_path, sample_home, unchanged, days=1)
    with newest.path.open("r+b") as handle:
        handle.truncate(1000)
    monkeypatch.setenv("U145_HOME", str(tmp_path))
    seen = words(open_page())
    assert OLD_FIGURE in seen
    assert "文件已损坏" in seen


def test_a_release_that_rots_while_it_is_served_is_left_for_the_one_before_it(
    sample_home, tmp_path, monkeypatch
):
    publish(tmp_path, sample_home, with_index(OLD_FIGURE))
    newest = publish(tmp_path, sample_home, unchanged, days=1)
    assert is_intact(newest)  # as this process remembers
    facts = newest.path.stat()
    with newest.path.open("r+b") as handle:
        handle.seek(facts.st_size // 20)
        handle.write(bytes(facts.st_size * 18 // 20))
    os.utime(newest.path, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    monkeypatch.setenv("U145_HOME", str(tmp_path))
    seen = words(open_page())
    assert OLD_FIGURE in seen
    assert "文件已损坏" in seen
