"""Small inboxes for property tests: a few files with few rows and many clashes."""

import csv
import io
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
from hypothesis import strategies as st

from u145.feeds import load_feeds
from u145.landing import land_inbox
from u145.landing.raw_layout import ensure_shapes

FEEDS = Path(__file__).parent / "feeds"
HEADER = ("编号", "类型", "单位", "受理时间", "办结时间", "评价", "数据状态")

Row = tuple[str, ...]


@dataclass(frozen=True)
class SmallFile:
    """One csv of the inbox."""

    day: int
    tail: str
    rows: tuple[Row, ...]

    @property
    def name(self) -> str:
        """Return the file's name, which carries the day it tells of."""
        return f"cases_2023-03-{self.day:02d}_{self.tail}.csv"

    def write(self, inbox: Path) -> None:
        """Write the file as an office would: a header and its rows."""
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerows([HEADER, *self.rows])
        inbox.mkdir(parents=True, exist_ok=True)
        (inbox / self.name).write_text(text.getvalue(), encoding="utf-8", newline="")

    def with_rows(self, rows: tuple[Row, ...]) -> "SmallFile":
        """Return the same file with other rows."""
        return replace(self, rows=rows)


KEYS = [f"A{number}" for number in range(6)]
CELLS = (
    st.sampled_from([*KEYS, ""]),
    st.sampled_from(["service_case", "hotline_call", "", "no_such_type"]),
    st.sampled_from(["县营商办", "环保局", "天外星局", "", "县财政局、县税务局"]),
    st.sampled_from(
        ["2023-03-01 09:30:00", "2023年3月2日", "45000", "3月", "9999-9-9", "?", ""]
    ),
    st.sampled_from(["2023/3/5 16:00", "2023.3.1", "2022-12-31", ""]),
    st.sampled_from(["5", "满意", "非常不满意", "七", ""]),
    st.sampled_from(["正常", "", "撤回"]),
)
ROWS = st.tuples(*CELLS).filter(any)


@st.composite
def small_inboxes(draw: st.DrawFn) -> list[SmallFile]:
    """Draw one to three files, of different or of the same day."""
    days = draw(st.lists(st.integers(1, 4), min_size=1, max_size=3))
    return [
        SmallFile(day, f"{index}", tuple(draw(st.lists(ROWS, min_size=1, max_size=6))))
        for index, day in enumerate(days)
    ]


def landed(folder: Path, *batches: list[SmallFile]) -> Path:
    """Land the batches one after the other, and return the raw folder."""
    raw = folder / "raw"
    ensure_shapes(raw)
    for batch in batches:
        for file in batch:
            file.write(folder / "inbox")
        land_inbox(folder / "inbox", raw, folder / "archive", load_feeds(FEEDS))
    register(raw)
    return raw


def register(raw: Path) -> None:
    """Write what a refresh knows before it builds: feeds and the as-of date."""
    from u145.feeds import write_registry

    write_registry(load_feeds(FEEDS), raw)
    duckdb.sql(
        "copy (select 'test' as run_id, 'test' as code_version, "
        "date '2023-03-31' as as_of_date, timestamp '2023-04-01' as started_at) "
        f"to '{raw}/registry/run.parquet'"
    )
