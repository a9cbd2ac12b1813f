"""Addresses at which pages are looked at, chosen by a seed, and what they then ask."""

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboards import reading
from dashboards.queries import periods
from dashboards.reading import read
from dashboards.registry import PAGES, Entry
from tests.dashboards.addresses import asks
from tests.dashboards.apps import open_page
from tests.dashboards.questions import Question, overheard
from u145.releases.current import Release

# From a figure to its records, and from there to one of them.
DRILL_DOWN = ("records", "record")
CHOICES = {
    "unit": "select unit_id from core.dim_units where valid_to is null order by 1",
    "town": "select town_id from core.dim_towns order by 1",
    "indicator": "select indicator_id from core.dim_indicators order by 1",
}
# Spread over all kinds, and over all records of a kind.
RECORDS = """
    select record_kind as kind, record_id as id
    from core.fct_records
    qualify row_number() over (
        partition by record_kind order by hash(record_id || $seed), record_id
    ) <= $most
    order by record_kind, record_id
"""


@dataclass(frozen=True)
class Look:
    """A page at an address, and the questions that it asks there."""

    page: str
    asked: tuple[tuple[str, str], ...]
    questions: tuple[Question, ...]

    @property
    def is_drill_down(self) -> bool:
        return self.page in DRILL_DOWN


class Chance:
    """Chooses addresses of a release's pages."""

    def __init__(self, release: Release, seed: int) -> None:
        self.release, self.dice = release, random.Random(seed)
        self.months = periods.months(release)
        self.values = {
            name: [str(next(iter(row.values()))) for row in read(release, select)]
            for name, select in CHOICES.items()
        }
        # Read once: it is a question of the benchmark, and not one of a page.
        self.records = reading.read_once(release, RECORDS, seed=str(seed), most=20)

    def address(self, entry: Entry) -> dict[str, str]:
        """Return an address: what the page needs, and filters as people set them."""
        dice, asked = self.dice, asks(self.release, entry.path)
        if entry.path == "record":
            return {
                name: str(value) for name, value in dice.choice(self.records).items()
            }
        asked |= {
            "month": f"{dice.choice(self.months):%Y-%m}",
            "period": dice.choice(("window", "ytd")),
        }
        if "indicator" in asked:
            asked["indicator"] = dice.choice(self.values["indicator"])
        if entry.path == "records":
            asked["side"] = dice.choice(("numerator", "denominator"))
        if entry.filters and dice.random() < 0.5:
            name = dice.choice(entry.filters)
            asked[name] = dice.choice(self.values[name])
        return asked


def looks(release: Release, home: Path, seed: int, states: int) -> Iterator[Look]:
    """Yield every page as it opens, then at addresses chosen by the seed.

    A page that asks nothing, because it needs something else, is left out.
    """
    os.environ["U145_HOME"] = str(home)
    chance = Chance(release, seed)
    for entry in PAGES:
        addresses = [asks(release, entry.path)]
        addresses += [chance.address(entry) for _ in range(states)]
        for asked in addresses:
            app = open_page(entry.path, **asked)
            with overheard() as questions:
                app.run()
            if questions:
                yield Look(entry.path, tuple(asked.items()), tuple(questions))
