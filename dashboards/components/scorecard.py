"""A node's indicators in one list: where each stands, and how it moved."""

import streamlit as st

from dashboards.components import downloads, moves, notes, states, tables
from dashboards.components.html import chip, link, safe, spark, status_style
from dashboards.formats import number, quantity
from dashboards.reading import Row
from dashboards.tables import Column, Table
from dashboards.view import View

ON_THE_WALL = 6  # lines that a wall screen has left


def show(view: View, table: Table, paths: dict[str, list[Row]]) -> None:
    """Show the list; on a phone each indicator is a card of its own.

    Args:
        view: What the visitor looks at.
        table: Rows of `queries.indicators.of_nodes`, as they are exported.
        paths: One year of values by indicator.
    """
    if not table.rows:
        states.empty(table.title, table.note)
        return
    heads = "".join(
        f'<th scope="col">{safe(head)}</th>' for head in _heads(view).values()
    )
    rows = table.rows[:ON_THE_WALL] if view.is_kiosk else table.rows
    lines = "".join(
        _line(view, row, paths.get(row["indicator_id"], [])) for row in rows
    )
    with st.container(key=f"card-{table.name}"):
        st.html(
            f'<div class="u145 scorecard">{tables.heading(table)}'
            f'<div class="grid" role="region" tabindex="0" '
            f'aria-label="{safe(table.title)}"><table><thead><tr>{heads}</tr></thead>'
            f"<tbody>{lines}</tbody></table></div></div>"
        )
        if not view.is_kiosk:
            downloads.row(view, table)


def table(view: View, name: str, rows: list[Row]) -> Table:
    """Return the rows with a title that counts what is not met.

    Args:
        view: What the visitor looks at.
        name: Of the node, or of the kind when all its nodes are listed.
        rows: Rows of `queries.indicators.of_nodes`.
    """
    say = view.say
    title = say("{name}：没有数据", name=name)
    note = say("这里在这个时期没有这些指标的数据。请换一个时期，或看全县。")
    if rows:
        title = say(
            "{name}：{total} 项指标，{misses} 项未达标",
            name=name,
            total=rows[0]["rows_total"],
            misses=rows[0]["misses_total"],
        )
        note = say(
            "{place} · {period} · 得分 0—100，从低到高",
            place=say.name(rows[0], "entity_name"),
            period=notes.period(view),
        )
    if view.is_kiosk and len(rows) > ON_THE_WALL:
        note += " · " + say("只列最低的 {count} 项", count=ON_THE_WALL)
    about = tuple(
        (say.name(row, "indicator_name"), say.name(row, "definition")) for row in rows
    )
    return Table("indicators", title, note, _columns(view), rows, about)


def _columns(view: View) -> tuple[Column, ...]:
    """Return the columns of the list as files hold them."""
    say = view.say
    return (
        Column("indicator_name", say("指标"), "name"),
        Column("owner_names", say("责任单位"), "name"),
        Column("value", say("实际"), "number", "decimals"),
        Column("target_value", say("目标"), "number", "decimals"),
        Column("unit_name", say("计量单位"), "name"),
        Column("score", say("得分"), "number", 1),
        Column("status_id", say("状态"), "status"),
        Column("previous_change", say("较上月"), "signed", "decimals"),
        Column("verdict_name", say("波动判断"), "name"),
        Column("last_year_change", say("较去年同月"), "signed", "decimals"),
        Column("weight", say("权重"), "number", 0),
        Column("n", say("样本 n"), "count"),
        Column("not_met_since", say("未达标起始月"), "month"),
    )


def _heads(view: View) -> dict[str, str]:
    say = view.say
    return {
        "name": say("指标与责任单位"),
        "status": say("状态"),
        "value": say("实际 / 目标"),
        "score": say("得分"),
        "trend": say("近一年"),
        "previous": say("较上月"),
        "last_year": say("较去年同月"),
        "weight": say("权重"),
        "cases": say("样本 n"),
    }


def _line(view: View, row: Row, path: list[Row]) -> str:
    heads = _heads(view)
    cells = "".join(
        f'<td class="{key}" data-head="{safe(heads[key])}">{cell}</td>'
        for key, cell in _cells(view, row, path).items()
    )
    return f'<tr style="{status_style(row)}">{cells}</tr>'


def _cells(view: View, row: Row, path: list[Row]) -> dict[str, str]:
    say, decimals = view.say, row["decimals"]
    address = view.to("indicator", indicator=row["indicator_id"])
    target = quantity(row["target_value"], say.name(row, "unit_name"), decimals)
    since = ""
    if row["not_met_since"]:
        text = say("{month}起", month=say.month(row["not_met_since"]))
        since = f'<span class="quiet">{safe(text)}</span>'
    verdict = ""
    if row["is_special"]:
        verdict = f'<b class="special">{safe(say.name(row, "verdict_name"))}</b>'
    nodes = filter(None, (row["standard_id"], row["priority_id"]))
    below = safe(" · ".join((*nodes, say.name(row, "owner_names"))))
    line = spark([month["value"] for month in path], row["target_value"], view.look)
    return {
        "name": f"{link(address, say.name(row, 'indicator_name'))}"
        f'<span class="quiet" title="{below}">{below}</span>',
        "status": f"{chip(say, row)}{since}",
        "value": f"<b>{safe(number(row['value'], decimals))}</b> / {safe(target)}",
        "score": safe(number(row["score"])),
        "trend": line,
        "previous": moves.change(say, row, "previous", decimals) + verdict,
        "last_year": moves.change(say, row, "last_year", decimals),
        "weight": safe(number(row["weight"], 0)),
        "cases": safe(number(row["n"], 0)),
    }
