"""The maker: deterministic, complete in its defects, harmless, streaming."""

import csv
import hashlib
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from u145.sample.made_tables import SEEDS, made_tables
from u145.sample.maker import make_sample

SAMPLE = Path(__file__).parents[2] / "data" / "sample"


def contents(folder: Path) -> dict[str, str]:
    """Return a hash of what every file holds, apart from how it is packed."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_dir() or path.name == "README.txt":
            continue
        name = str(path.relative_to(folder))
        if path.suffix == ".parquet":
            data = json.dumps(pq.read_table(path).to_pylist()).encode()
        elif path.suffix == ".xlsx" and path.stat().st_size:
            with zipfile.ZipFile(path) as archive:
                data = b"".join(archive.read(part) for part in archive.namelist())
        else:
            data = path.read_bytes()
        found[name] = hashlib.sha256(data).hexdigest()
    return found


def manifest() -> list[dict[str, str]]:
    """Read the committed manifest."""
    with (SAMPLE / "manifest.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.mark.slow
def test_committed_sample_is_what_the_maker_makes(tmp_path: Path) -> None:
    """Nobody edited the sample by hand."""
    make_sample(tmp_path)
    made, committed = contents(tmp_path), contents(SAMPLE)
    assert made.keys() == committed.keys()
    assert [name for name in made if made[name] != committed[name]] == []


def test_same_seed_same_bytes_other_seed_others(tmp_path: Path) -> None:
    """Two runs agree to the byte; another seed makes another county."""
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        make_sample(tmp_path / name, seed, 0.01, "2022-02", "2022-04")
    first, second, other = (
        {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }
        for name in "abc"
    )
    assert first == second
    assert first != other


def test_every_defect_is_planted() -> None:
    """D01 to D34 each stand in the manifest at least once."""
    planted = {row["defect_id"] for row in manifest()}
    assert {f"D{number:02d}" for number in range(1, 35)} <= planted


def test_every_file_of_the_manifest_exists() -> None:
    """The manifest speaks of files that are there."""
    names = {row["file"] for row in manifest()}
    assert [name for name in names if not (SAMPLE / "inbox" / name).exists()] == []


def test_sample_is_small() -> None:
    """At most eight megabytes are committed."""
    sizes = [path.stat().st_size for path in SAMPLE.rglob("*") if path.is_file()]
    assert sum(sizes) <= 8_000_000


def test_no_number_could_belong_to_anybody() -> None:
    """Phone and identity numbers are of kinds that were never given out."""
    for path in (SAMPLE / "inbox").rglob("*.csv"):
        data = path.read_bytes()
        for encoding in ("utf-8-sig", "gb18030", "utf-16"):
            try:
                text = data.decode(encoding)
                break
            except UnicodeError:
                continue
        assert not re.search(r"(?<![0-9A-Z])1[3-9][0-9]{9}(?![0-9])", text)
        for card in re.findall(r"(?<![0-9A-Z])[0-9]{17}[0-9X](?![0-9])", text):
            assert card.startswith("999999"), path


def test_made_tables_are_the_committed_seeds() -> None:
    """Members, enterprises and calendar were not edited by hand."""
    for name, (header, rows) in made_tables().items():
        with (SEEDS / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
            committed = list(csv.reader(handle))
        assert committed == [header.split(","), *map(list, rows)]


@pytest.mark.slow
def test_memory_does_not_grow_with_the_scale(tmp_path: Path) -> None:
    """Twenty thousand cases a month need hardly more memory than five hundred."""
    peaks = []
    for scale in ("0.05", "2"):
        code = (
            "import resource\nfrom pathlib import Path\n"
            "from u145.sample.maker import make_sample\n"
            f"make_sample(Path({str(tmp_path / scale)!r}), 1, {scale}, "
            "'2022-03', '2022-03')\n"
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
        )
        run = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        peaks.append(int(run.stdout))
    assert peaks[1] < peaks[0] + 100_000  # kilobytes
