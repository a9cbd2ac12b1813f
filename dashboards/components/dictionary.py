"""The dictionary: what every indicator, measure, limit, target and status means."""

import streamlit as st

from dashboards.components import states
from dashboards.components.html import link, safe
from dashboards.formats import number, quantity
from dashboards.reading import Row
from dashboards.tables import Column, Table
from dashboards.view import View


def search(view: View) -> None:
    """Show the box to search in; the words go into the address."""
    say = view.say
    # The address decides; the box follows it when a link changed it.
    st.session_state["words"] = view.ask("q")
    st.text_input(
        say("查找名称或定义"),
        key="words",
        placeholder=say("例如：办结、提案、检查"),
        on_change=_remember,
        width=420,
    )


def _remember() -> None:
    if words := st.session_state["words"].strip():
        st.query_params["q"] = words
    else:
        st.query_params.pop("q", None)


def indicators(view: View, rows: list[Row]) -> None:
    """Show the indicators by standard, each with all that defines it."""
    say = view.say
    if not rows:
        states.empty(say("没有找到这样的指标。"), say("换一个词，或看其他几类。"))
        return
    note = say("目标、底线和权重除注明“县里已确认”的以外，均为占位值，待县里确认。")
    drawn, before = [f'<p class="quiet whole">{safe(note)}</p>'], object()
    for row in rows:
        if row["standard_id"] != before:
            before = row["standard_id"]
            drawn.append(f"<h2>{safe(_standard(view, row))}</h2>")
        drawn.append(_indicator(view, row))
    st.html(f'<div class="u145 dictionary">{"".join(drawn)}</div>')


def _standard(view: View, row: Row) -> str:
    if row["standard_id"] is None:
        return view.say("不属于任何标准")
    return f"{row['standard_id']} {view.say.name(row, 'standard_name')}"


def _indicator(view: View, row: Row) -> str:
    say = view.say
    address = view.to("indicator", indicator=row["indicator_id"])
    said = (fact for fact in _facts(view, row) if fact)
    facts = " · ".join(f"<span>{safe(fact)}</span>" for fact in said)
    scale = f" × {row['scale']}" if row["scale"] != 1 else ""
    formula = (
        f"{say.name(row, 'numerator_name')} ÷ "
        f"{say.name(row, 'denominator_name')}{scale}"
    )
    return (
        f'<article class="card"><h3>{link(address, say.name(row, "indicator_name"))}'
        f"</h3><p>{safe(say.name(row, 'definition'))}</p>"
        f"<p>{safe(formula)}</p>"
        f'<p class="quiet">{facts}</p></article>'
    )


def _facts(view: View, row: Row) -> list[str]:
    say = view.say
    unit, decimals = say.name(row, "unit_name"), row["decimals"]
    directions = {
        "higher_is_better": say("越高越好"),
        "lower_is_better": say("越低越好"),
    }
    levels = (
        (say("目标"), row["target"]),
        (say("底线"), row["floor"]),
        (say("最差"), row["worst"]),
        (say("最好"), row["best"]),
    )
    return [
        *(f"{name} {quantity(value, unit, decimals)}" for name, value in levels),
        directions.get(row["direction"], ""),
        _priority(view, row),
        say("权重 {weight}", weight=number(row["weight"], 0)),
        say("最少件数 {count}", count=row["min_n"]),
        "" if row["is_placeholder"] else say("县里已确认"),
    ]


def _priority(view: View, row: Row) -> str:
    if row["priority_id"] is None:
        return view.say("不属于任何重点")
    return f"{row['priority_id']} {view.say.name(row, 'priority_name')}"


def measures(view: View, rows: list[Row]) -> Table:
    """Return what is counted for the indicators."""
    say = view.say
    return Table(
        "measures",
        say("计数口径 {count} 个", count=len(rows)),
        say("指标由两个口径相除得出 · 每条记录按各自的日期计入"),
        (
            Column("measure_name", say("口径"), "name"),
            Column("definition", say("定义"), "name"),
            Column("date_name", say("计入日期"), "name"),
            Column("unit_name", say("单位"), "name"),
        ),
        rows,
    )


def limits(view: View, rows: list[Row]) -> Table:
    """Return the limits that measures and scores are counted against."""
    say = view.say
    return Table(
        "limits",
        say("时限和规则 {count} 条", count=len(rows)),
        say("口径、得分和榜单都按这些数计算"),
        (
            Column("limit_name", say("时限"), "name"),
            Column("limit_value", say("值"), "number", 0),
            Column("unit_name", say("单位"), "name"),
            # Where a limit comes from is a Chinese paper.
            *((Column("basis", say("依据")),) if say.language == "zh" else ()),
        ),
        rows,
    )


def targets(view: View, rows: list[Row]) -> Table:
    """Return every target with the time in which it is in force."""
    say = view.say
    return Table(
        "targets",
        say("目标 {count} 条", count=len(rows)),
        say("目标、底线和权重按生效时间取用 · 占位值待县里确认"),
        (
            Column("indicator_name", say("指标"), "name"),
            Column("group_name", say("适用"), "name"),
            Column("target", say("目标"), "number", "decimals"),
            Column("floor", say("底线"), "number", "decimals"),
            Column("unit_name", say("单位"), "name"),
            Column("weight", say("权重"), "number", 0),
            Column("valid_from", say("起"), "date"),
            Column("valid_to", say("止"), "date"),
            Column("is_placeholder", say("占位值"), "flag"),
        ),
        [row if row["group_name_zh"] else _for_all(view, row) for row in rows],
    )


def _for_all(view: View, row: Row) -> Row:
    return row | {"group_name_zh": view.say("全部"), "group_name_en": None}


def statuses(view: View, rows: list[Row]) -> Table:
    """Return the statuses of indicators and tasks."""
    say = view.say
    kinds = {"indicator": say("指标得分"), "task": say("任务进度减时间进度")}
    return Table(
        "statuses",
        say("状态 {count} 个", count=len(rows)),
        say("文字、形状和颜色一起说明状态"),
        (
            Column("kind", say("依据")),
            Column("label", say("状态"), "status"),
            Column("applies_from", say("不低于"), "number", 0),
        ),
        [row | {"kind": kinds[row["status_of"]]} for row in rows],
    )
