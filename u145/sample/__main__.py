"""Make the sample: `python -m u145.sample` writes data/sample again."""

import argparse
from pathlib import Path

from u145.sample.maker import make_sample

FOLDER = Path(__file__).parents[2] / "data" / "sample"


def main() -> None:
    """Read the options and make the sample."""
    parser = argparse.ArgumentParser(prog="python -m u145.sample")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--seed", type=int, default=145)
    parser.add_argument("--scale", type=float, default=0.04)
    parser.add_argument("--first", default="2022-01")
    parser.add_argument("--last", default="2023-09")
    options = parser.parse_args()
    make_sample(
        options.folder, options.seed, options.scale, options.first, options.last
    )


if __name__ == "__main__":
    main()
