"""Questions that are kept in the repository, to ask of any release.

`analyses/questions/` holds everyday questions, `analyses/indicators/` one for
each indicator, which adds its published value up again from the records. Each
is plain SQL that works in every tool, under a head of comments:

    -- title_zh: 热线满意率，各镇街
    -- title_en: Hotline satisfaction by town
    -- about_zh: ……
    -- about_en: …, which may go on
    --   in the next line
    -- rows: may be none
"""

from dataclasses import dataclass
from pathlib import Path

from u145.errors import KnownError

QUESTIONS, INDICATORS = "questions", "indicators"
NEEDED = ("title_zh", "title_en", "about_zh", "about_en")
ROWS, MAY_BE_NONE = "rows", "may be none"


@dataclass(frozen=True)
class Question:
    """One question: what it answers in both languages, and its SQL."""

    id: str
    title_zh: str
    title_en: str
    about_zh: str
    about_en: str
    sql: str  # one select statement, without the head
    may_be_empty: bool  # a healthy release may have no row to show


def saved_questions(project: Path, folder: str = QUESTIONS) -> list[Question]:
    """Return the questions of a project, by id.

    Args:
        project: The checkout, which holds `analyses/`.
        folder: `questions`, or `indicators` for the example of each indicator.

    Raises:
        KnownError: The head of a question lacks a line, or has one too many.
    """
    files = sorted((project / "analyses" / folder).glob("*.sql"))
    return [_question(file) for file in files]


def _question(file: Path) -> Question:
    lines = file.read_text(encoding="utf-8").splitlines()
    size = next(
        (place for place, line in enumerate(lines) if not line.startswith("--")),
        len(lines),
    )
    head = _head(lines[:size])
    rows = head.pop(ROWS, "")
    if set(head) != set(NEEDED) or not all(head.values()):
        raise KnownError("questions.head", file=file.name, needed=", ".join(NEEDED))
    if rows not in ("", MAY_BE_NONE):
        raise KnownError("questions.rows", file=file.name, words=MAY_BE_NONE)
    return Question(
        id=file.stem,
        **head,
        sql="\n".join(lines[size:]).strip() + "\n",
        may_be_empty=bool(rows),
    )


def _head(lines: list[str]) -> dict[str, str]:
    """Return the lines of a head by their key; an indented line goes on."""
    head: dict[str, str] = {}
    key = ""
    for line in lines:
        text = line.removeprefix("--")
        if text.startswith("   ") and key:
            head[key] = f"{head[key]} {text.strip()}"
            continue
        key, _, value = text.strip().partition(": ")
        head[key] = value.strip()
    return head
