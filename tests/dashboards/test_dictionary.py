"""The dictionary says what the catalogue and its printed page say."""

import re

import pytest

from dashboards.queries import dictionary
from docs.print_catalogue import indicators_page
from tests.dashboards.apps import open_page, text, words

pytestmark = pytest.mark.usefixtures("shown")


def squeezed(text: str) -> str:
    return re.sub(r"\s+|\*|`", "", text)


def test_the_dictionary_says_what_the_printed_page_says(release):
    printed = squeezed(indicators_page())
    for language in ("zh", "en"):
        said = squeezed(words(open_page("dictionary", lang=language)))
        for row in dictionary.indicators(release, ""):
            assert squeezed(row[f"definition_{language}"]) in said
            assert squeezed(row[f"definition_{language}"]) in printed
            assert squeezed(row[f"indicator_name_{language}"]) in said
        said = ""
        for page in ("1", "2"):
            asked = {"page-measures": page, "lang": language, "part": "measures"}
            said += squeezed(words(open_page("dictionary", **asked)))
        for row in dictionary.measures(release, ""):
            assert squeezed(row[f"definition_{language}"]) in said
            assert squeezed(row[f"definition_{language}"]) in printed
    for row in dictionary.limits(release, ""):
        assert squeezed(row["limit_name_zh"]) in printed
    for row in dictionary.statuses(release, ""):
        assert squeezed(row["label_zh"]) in printed


def test_a_search_finds_names_and_definitions_in_both_languages(release):
    every = dictionary.indicators(release, "")
    for asked in ("办结", "CLOSED", every[0]["indicator_id"]):
        found = dictionary.indicators(release, asked)
        assert 0 < len(found) < len(every)
        said = words(open_page("dictionary", q=asked))
        assert f"指标 {len(found)} " in said
        assert all(row["indicator_name_zh"] in said for row in found)


@pytest.mark.parametrize("asked", ["没有这个词", "'; drop", "<script>"])
def test_a_search_that_finds_nothing_says_so(release, asked):
    shown = text(open_page("dictionary", q=asked))
    assert "没有找到这样的指标。" in shown
    assert "<script>" not in shown


@pytest.mark.parametrize("part", ["limits", "targets", "statuses"])
def test_every_part_of_the_dictionary_opens(release, part):
    rows = getattr(dictionary, part)(release, "")
    said = words(open_page("dictionary", part=part))
    assert f" {len(rows)} " in said
