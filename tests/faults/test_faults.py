"""Whatever happens to a refresh, readers keep a good release and nothing is lost."""

import os
import random
import shutil
from pathlib import Path

import pytest

from tests.faults.harness import County
from tests.faults.scenarios import AT_LENGTH, IN_SHORT, SCENARIOS, play

pytestmark = pytest.mark.slow
SEED = os.environ.get("U145_FAULT_SEED", "145")
MAY_MOUNT = os.geteuid() == 0 and shutil.which("mount") is not None


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> County:
    """Return a small county that was refreshed once."""
    return County(tmp_path_factory.mktemp("county"))


@pytest.mark.parametrize("name", SCENARIOS)
def test_readers_and_records_survive(county: County, name: str) -> None:
    if name == "full_disk" and not MAY_MOUNT:
        pytest.skip("needs root, to mount a small disk")
    if name == "wrong_clock" and shutil.which("faketime") is None:
        pytest.skip("needs faketime, to set the clock of one process")
    verdict = play(name, county, random.Random(f"{SEED} {name}"), IN_SHORT[name])
    assert verdict.is_good, verdict
    assert verdict.runs > 0


def test_every_scenario_is_played_short_and_at_length() -> None:
    assert set(IN_SHORT) == set(SCENARIOS) == set(AT_LENGTH)


def test_the_harness_notices_lost_rows_and_mixes(
    county: County, tmp_path: Path
) -> None:
    """The harness itself is seen failing, so that its zeros mean something."""
    from tests.faults.harness import Verdict, watched

    home = county.copy("seen-failing")
    verdict = Verdict("nothing was delivered")
    county.heals(home, verdict, "no second month")
    assert verdict.lost_rows == 3
    assert verdict.failures
    verdict = Verdict("unreadable")
    (home / "CURRENT").unlink()
    shutil.rmtree(home / "releases")
    (home / "releases").mkdir()
    verdict.reads = 1  # nothing will ever be read
    with watched(home, verdict):
        while not verdict.reader_errors:
            pass
    assert "NoRelease" in verdict.reader_errors[0]
