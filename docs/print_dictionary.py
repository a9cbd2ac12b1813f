"""Print `docs/dictionary/`: every published table and column, in both languages.

python -m docs.print_dictionary           write it
python -m docs.print_dictionary --check   exit 1 if it is not what it should be

The words are those of the .yml beside each model and of the seeds' .yml; a
release carries the same ones as comments (u145/releases/describing.py).
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from docs.print_catalogue import ROOT, rows
from expectations.result_columns import COLUMNS as RESULTS
from expectations.result_columns import DESCRIPTION as RESULTS_HOLD
from u145.refresh.history import RUNS, RUNS_HOLD, STEPS, STEPS_HOLD
from u145.releases.describing import name_of

FOLDER = ROOT / "docs" / "dictionary"
SCHEMAS = {
    "scorecards": (
        "记分卡：看板上的每个数字",
        "Scorecards: every figure of the screens",
    ),
    "core": ("事实与维度：数字背后的记录", "Facts and dimensions: the records behind"),
    "operations": (
        "运行：报送、质量、更正",
        "Operations: deliveries, quality, restatements",
    ),
    "catalogue": (
        "目录：指标、口径、目标的定义",
        "Catalogue: what everything is defined by",
    ),
    "reference": (
        "参照：单位、镇街、日历、写法",
        "Reference: units, towns, days, spellings",
    ),
}
PRINTED = "<!-- Printed by `make docs`; edit the .yml files instead. -->\n"
HEAD = """
# 数据字典 Data dictionary

每个发布版里的表和列。DBeaver、DuckDB 命令行和 SQL（`duckdb_columns().comment`）
里看到的是同样的说明。每个发布版的模型、来源和 SQL 见数据健康页的“模型文档”
（`dbt_docs/<发布编号>/index.html`）。怎样打开发布版、怎样从数字查到记录：
[docs/analysts.zh-CN.md](../analysts.zh-CN.md)。

The tables and columns of every release. DBeaver, the DuckDB shell and SQL
(`duckdb_columns().comment`) show the same words. The models of a release, with
their lineage and SQL: `dbt_docs/<release>/index.html` in the warehouse's folder,
which the page on data health links. How to open a release, and how to come from
a figure to its records: [docs/analysts.md](../analysts.md).
"""


@dataclass(frozen=True)
class Relation:
    """A published table or view as its .yml describes it."""

    schema: str
    name: str
    description: str
    columns: Mapping[str, tuple[str, str]]  # name -> type and description


def relations() -> list[Relation]:
    """Return all that is published, by schema and name."""
    found = [*_models(), *_seeds(), *_written()]
    return sorted(found, key=lambda one: (list(SCHEMAS).index(one.schema), one.name))


def _models() -> Iterator[Relation]:
    for schema in SCHEMAS:
        for file in (ROOT / "models" / "marts" / schema).glob("*.yml"):
            for model in _yaml(file).get("models", []):
                yield _relation(schema, model, {})


def _seeds() -> Iterator[Relation]:
    config = _yaml(ROOT / "dbt_project.yml")["seeds"]["u145"]
    for schema in ("catalogue", "reference"):
        elsewhere = {
            name
            for name, own in config[schema].items()
            if isinstance(own, dict) and own.get("+schema", schema) != schema
        }
        for file in (ROOT / "seeds" / schema).glob("*.yml"):
            for seed in _yaml(file).get("seeds", []):
                if seed["name"] not in elsewhere:
                    types = seed.get("config", {}).get("column_types", {})
                    yield _relation(schema, seed, types)


def _written() -> Iterator[Relation]:
    """Return the tables that no model makes: what a run says of itself."""
    for name, description, columns in (
        ("mart_refresh_runs", RUNS_HOLD, RUNS),
        ("mart_refresh_steps", STEPS_HOLD, STEPS),
        ("mart_expectation_results", RESULTS_HOLD, RESULTS),
    ):
        yield Relation("operations", name, description, columns)


def _relation(schema: str, node: dict[str, Any], types: dict[str, str]) -> Relation:
    return Relation(
        schema=schema,
        name=node["name"],
        description=_line(node.get("description", "")),
        columns={
            column["name"]: (
                column.get("data_type", types.get(column["name"], "")),
                _line(column.get("description", "")),
            )
            for column in node.get("columns", [])
        },
    )


def _yaml(file: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return content


def _line(text: str) -> str:
    return " ".join(text.split())


def chinese_names() -> dict[tuple[str, str], str]:
    """Return what tables and columns are called, as a release will say it."""
    headers = {
        (row["record_kind"], row["column_id"]): row["header_zh"]
        for row in rows("record_columns")
    }
    names = {
        (row["relation_name"], row["column_name"]): row["name_zh"]
        for row in rows("dictionary_names")
    }
    return names | {
        (f"fct_{row['record_kind']}", row["field_id"]): row["label_zh"]
        or headers[row["record_kind"], row["column_id"]]
        for row in rows("record_fields")
    }


def pages() -> dict[str, str]:
    """Return the pages by the names of their files."""
    names, known = chinese_names(), relations()
    by_schema = {
        schema: [one for one in known if one.schema == schema] for schema in SCHEMAS
    }
    return {"README.md": _index(by_schema, names)} | {
        f"{schema}.md": _page(schema, some, names) for schema, some in by_schema.items()
    }


def _index(by_schema: dict[str, list[Relation]], names: dict[Any, str]) -> str:
    parts = [PRINTED, HEAD]
    for schema, some in by_schema.items():
        parts.append(
            f"\n## [{schema}]({schema}.md)\n\n{' · '.join(SCHEMAS[schema])}\n\n"
        )
        parts += [
            f"- [`{one.name}`]({schema}.md#{one.name}) {name_of(names, one.name, '')}\n"
            for one in some
        ]
    return "".join(parts)


def _page(schema: str, some: list[Relation], names: dict[Any, str]) -> str:
    parts = [PRINTED, f"\n# {schema}\n\n{' · '.join(SCHEMAS[schema])}\n"]
    for one in some:
        parts += [
            f"\n## {one.name}\n\n{name_of(names, one.name, '')}。{one.description}\n\n",
            "| 列 Column | 名称 | 类型 Type | 说明 Description |\n|---|---|---|---|\n",
        ]
        for column, (kind, description) in one.columns.items():
            name = name_of(names, one.name, column)
            text = description.replace("|", "\\|")
            parts.append(f"| `{column}` | {name} | {kind} | {text} |\n")
    return "".join(parts)


def main(arguments: list[str]) -> int:
    """Write the pages, or say whether they are fresh."""
    stale = 0
    for name, text in pages().items():
        page = FOLDER / name
        if page.exists() and page.read_text(encoding="utf-8") == text:
            continue
        if "--check" in arguments:
            print(f"{page.relative_to(ROOT)} is not fresh: run `make docs`")
            stale = 1
            continue
        page.parent.mkdir(exist_ok=True)
        page.write_text(text, encoding="utf-8")
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
