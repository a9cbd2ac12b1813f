"""Every part of a page in every state; test_states.py asks for the first part."""

import re

import pytest

from dashboards.i18n import Speaker
from tests.dashboards.apps import CHINESE, open_page, text, words
from tests.dashboards.releases import emptied, publish

pytestmark = pytest.mark.usefixtures("shown")


ASKED = [
    ("health", {}),
    *(
        ("health", {"part": part})
        for part in ("quality", "deliveries", "quarantine", "checks", "history")
    ),
    ("tasks", {}),
    ("tasks", {"part": "report"}),
    ("tasks", {"task": "T101"}),
    ("dictionary", {}),
    *(("dictionary", {"part": part}) for part in ("measures", "targets", "statuses")),
]


def without_records(connection) -> list[str]:
    """Empty everything but the scores, so that there is a month to look at."""
    return [sql for sql in emptied(connection) if "strategy_scores" not in sql]


def test_pages_survive_empty_marts(sample_home, tmp_path, monkeypatch):
    publish(tmp_path, sample_home, without_records)
    monkeypatch.setenv("U145_HOME", str(tmp_path))
    for page, asked in ASKED:
        said = words(open_page(page, **asked))
        assert "暂时打不开" not in said, (page, asked)


@pytest.mark.parametrize("page", ["health", "tasks", "dictionary"])
def test_pages_survive_an_address_that_means_nothing(release, page):
    nonsense = dict.fromkeys(
        ("part", "feed", "state", "issue", "task", "fact", "chapter", "q"), "nothing<b>"
    )
    shown = text(open_page(page, **nonsense))
    assert "暂时打不开" not in shown
    assert "<b>nothing" not in shown


# What offices wrote stays as they wrote it; places have Chinese names only.
WRITTEN = {"health": ("deliveries", "quarantine"), "tasks": ()}


@pytest.mark.parametrize(("page", "asked"), ASKED)
def test_english_pages_are_english(release, page, asked):
    if asked.get("part") in WRITTEN.get(page, ()) or "task" in asked:
        pytest.skip("offices write in Chinese, and their words are shown as they wrote")
    said = words(open_page(page, lang="en", **asked))
    switch = Speaker("en")("English")
    assert re.findall(CHINESE, said.replace(switch, "")) == []
