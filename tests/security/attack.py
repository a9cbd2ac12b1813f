"""How long others wait for their pages while people ask for too much at the desk.

Quiet and attack take short turns on one server, so that whatever else the machine
does meets both. The attackers ask as people do, on the desk's page; others go from page
to page without a pause.
"""

import asyncio
import statistics
from itertools import cycle, islice
from pathlib import Path

from tests.access.crowd import Crowd, ask, gathered
from tests.dashboards.sessions import percentile
from tests.security.corpus import statements
from tests.security.harness import LIMITS

ATTACKERS, OTHERS = 5, 4
ROUNDS, RUNS = 6, 30  # of quiet and attack; pages of each person in one
PAGES = ("", "strategy", "rankings", "proposals", "towns")
MOST = 2.0  # times that others may wait longer


class Attack:
    """Bombs by several people at once, until they are told to stop."""

    def __init__(self, crowd: Crowd) -> None:
        self.crowd = crowd
        self.asked = 0
        self.is_on = asyncio.Event()  # everybody has asked
        self._is_over = False
        # Of both kinds by turns: those that never end, and those that take all.
        pairs = zip(statements("time"), statements("memory"), strict=False)
        self._bombs = cycle(bomb.text for pair in pairs for bomb in pair)

    async def rage(self) -> None:
        """Let all of them ask, one question after the other."""
        await asyncio.gather(*map(self._ask, self.crowd.names["analyst"]))

    def stop(self) -> None:
        """Let the questions that were asked be the last."""
        self._is_over = True

    async def _ask(self, who: str) -> None:
        async with self.crowd.visiting(who) as visitor:
            await visitor.open("desk")
            while not self._is_over:
                self.asked += 1
                if self.asked == ATTACKERS:
                    self.is_on.set()
                await ask(visitor, next(self._bombs))
                assert not visitor.failure


async def wait_for_pages(crowd: Crowd) -> list[float]:
    """Return how long each page took, in seconds, of several people at once."""
    times: list[float] = []

    async def look(who: str, pages: list[str]) -> None:
        async with crowd.visiting(who) as visitor:
            await visitor.open()  # the first view is a browser's, not a rerun
            for page in pages:
                times.append(await visitor.open(page))
                assert not visitor.failure

    leaders = enumerate(crowd.names["leader"])
    await asyncio.gather(
        *(look(who, list(islice(cycle(PAGES), n, n + RUNS))) for n, who in leaders)
    )
    return times


async def in_turns(crowd: Crowd) -> tuple[list[float], list[float], int]:
    """Return each turn's p95 in quiet and under attack, and how much was asked."""
    quiet: list[float] = []
    attacked: list[float] = []
    asked = 0
    await wait_for_pages(crowd)  # the server remembers what it read
    for _ in range(ROUNDS):
        quiet.append(percentile(await wait_for_pages(crowd), 95))
        attack = Attack(crowd)
        raging = asyncio.create_task(attack.rage())
        await attack.is_on.wait()
        attacked.append(percentile(await wait_for_pages(crowd), 95))
        attack.stop()
        await raging
        asked += attack.asked
    return quiet, attacked, asked


def measure(home: Path, folder: Path) -> tuple[str, bool]:
    """Return a line that says how long others wait, and whether that is bearable.

    It tells of the turn in the middle: what else happens on the machine during one
    of them does not count.

    Args:
        home: A refreshed home; it is copied.
        folder: For the copy.
    """
    roles = {"analyst": ATTACKERS, "leader": OTHERS}
    with gathered(home, folder / "attacked", roles, LIMITS) as crowd:
        quiet, attacked, asked = asyncio.run(in_turns(crowd))
    before, after = statistics.median(quiet), statistics.median(attacked)
    ratio, pages = after / before, OTHERS * RUNS
    line = (
        f"p95 of others' page reruns: quiet {before:.2f} s, under attack {after:.2f} s,"
        f" ratio {ratio:.2f} (at most {MOST:g}; {ROUNDS} turns of {pages} pages,"
        f" {asked} bombs by {ATTACKERS} people)"
    )
    return line, ratio <= MOST
