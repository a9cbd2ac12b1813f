"""Both languages say everything, with the same placeholders."""

import re
import string
from pathlib import Path

import pytest

from u145.errors import KnownError, UsageError
from u145.messages import Messages, Words, read_messages
from u145.settings import choose_language

PACKAGE = Path(__file__).parents[2] / "u145"
CALLED_WITH = re.compile(r'[(]\s*"([a-z_]+[.][a-z_]+)"')


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_keys_and_placeholders() -> None:
    zh, en = read_messages("zh"), read_messages("en")
    assert zh.keys() == en.keys()
    differ = [key for key in zh if placeholders(zh[key]) != placeholders(en[key])]
    assert differ == []


def test_every_command_shows_an_example() -> None:
    for language in ("zh", "en"):
        helps = {
            key: text
            for key, text in read_messages(language).items()  # type: ignore[arg-type]
            if key.startswith("help.")
        }
        assert [key for key, text in helps.items() if "\n  u145 " not in text] == []


def test_every_key_in_the_code_is_a_message() -> None:
    keys = read_messages("zh").keys()
    groups = {key.split(".")[0] for key in keys}
    said = {
        word
        for path in PACKAGE.rglob("*.py")
        for word in CALLED_WITH.findall(path.read_text(encoding="utf-8"))
        if word.split(".")[0] in groups
    }
    assert said - keys == set()
    assert len(said) > 40  # the pattern still finds them


def test_a_value_can_differ_by_language() -> None:
    value = Words("没有编号", "no key")
    assert "没有编号" in Messages("zh").say("refresh.warning", text=value)
    assert "no key" in Messages("en").say("refresh.warning", text=value)


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LC_ALL": "POSIX", "LANG": "en_GB.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "U145_LANG": "en"}, "en"),
    ],
)
def test_language_follows_the_locale(
    environment: dict[str, str], language: str
) -> None:
    assert choose_language(None, environment) == language


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(UsageError):
        choose_language("fr", {})
    assert issubclass(UsageError, KnownError)


def test_the_page_of_commands_is_printed_from_them() -> None:
    from docs.print_commands import PAGE, page

    assert PAGE.read_text(encoding="utf-8") == page()
