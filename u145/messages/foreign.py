"""What libraries say in English, said in Chinese where the kind is known."""

import re
from functools import cache

import yaml

from u145.messages import FOLDER, Words


def in_words(english: str) -> Words:
    """Return an English line in both languages; an unknown one stays English.

    >>> in_words("No such command 'x'.").zh
    '没有命令 x'
    """
    return Words(_in_chinese(english.strip()) or english, english)


def expected(english: str) -> str:
    """Return in Chinese what should stand in a feed.

    >>> expected("hotline"), expected("no such key")
    ('应为 hotline', '无此项')
    """
    return _in_chinese(english) or f"应为 {english}"


def _in_chinese(english: str) -> str | None:
    for pattern, chinese in _wordings():
        found = pattern.fullmatch(english)
        if found:
            values = found.groupdict("")
            if "rest" in values:
                rest = values["rest"].strip()
                values["rest"] = _in_chinese(rest) or rest
            if "list" in values:
                values["list"] = re.sub(r",? or |, ", "、", values["list"])
            return chinese.format(**values)
    return None


@cache
def _wordings() -> tuple[tuple[re.Pattern[str], str], ...]:
    text = (FOLDER / "foreign.yml").read_text(encoding="utf-8")
    return tuple(
        (re.compile(entry["says"], re.DOTALL), entry["zh"])
        for entry in yaml.safe_load(text)
    )
