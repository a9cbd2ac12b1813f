"""Twenty analysts ask at once while twenty leaders look: nobody's page breaks."""

import asyncio
from itertools import cycle, islice
from pathlib import Path

import pytest

from tests.access.crowd import WAITING, Crowd, ask, gathered
from tests.dashboards.sessions import Visitor, in_a_loop_of_its_own
from u145.desk import failures
from u145.desk.limits import Limits
from u145.messages import Messages

pytestmark = pytest.mark.slow
MANY = 20
LIMITS = Limits(seconds=2, cpu_seconds=3, memory_mb=768, engine_memory_mb=128)
HEAVY = (
    "select count(*) from range(100000000000)",
    "select array_agg(repeat('x', 1000)) from range(10000000)",
    "select count(*) as n from core.fct_cases, core.fct_cases as others",
    "select a.*, b.case_id as other from core.fct_cases a, core.fct_cases b limit 9999",
)


def ends() -> list[str]:
    """Return what a page says of a question that was stopped."""
    stopped = (
        failures.out_of_time(LIMITS),
        failures.out_of_memory(LIMITS),
        failures.died(),
    )
    return [Messages("zh").say(one.key, **one.values) for one in stopped]


async def look(visitor: Visitor) -> tuple[str, list[str]]:
    """Open the cockpit; return its words and what it is made of."""
    await visitor.open()
    assert not visitor.failure
    return visitor.words, visitor.kinds


async def all_at_once(
    crowd: Crowd,
) -> tuple[list[tuple[str, list[str]]], list[tuple[str, list[str]]]]:
    """Return what each analyst got, and what each leader saw meanwhile."""

    async def analyst(who: str, sql: str) -> tuple[str, list[str]]:
        async with crowd.visiting(who) as visitor:
            await visitor.open("desk")
            seen = await ask(visitor, sql)
            assert not visitor.failure
            return visitor.words, seen

    async def leader(who: str) -> tuple[str, list[str]]:
        async with crowd.visiting(who) as visitor:
            return await look(visitor)

    questions = islice(cycle(HEAVY), MANY)
    asked = zip(crowd.names["analyst"], questions, strict=True)
    answers = asyncio.gather(*(analyst(who, sql) for who, sql in asked))
    pages = asyncio.gather(*(leader(who) for who in crowd.names["leader"]))
    return await answers, await pages


def test_many_ask_and_look_at_once(sample_home: Path, tmp_path: Path) -> None:
    roles = {"analyst": MANY, "leader": MANY}
    with gathered(sample_home, tmp_path / "home", roles, LIMITS) as crowd:
        answers, pages = in_a_loop_of_its_own(all_at_once(crowd))
    told = [
        next((end for end in ends() if end in words), "rows" * ("用时" in words))
        for words, _ in answers
    ]
    assert all(told), [words[-300:] for words, _ in answers]
    assert len(set(told)) > 1, "all ended in the same way"
    assert any(WAITING in seen for _, seen in answers)
    assert len(answers) == len(pages) == MANY
    # A page that lost a part on the way would differ from the others.
    assert len({words for words, _ in pages}) == 1
    words, kinds = pages[0]
    assert "营商环境" in words
    assert "plotly_chart" in kinds
    assert all(kinds == others for _, others in pages)
