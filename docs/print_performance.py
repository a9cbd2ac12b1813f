"""Print `docs/performance.md` and its plot from what the benchmarks measured.

python -m docs.print_performance           write them
python -m docs.print_performance --check   exit 1 if they are not what they should be

Every figure comes from `benchmarks/results/*.json`, with the machine that it was
measured on. Here are only words and layout.
"""

import sys
from collections.abc import Iterable, Mapping
from typing import Any

from benchmarks.results import Result, read
from docs.plot_of_costs import plot
from docs.print_catalogue import ROOT

PAGE = ROOT / "docs" / "performance.md"
PLOT = ROOT / "docs" / "images" / "performance.svg"
HEAD = """<!-- Printed by `make docs` from benchmarks/results; never typed. -->

# 性能 Performance

本页由基准测试打印，不手写：`make bench` 重新测量（需数小时和约 20 GB 磁盘），
`make bench-queries` 等只测一项。时间只有与同一次运行里的其他时间相比才有意义，
因此目标都是比值。

This page is printed by the benchmarks and never typed: `make bench` measures it again
(hours, some 20 GB of disk), `make bench-queries` and its like one part. Times mean
something only beside others of the same run, so aims are ratios wherever they can be.
"""
# Title and what is measured, in the order of the page.
PARTS = {
    "refresh": (
        "刷新 Refresh",
        "A full refresh beside `benchmarks/bare.py`, which makes the same published"
        " tables from the same raw files by DuckDB and little else, and beside the"
        " floor: one hash over every cell of the raw files. The tables of both were"
        " equal, or there would be no figure. Then one day (about 5,000 service cases,"
        " a hundredth of them corrections of earlier months), then nothing new.",
    ),
    "queries": (
        "查询 Queries",
        "What each page asks of the release, in default and in random states.",
    ),
    "reruns": (
        "页面重跑 Reruns",
        "Server time of each page over the WebSocket, for many at once.",
    ),
    "processes": (
        "多进程 Several processes",
        "Reruns a second with several processes behind nginx (deploy/nginx).",
    ),
    "start": ("启动 Start-up", "Processor time of a command, beside `python -c pass`."),
    "engines": (
        "引擎 Engines",
        "The same build on DuckDB and on Spark; docs/scale.md says more.",
    ),
    "superset": (
        "Superset",
        "The cockpit beside the same charts of the same release in Apache Superset:"
        " time to the last chart, in one browser and one run.",
    ),
    "sqlmesh": ("SQLMesh", "The same models' SQL, built by dbt and by SQLMesh."),
    "frames": ("Polars, pandas", "One mart, made by others, equal row by row."),
}


def text() -> str:
    """Return the page."""
    results = {name: found for name in PARTS if (found := read(name))}
    parts = [HEAD, *_aims(results)]
    for name, found in results.items():
        title, words = PARTS[name]
        parts += [f"## {title}\n\n{words}\n", _circumstances(found)]
        if name == "refresh":
            parts.append("![wall time against records](images/performance.svg)\n")
        parts += _tables(found)
    return "\n".join(parts)


def _aims(results: Mapping[str, Result]) -> Iterable[str]:
    yield "## 目标 Aims\n"
    rows = [
        {
            "": "✓" if aim.is_met else "✗",
            "aim": aim.aim,
            "measured": f"{aim.value:,.4g}",
            "at most": f"{aim.limit:,.4g}",
            "part": name,
        }
        for name, found in results.items()
        for aim in found.aims
    ]
    yield _table(rows)


def _circumstances(found: Result) -> str:
    machine = found.machine
    versions = ", ".join(
        f"{name} {number}" for name, number in machine["versions"].items()
    )
    seed = f", seed {found.seed}" if found.seed is not None else ""
    about = ", ".join(
        f"{key} {value}"
        for key, value in found.about.items()
        if not isinstance(value, dict | list)
    )
    return (
        f"{found.measured_at[:10]}, {machine['processors']} × {machine['processor']},"
        f" {machine['memory_gib']} GiB, load {machine['load_1_min']} at the end{seed};"
        f" {versions}.{' ' + about + '.' if about else ''}\n"
    )


def _tables(found: Result) -> Iterable[str]:
    """Return a table for each shape of rows; what is nested comes in its own."""
    shapes: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
    steps = []
    for row in found.rows:
        flat = {key: value for key, value in row.items() if not isinstance(value, dict)}
        shape = () if found.name == "refresh" else tuple(flat)
        shapes.setdefault(shape, []).append(flat)
        for value in row.values():
            if isinstance(value, dict):
                steps.append({"what": row["what"], "records": row["records"], **value})
    for rows in shapes.values():
        yield _table(rows)
    if steps:
        yield "Seconds of each step:\n"
        yield _table(steps)


def _table(rows: list[Any]) -> str:
    columns = list(dict.fromkeys(key for row in rows for key in row))
    lines = [
        "| " + " | ".join(column.replace("_", " ") for column in columns) + " |",
        "|" + "---|" * len(columns),
        *(
            "| " + " | ".join(_cell(row.get(column, "")) for column in columns) + " |"
            for row in rows
        ),
    ]
    return "\n".join(lines) + "\n"


def _cell(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value).replace("|", "\\|")
    return f"{value:,}" if isinstance(value, int) else f"{value:,.4g}"


def main(arguments: list[str]) -> int:
    """Write the page and its plot, or say whether they are fresh."""
    refresh = read("refresh")
    files = {PAGE: text()} | ({PLOT: plot(refresh.rows)} if refresh else {})
    stale = 0
    for file, content in files.items():
        if file.exists() and file.read_text(encoding="utf-8") == content:
            continue
        if "--check" in arguments:
            print(f"{file.relative_to(ROOT)} is not fresh: run `make docs`")
            stale = 1
            continue
        file.write_text(content, encoding="utf-8")
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
