"""All scenarios by name, and how often each is tried."""

import random

from tests.faults import damage, kills, surroundings
from tests.faults.harness import County, Scenario, Verdict

SCENARIOS: dict[str, Scenario] = {
    "at_steps": kills.at_steps,
    "at_changes": kills.at_changes,
    "at_moments": kills.at_moments,
    "again_and_again": kills.again_and_again,
    "of_children": kills.of_children,
    "of_workers": kills.of_workers,
    "stopped": kills.stopped,
    "full_disk": surroundings.full_disk,
    "strange_inbox": surroundings.strange_inbox,
    "many_files": surroundings.many_files,
    "wrong_clock": surroundings.wrong_clock,
    "future_record": surroundings.future_record,
    "two_at_once": surroundings.two_at_once,
    "damaged_release": damage.damaged_release,
    "damaged_raw": damage.damaged_raw,
    "damaged_ledger": damage.damaged_ledger,
    "busy_readers": damage.busy_readers,
}
# `make faults`: every step, every change of a file, and more by chance.
AT_LENGTH = {
    "at_steps": 100,
    "at_changes": 200,
    "at_moments": 60,
    "again_and_again": 10,
    "of_children": 10,
    "of_workers": 5,
    "stopped": 20,
    "full_disk": 8,
    "strange_inbox": 10,
    "many_files": 10_000,
    "wrong_clock": 3,
    "future_record": 3,
    "two_at_once": 20,
    "damaged_release": 500,
    "damaged_raw": 500,
    "damaged_ledger": 200,
    "busy_readers": 200,
}
# `make test`: the same, shorter.
IN_SHORT = {
    "at_steps": 2,
    "at_changes": 2,
    "at_moments": 2,
    "again_and_again": 1,
    "of_children": 1,
    "of_workers": 1,
    "stopped": 3,
    "full_disk": 4,
    "strange_inbox": 1,
    "many_files": 50,
    "wrong_clock": 1,
    "future_record": 1,
    "two_at_once": 3,
    "damaged_release": 30,
    "damaged_raw": 60,
    "damaged_ledger": 20,
    "busy_readers": 20,
}


def play(name: str, county: County, chance: random.Random, runs: int) -> Verdict:
    """Play one scenario."""
    return SCENARIOS[name](county, chance, runs)
