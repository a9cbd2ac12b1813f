"""The words of the screens: Chinese in the code, English beside it.

The source text of gettext is the Chinese sentence itself, so a page reads as
it looks. `en.po` holds the English and is compiled when the app starts. Names of
indicators, statuses and feeds are data and come with the release.
"""

import gettext
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

from babel.dates import format_date, format_skeleton
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
LOCALES: dict[Language, str] = {"zh": "zh_Hans_CN", "en": "en"}
ENGLISH = Path(__file__).parent / "en.po"


def english_messages() -> Iterator[Message]:
    """Yield every text with its English."""
    with ENGLISH.open("rb") as handle:
        for message in read_po(handle, locale="en"):
            if message.id:
                yield message


@cache
def translations(language: Language) -> gettext.NullTranslations:
    """Return the texts of a language; Chinese needs none."""
    if language == "zh":
        return gettext.NullTranslations()
    catalogue = Catalog(locale=LOCALES[language], charset="utf-8")
    for message in english_messages():
        catalogue.add(message.id, message.string, context=message.context)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


class Speaker:
    """Says things in one language."""

    def __init__(self, language: str | None = None) -> None:
        """Choose English when it is asked for, else Chinese."""
        self.language: Language = "en" if language == "en" else "zh"

    def __call__(self, text: str, **values: object) -> str:
        """Return a Chinese text in this language with its values filled in.

        The text must be written out in the call: Babel collects it from there.
        """
        found = translations(self.language).gettext(text)
        return found.format(**values) if values else found

    @property
    def tag(self) -> str:
        """Return the language as HTML names it."""
        return {"zh": "zh-CN", "en": "en"}[self.language]

    def name(self, row: Mapping[str, Any], stem: str) -> str:
        """Return a name that the release holds in both languages."""
        return str(row.get(f"{stem}_{self.language}") or row[f"{stem}_zh"] or "")

    def month(self, first_day: date) -> str:
        """Return a month as it is written in this language."""
        return _month("yMMM", first_day, self.language)

    def short_month(self, first_day: date) -> str:
        """Return the name of a month without its year."""
        return _month("MMM", first_day, self.language)

    def day(self, value: date | None) -> str:
        """Return a date as it is written in this language; a dash for none."""
        if value is None:
            return "–"
        return str(format_date(value, "medium", locale=LOCALES[self.language]))


@cache
def _month(skeleton: str, first_day: date, language: Language) -> str:
    return str(format_skeleton(skeleton, first_day, locale=LOCALES[language]))
