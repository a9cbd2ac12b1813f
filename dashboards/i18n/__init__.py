"""The words of the screens, in Chinese first and in English.

Names of indicators, statuses and feeds are data and come with the release.
"""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
FOLDER = Path(__file__).parent
ENGLISH_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


@cache
def words(language: Language) -> dict[str, str]:
    """Return all texts of a language by their key."""
    text = (FOLDER / f"{language}.yml").read_text(encoding="utf-8")
    return {key: str(value) for key, value in yaml.safe_load(text).items()}


class Speaker:
    """Says things in one language."""

    def __init__(self, language: str | None) -> None:
        """Choose English when it is asked for, else Chinese."""
        self.language: Language = "en" if language == "en" else "zh"

    def __call__(self, key: str, **values: object) -> str:
        """Return a text with its values filled in."""
        return words(self.language)[key].format(**values)

    def name(self, row: dict[str, Any], column: str) -> str:
        """Return a name that the release holds in both languages."""
        return str(row[f"{column}_{self.language}"] or row[f"{column}_zh"] or "")

    def month(self, first_day: date, key: str = "month") -> str:
        """Return a month as it is written in this language."""
        return self(
            key,
            year=first_day.year,
            month=first_day.month,
            name=ENGLISH_MONTHS[first_day.month - 1],
        )
