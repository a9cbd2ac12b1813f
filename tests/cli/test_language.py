"""In Chinese the command line speaks Chinese, also where a library found it."""

import re
from pathlib import Path

import pytest

from tests.landing.conftest import FEED
from u145.cli import run

# Options, values and paths stay as they were typed.
KEPT = re.compile(r"u145|--\w[\w-]*|'[^']*'|\b(SQL|FILE|FOLDER|xml|x|b|nosuch|foo)\b")


@pytest.mark.parametrize(
    "arguments",
    [
        "nosuch",
        "feeds nosuch",
        "sql --nosuch x",
        "refresh --ful",
        "refresh --full=3",
        "sql",
        "sample",
        "sql x b",
        "sql x --format",
        "sql x --format xml",
        "refresh --as-of foo",
        "feeds try x --rows -1",
        "feeds try x --rows x",
        "app --port x",
        "schedule --cron foo",
        "schedule --every 0",
    ],
)
def test_wrong_use_is_said_in_the_language_asked_for(
    arguments: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*arguments.split(), "--lang", "zh"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert re.findall("[A-Za-z]{2,}", KEPT.sub("", line)) == []
    assert run([*arguments.split(), "--lang", "en"]) == 2
    assert capsys.readouterr().err.isascii()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("owner: u_hotline", "owner: 3", "owner：应为文本，现为 3"),
        ("owner: u_hotline\n", "", "owner：缺此项"),
        ("owner:", "onwer:", "onwer：无此项"),
        (
            "cadence: daily",
            "cadence: hourly",
            "cadence：应为 'daily'、'weekly'、'monthly'、'quarterly'、'yearly'、"
            "'irregular' 之一，现为 'hourly'",
        ),
        ("[unit]", "unit", "tables.0.fill_down：应为清单，如 [甲, 乙]，现为 'unit'"),
        ("{event_type: hotline_call}", "x", "constants：应为一组“键：值”，现为 'x'"),
        ("cadence: daily", "cadence: daily\ngrace_days: x", "应为整数，现为 'x'"),
        ("[标题]", "{from: titel}", "columns.title.from：应为 'row'、'sheet'、"),
        ("record: events", "record: event", "应为 proposals、inspections、events"),
        ("title: [标题]", "titel: [标题]", "titel：应为 events 的列"),
        ("files: [", "period: ['(']\nfiles: [", "period：应为正则表达式"),
        ("feed: hotline", "feed: other", "feed：应为 hotline，现为 other"),
        ("name: {", "name: [", "行：应为 UTF-8 编码的 YAML"),
    ],
)
def test_a_wrong_feed_is_explained_in_chinese(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, said: str
) -> None:
    text = FEED.replace(old, new, 1)
    (tmp_path / "hotline.yml").write_text(text, encoding="utf-8")
    assert run(["feeds", "check", "--feeds", str(tmp_path), "--lang", "zh"]) == 2
    assert said in capsys.readouterr().err
