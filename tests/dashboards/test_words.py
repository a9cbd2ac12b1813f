"""Every word in both languages, and nothing of the other one."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

from dashboards.i18n import ENGLISH, english_messages
from dashboards.reading import read
from tests.dashboards.addresses import PATHS, asks
from tests.dashboards.apps import CHINESE, DASHBOARDS, open_page, text, words
from tests.dashboards.questions import Question, overheard

CODE = sorted(DASHBOARDS.rglob("*.py"))
OTHER_LANGUAGE = "English"  # the switch is written in the language it leads to


def calls(path: Path) -> Iterator[ast.Call]:
    """Yield every call that says something."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and _called(node) == "say":
            yield node


def _called(call: ast.Call) -> str:
    name = call.func
    return getattr(name, "id", "") or getattr(name, "attr", "")


def said() -> set[str]:
    """Return every text that the code says.

    Read by Python itself: Babel for Python 3.11 does not look into f-strings.
    """
    return {
        call.args[0].value
        for path in CODE
        for call in calls(path)
        if isinstance(call.args[0], ast.Constant)
    }


def blanks(message: str) -> set[str]:
    """Return the names of the values that a text is filled with."""
    return set(re.findall(r"{(\w+)", message))


def test_every_text_has_english_with_the_same_values():
    english = {message.id: message.string for message in english_messages()}
    assert sorted(said() - {key for key, string in english.items() if string}) == []
    differing = [key for key in said() if blanks(key) != blanks(english[key])]
    assert differing == []


def test_babel_finds_what_is_said():
    """It needs one literal in each call, and from Python 3.12 sees f-strings too."""
    odd = [
        (path.name, call.lineno)
        for path in CODE
        for call in calls(path)
        if not (call.args and isinstance(call.args[0], ast.Constant))
    ]
    assert odd == []
    found = extract_from_dir(
        DASHBOARDS, method_map=[("**.py", "python")], keywords={"say": None}
    )
    assert {message for _, _, message, _, _ in found} <= said()


def test_no_text_is_translated_twice():
    keys = re.findall(r"^msgid (.*)$", ENGLISH.read_text("utf-8"), re.MULTILINE)
    assert {key for key in keys if keys.count(key) > 1} == set()


def test_no_entry_is_unused():
    unused = [m.id for m in english_messages() if m.id not in said()]
    assert unused == []


def test_english_texts_hold_no_chinese():
    chinese = [
        message.id
        for message in english_messages()
        if re.search(CHINESE, message.string) and message.id != OTHER_LANGUAGE
    ]
    assert chinese == []


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.stem)
def test_chinese_stands_only_where_it_is_said(path: Path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    allowed = {
        id(call.args[0])
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and _called(call) == "say"
    } | {id(line.value) for line in ast.walk(tree) if isinstance(line, ast.Expr)}
    typed = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.search(CHINESE, node.value)
        and id(node) not in allowed
    ]
    assert typed == []


def only_chinese(questions: list[Question]) -> str:
    """Return all texts that a release holds in Chinese and not in English."""
    return "\n".join(
        str(value)
        for question in questions
        for row in question.rows
        for key, value in row.items()
        if value is not None
        and not (key.endswith("_zh") and row.get(f"{key.removesuffix('_zh')}_en"))
    )


def test_only_enterprises_have_no_english_name_on_a_record(shown):
    sets = read(shown, "select word_set from core.dim_code_words where word_en is null")
    assert {row["word_set"] for row in sets} <= {"enterprises"}


# A record also shows what its office wrote.
@pytest.mark.parametrize("path", [path for path in PATHS if path != "record"])
def test_an_english_page_calls_nothing_in_chinese_that_has_an_english_name(shown, path):
    named = """
        select unit_name as name from core.dim_units where unit_name_en is not null
        union all
        select town_name from core.dim_towns where town_name_en is not null
        union all
        select word_zh from core.dim_code_words
        where word_en is not null
    """
    names = {row["name"] for row in read(shown, named)}
    body = text(open_page(path, lang="en", **asks(shown, path)))
    cells = set(re.findall(r">\s*([^<>]+?)\s*<", body))
    assert cells & names == set()


@pytest.mark.parametrize("path", PATHS)
def test_an_english_page_has_chinese_only_where_the_data_have_nothing_else(shown, path):
    with overheard() as questions:
        seen = words(open_page(path, lang="en", **asks(shown, path)))
    known = only_chinese(questions)
    found = set(re.findall(CHINESE, seen.replace("中文", "")))
    assert {text for text in found if text not in known} == set()
