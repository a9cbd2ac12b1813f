"""Print `docs/indicators.md` from the catalogue. It is never written by hand.

python -m docs.print_catalogue           write it
python -m docs.print_catalogue --check   exit 1 if it is not what it should be
"""

import csv
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
CATALOGUE = ROOT / "seeds" / "catalogue"
PAGE = ROOT / "docs" / "indicators.md"
Row = dict[str, str]

HEAD = """<!-- Printed by `make docs`; edit seeds/catalogue instead. -->

# 指标 Indicators

目标值、底线和权重均为占位值，待县里确认。
Targets, floors and weights are placeholders until the county confirms its own.

得分：最差 0 · 底线 60 · 目标 85 · 最好 100，其间按比例。
Score: worst 0 · floor 60 · target 85 · best 100, in proportion between them.
"""
DIRECTIONS = {
    "higher_is_better": "越高越好 higher is better",
    "lower_is_better": "越低越好 lower is better",
}


def rows(seed: str) -> list[Row]:
    """Return a seed of the catalogue, in its own order."""
    with (CATALOGUE / f"{seed}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def filled(definition: str, limits: dict[str, str]) -> str:
    """Return a definition with its limits written in."""
    for limit_id, value in limits.items():
        definition = definition.replace(f"{{{limit_id}}}", value)
    return definition


def indicators_page() -> str:
    """Return the page: indicators by standard, then what they are made of."""
    limits = {row["limit_id"]: row["limit_value"] for row in rows("limits")}
    units = {row["unit_id"]: row for row in rows("units_of_measure")}
    targets = {t["indicator_id"]: t for t in rows("targets") if t["unit_group"] == "*"}
    parts = [HEAD]
    none = {
        "standard_id": "",
        "standard_name_zh": "不属于任何标准",
        "standard_name_en": "No standard",
    }
    for standard in [*rows("standards"), none]:
        mine = [
            row
            for row in rows("indicators")
            if row["standard_id"] == standard["standard_id"]
        ]
        if mine:
            parts.append(f"## {' '.join(filter(None, _names(standard)))}\n")
            parts += [
                _indicator(row, targets[row["indicator_id"]], units, limits)
                for row in mine
            ]
    after = [_measures(units, limits), _limits(units), _ranking_groups(), _statuses()]
    return "\n".join([*parts, *after, _progress_statuses()])


def _names(standard: Row) -> tuple[str, str, str]:
    return (
        standard["standard_id"],
        standard["standard_name_zh"],
        standard["standard_name_en"],
    )


def _indicator(
    row: Row, target: Row, units: dict[str, Row], limits: dict[str, str]
) -> str:
    unit = units[row["unit_id"]]
    names = dict.fromkeys((unit["unit_name_zh"], unit["unit_name_en"]))
    facts = (
        f"目标 target {target['target']} · 底线 floor {target['floor']} · "
        f"最差 worst {row['worst']} · 最好 best {row['best']} "
        f"({' '.join(names)}; {DIRECTIONS[row['direction']]})"
    )
    formula = f"{row['numerator_measure']} ÷ {row['denominator_measure']}"
    scale = f" × {row['scale']}" if row["scale"] != "1" else ""
    return (
        f"### {row['indicator_name_zh']} {row['indicator_name_en']}\n\n"
        f"{filled(row['definition_zh'], limits)}\n"
        f"{filled(row['definition_en'], limits)}\n\n"
        f"- {facts}\n"
        f"- 重点 priority {row['priority_id']} · 权重 weight {target['weight']} · "
        f"最少件数 minimum of cases {row['min_n']}\n"
        f"- `{row['indicator_id']}` = {formula}{scale}\n"
    )


def _measures(units: dict[str, Row], limits: dict[str, str]) -> str:
    lines = [
        "## 计数口径 Measures\n",
        "| 口径 Measure | 定义 Definition | 计入日期 Counted on | 单位 Unit |",
        "|---|---|---|---|",
    ]
    for row in rows("measures"):
        unit = units[row["unit_id"]]
        lines.append(
            f"| {row['measure_name_zh']}<br>{row['measure_name_en']}"
            f"<br>`{row['measure_id']}` | "
            f"{filled(row['definition_zh'], limits)}<br>"
            f"{filled(row['definition_en'], limits)} | "
            f"{row['date_name_zh']}<br>{row['date_name_en']} | "
            f"{unit['unit_name_zh']} {unit['unit_name_en']} |"
        )
    return "\n".join(lines) + "\n"


def _limits(units: dict[str, Row]) -> str:
    lines = [
        "## 时限 Limits\n",
        "| 时限 Limit | 值 Value | 依据 Basis |",
        "|---|---|---|",
    ]
    for row in rows("limits"):
        unit = units.get(row["unit_id"], {})
        names = unit.get("unit_name_zh", row["unit_id"]), unit.get("unit_name_en", "")
        lines.append(
            f"| {row['limit_name_zh']}<br>{row['limit_name_en']} | "
            f"{row['limit_value']} {' '.join(names).strip()} | "
            f"{row['basis']} |"
        )
    return "\n".join(lines) + "\n"


def _ranking_groups() -> str:
    lines = [
        "## 排名分组 Ranking groups\n",
        "| 分组 Group | 排名所需指标数 Indicators that a rank needs | 依据 Basis |",
        "|---|---|---|",
    ]
    for row in rows("ranking_groups"):
        lines.append(
            f"| {row['ranking_group_name_zh']}<br>{row['ranking_group_name_en']} | "
            f"{row['indicators_min']} | {row['basis']} |"
        )
    return "\n".join(lines) + "\n"


def _statuses() -> str:
    lines = [
        "## 状态 Statuses\n",
        "| 状态 Status | 得分起 Score from |",
        "|---|---|",
    ]
    lines += [
        f"| {row['icon']} {row['label_zh']} {row['label_en']} | "
        f"{row['score_from'] or '–'} |"
        for row in rows("statuses")
    ]
    return "\n".join(lines) + "\n"


def _progress_statuses() -> str:
    lines = [
        "## 进度状态 Statuses of progress\n",
        "| 状态 Status | 进度减时间进度，百分点 Progress less time gone, points |",
        "|---|---|",
    ]
    lines += [
        f"| {row['icon']} {row['status_name_zh']} {row['status_name_en']} | "
        f"{'≥ ' if row['min_gap_pct'] else '–'}{row['min_gap_pct']} |"
        for row in rows("progress_statuses")
    ]
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """Write the page, or say whether it is fresh."""
    page = indicators_page()
    if "--check" not in arguments:
        PAGE.write_text(page, encoding="utf-8")
        return 0
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == page:
        return 0
    print(f"{PAGE.relative_to(ROOT)} is not what the catalogue says: run `make docs`")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
