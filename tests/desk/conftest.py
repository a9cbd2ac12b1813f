"""Homes with a small release, as the tests of releases make them."""

from collections.abc import Callable

import pytest

from tests.releases.conftest import Publish, home, publish_one
from u145.desk.answer import Answer
from u145.desk.desk import Desk
from u145.desk.limits import Limits
from u145.releases.pointer import Release

__all__ = ["home", "publish_one"]

Ask = Callable[..., Answer]


@pytest.fixture
def release(publish_one: Publish) -> Release:
    """Return a small release."""
    return publish_one()


@pytest.fixture
def ask(release: Release) -> Ask:
    """Return a function that asks a desk and waits for the answer."""
    desk = Desk(Limits())

    def answer(question: str, max_rows: int | None = None) -> Answer:
        answer = desk.submit("somebody", release, question, max_rows).wait()
        assert answer is not None
        return answer

    return answer
