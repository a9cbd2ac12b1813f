"""Everything that the command says, by key, in Chinese and in English."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from u145.settings import Language
from u145.spoken import escaped, readable

FOLDER = Path(__file__).parent
# Every command reads its messages first; libyaml, where it is, takes a tenth.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Words:
    """A value of a message that itself differs by language."""

    zh: str
    en: str


@dataclass(frozen=True)
class Messages:
    """Messages in one language."""

    language: Language

    def say(self, key: str, **values: object) -> str:
        """Return a message with its placeholders filled.

        A value with an attribute named after the language (`Words`, a message
        of landing) is said in that language.

        Raises:
            KeyError: There is no such message, or a placeholder has no value.
        """
        said = {
            name: _said(getattr(value, self.language, value))
            for name, value in values.items()
        }
        return read_messages(self.language)[key].format(**said)


def _said(value: object) -> object:
    """Return a value that breaks no line: names and errors come from outside."""
    is_text = isinstance(value, str | Path | Exception)
    return escaped(readable(str(value))) if is_text else value


@cache
def read_messages(language: Language) -> dict[str, str]:
    """Return key -> message of a language."""
    text = (FOLDER / f"{language}.yml").read_text(encoding="utf-8")
    groups: dict[str, dict[str, str]] = yaml.load(text, LOADER)
    return {
        f"{group}.{name}": message.rstrip()
        for group, messages in groups.items()
        for name, message in messages.items()
    }
