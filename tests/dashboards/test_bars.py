"""Bars: what they draw, and what they refuse."""

import pytest

from dashboards.charts import bars
from dashboards.i18n import Speaker
from dashboards.theme import Look

LOOKS = [Look(Speaker("zh")), Look(Speaker("en"), is_dark=True)]


@pytest.mark.parametrize("look", LOOKS)
def test_every_bar_has_its_length_and_its_text(look):
    drawn = [
        bars.Bar("甲", 3, "3 件", whole=4),
        bars.Bar("甲", None, "–"),
        bars.Bar("乙", 0, "0 件", colour="second"),
    ]
    behind, front, ends = bars.horizontal(drawn, look).data
    assert list(behind.x) == [4, 0, 0]
    assert list(front.x) == [3, 0, 0]
    assert list(front.y) == [0, 1, 2]
    assert [text.strip() for text in ends.text] == ["3 件", "–", "0 件"]
    assert front.marker.color[2] == look.colours["second"]


def test_no_bar_is_a_figure_still():
    assert len(bars.horizontal([], LOOKS[0]).data[0].x or ()) == 0
    assert bars.height([], LOOKS[0]) == bars.height(["甲"], LOOKS[0])
    assert bars.height(["甲" * 40], LOOKS[0]) > bars.height(["甲"], LOOKS[0])


def test_a_long_label_stands_above_its_bar_and_is_no_markup():
    label = "<b>" + "很长的单位名称" * 3
    figure = bars.horizontal([bars.Bar(label, 1, "1")], LOOKS[0])
    bar, _, above = figure.data
    assert above.y[0] < bar.y[0]  # the axis runs downwards
    assert above.text[0].strip().startswith("&lt;b&gt;很长")
    assert not figure.layout.yaxis.ticktext
