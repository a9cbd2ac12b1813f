"""One day's delivery to add to a sample: new service cases, and old ones corrected.

    python -m benchmarks.one_day --sample FOLDER --to INBOX [--rows 5000] [--seed 145]

A day brings new cases of that day, and a hundredth of its rows correct cases of
earlier months: their rating is another one. What is written depends on nothing but
the sample, the day and the seed.
"""

import argparse
import random
from datetime import date
from pathlib import Path

from tests.pipeline.correcting import FEED, RATING, STATE, Row, read, text_of, write

KEY, ACCEPTED, CLOSED = "业务流水号", "受理时间", "办结时间"
CORRECTED = 0.01  # of a day's rows
DAY = date(2023, 9, 29)


def months_of(sample: Path) -> list[Path]:
    """Return the monthly files of this year's layout, the oldest first."""
    files = sorted((sample / "inbox" / FEED).glob("*年*月.csv"))
    return [file for file in files if KEY in text_of(file.read_bytes()[:4096])]


def make_day(sample: Path, inbox: Path, rows: int, seed: int, day: date = DAY) -> Path:
    """Write the delivery of a day and return its file."""
    chance = random.Random(f"{seed} {day}")
    *older, last = months_of(sample)
    newest = read(last)
    corrected = round(rows * CORRECTED)
    months = chance.sample(older, min(corrected, 5))
    made: list[Row] = []
    for number in range(rows - corrected):
        row = dict(chance.choice(newest))
        hour = chance.randrange(9, 12)
        row[KEY] = f"BJ{day:%Y%m%d}{number:06d}"
        row[ACCEPTED] = f"{day:%Y-%m-%d} {hour:02d}:{chance.randrange(60):02d}:11"
        row[CLOSED] = f"{day:%Y-%m-%d} {hour + 3:02d}:{chance.randrange(60):02d}:17"
        row[STATE] = ""
        made.append(row)
    for file in months:
        known = [row for row in read(file) if row[STATE] == ""]
        for row in chance.sample(known, corrected // len(months)):
            made.append({**row, RATING: "基本满意"})
    file = inbox / FEED / f"政务服务办件_{day:%Y年%m月}_{day:%Y%m%d}日报.csv"
    write(file, made)
    return file


def main() -> None:
    """Write a day by the command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.one_day")
    parser.add_argument("--sample", type=Path, required=True)
    parser.add_argument("--to", type=Path, required=True)
    parser.add_argument("--rows", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=145)
    options = parser.parse_args()
    print(make_day(options.sample, options.to, options.rows, options.seed))


if __name__ == "__main__":
    main()
