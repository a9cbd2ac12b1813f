"""What pages ask of a release while they run, and what they are told."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from unittest import mock

from dashboards import reading


@dataclass(frozen=True)
class Question:
    """A select with its values, the release it was put to, and the answer."""

    release_id: str
    sql: str
    parameters: tuple[tuple[str, Any], ...]
    rows: tuple[dict[str, Any], ...]


@contextmanager
def overheard(
    at_first: Callable[[], object] = lambda: None,
) -> Iterator[list[Question]]:
    """Collect every question that is asked in this process.

    Args:
        at_first: What happens when the first question is asked.
    """
    questions: list[Question] = []
    ask = reading._rows

    def listen(release_id: str, path: Any, sql: str, parameters: Any) -> Any:
        if not questions:
            at_first()
        rows = ask(release_id, path, sql, parameters)
        questions.append(Question(release_id, sql, parameters, rows))
        return rows

    with mock.patch.object(reading, "_rows", listen):
        yield questions
