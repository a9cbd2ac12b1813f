"""Towns as a schematic map of tiles, and what the tables of towns say."""

from dataclasses import replace

import streamlit as st

from dashboards.components import notes, tables
from dashboards.components.html import chip, safe, status_style
from dashboards.formats import number, quantity
from dashboards.reading import Row
from dashboards.tables import Column, Table
from dashboards.view import View

FEW = 5  # names in a sentence; more are a number
WORST = 3  # severity of a status that somebody must answer for


def finding(view: View, rows: list[Row]) -> str:
    """Return what a figure of all towns says in one line."""
    say, name = view.say, view.say.name(rows[0], "figure_name")
    behind = [row for row in rows if row["severity"] == WORST]
    if not rows[0]["towns_ranked"]:
        return say("{figure}：还没有镇街有足够的样本", figure=name)
    if not behind:
        return say("{figure}：没有落后的镇街", figure=name)
    return say(
        "{figure}：{count} 个镇街{status}",
        figure=name,
        count=len(behind),
        status=say.name(behind[0], "label"),
    )


def map_of(view: View, title: str, shown: Table) -> None:
    """Show a figure of every town where the town roughly lies."""
    tiles = "".join(_tile(view, row) for row in shown.rows)
    shown = replace(shown, title=title)
    remark = view.say("方位示意，不代表边界和距离。")
    with st.container(key="card-map"):
        st.html(
            f'<div class="u145">{tables.heading(shown)}'
            f'<nav class="town-map" aria-label="{safe(shown.title)}">{tiles}</nav>'
            f'<p class="note quiet">{safe(remark)}</p></div>'
        )


def _tile(view: View, row: Row) -> str:
    say = view.say
    value = number(row["value"], row["decimals"])
    name = say.name(row, "town_name")
    here = ' aria-current="true"' if row["town_id"] == view.town else ""
    place = f"grid-area:{row['map_row']}/{row['map_column']};{status_style(row)}"
    return (
        f'<a class="town" href="{safe(_opened(view, row))}" target="_self"'
        f' style="{safe(place)}"{here}><span class="name">{safe(name)}</span>'
        f"<b>{safe(value)}</b>{chip(say, row)}</a>"
    )


def _opened(view: View, row: Row) -> str:
    """Return where a town's figure leads: its page, or the town for a counter."""
    if row["figure_kind"] == "indicator":
        return view.to(
            "indicator", indicator=row["figure_id"], town=row["town_id"], unit=""
        )
    return view.here(town=row["town_id"])


def compared(view: View, rows: list[Row]) -> Table:
    """Return one figure of every town, the best first."""
    say, first = view.say, rows[0]
    decimals = "decimals"
    columns = (
        Column(
            "town_name",
            say("镇街名称"),
            "name",
            href=lambda row: view.here(town=row["town_id"]),
        ),
        Column("town_rank", say("名次"), "count"),
        Column("value", say("实际"), "number", decimals),
        Column("status_id", say("状态"), "status"),
        Column("value_low", say("区间下限"), "number", decimals),
        Column("value_high", say("区间上限"), "number", decimals),
        Column("n", say("样本数"), "count"),
        Column("change_value", say("比上月"), "signed", decimals),
    )
    kept = tuple(
        column
        for column in columns
        if column.key in ("town_name", "value", "status_id")
        or any(row[column.key] is not None for row in rows)
    )
    note = say(
        "{period} · 单位：{unit} · 目标 {target} · {count} 个镇街可比，名次可并列",
        period=notes.period(view),
        unit=say.name(first, "unit_name"),
        target=number(first["target_value"], first["decimals"]),
        count=first["towns_ranked"],
    )
    about = ((say.name(first, "figure_name"), say.name(first, "definition")),)
    return Table("towns", _ends(view, rows), note, kept, rows, about)


def _ends(view: View, rows: list[Row]) -> str:
    """Return who is first and who is last among the towns that can be judged."""
    say = view.say
    ranked = [row for row in rows if row["town_rank"] is not None]
    if not ranked or ranked[0]["town_rank"] == ranked[-1]["town_rank"]:
        return say("各镇街的数值")
    first, last = ranked[0], ranked[-1]
    unit = say.name(first, "unit_name")
    return say(
        "{first}居首（{best}），{last}居末（{worst}）",
        first=say.name(first, "town_name"),
        best=quantity(first["value"], unit, first["decimals"]),
        last=say.name(last, "town_name"),
        worst=quantity(last["value"], unit, last["decimals"]),
    )


def of_town(view: View, rows: list[Row]) -> Table:
    """Return every figure of one town, the worst first."""
    say = view.say
    worst = [row for row in rows if row["severity"] == WORST]
    title = say(
        "{town}：{all} 项指标和计数中 {count} 项落后",
        town=say.name(rows[0], "town_name"),
        all=len(rows),
        count=len(worst),
    )
    columns = (
        Column(
            "figure_name",
            say("指标"),
            "name",
            href=lambda row: _opened(view, row),
        ),
        Column("value", say("实际"), "number", "decimals"),
        Column("status_id", say("状态"), "status"),
        Column("target_value", say("目标"), "number", "decimals"),
        Column("unit_name", say("单位"), "name"),
        Column("n", say("样本数"), "count"),
        Column("change_value", say("比上月"), "signed", "decimals"),
        Column("town_rank", say("名次"), "count"),
        Column("towns_ranked", say("可比镇街"), "count"),
    )
    about = tuple(
        (say.name(row, "figure_name"), say.name(row, "definition")) for row in rows
    )
    note = notes.period(view)
    if view.window == "window":
        note = say("{period} · 当期样本不足的，可看年累计", period=note)
    return Table("town", title, note, columns, rows, about)


def activity(view: View, rows: list[Row], rule: Row) -> Table:
    """Return how many records of each family every town has of late."""
    say, months = view.say, rule["limit_value"]
    silent = [row for row in rows if row["is_silent"]]
    title = say("最近 {months} 个月没有空白", months=months)
    if silent:
        title = say(
            "最近 {months} 个月空白 {count} 处", months=months, count=len(silent)
        )
    columns = (
        Column("town_name", say("镇街名称"), "name"),
        Column("family_name", say("类别"), "name"),
        Column("span_total", say("记录数"), "count"),
        Column("label", say("状态"), "name"),
        Column("last_record_date", say("最近一次"), "date"),
    )
    lines = [
        {
            **row,
            "entity_id": row["town_id"],
            "span_name": say.name(row, "family_name"),
            "span_total": row["records_recent"],
            "depth": 1,
        }
        for row in rows
    ]
    note = say("镇街 × 类别 · 记录数")
    about = ((say.name(rule, "limit_name"), str(months)),)
    return Table("activity", title, note, columns, lines, about)


def silence(view: View, rows: list[Row], rule: Row) -> tuple[str, str]:
    """Return who was silent altogether, and in which families towns were."""
    say, months = view.say, rule["limit_value"]
    families: dict[str, list[Row]] = {}
    for row in rows:
        families.setdefault(row["family_id"], []).append(row)
    everything, *others = families.values()
    silent = _silent(view, everything)
    title = say("最近 {months} 个月各镇街都有记录", months=months)
    if silent:
        title = say(
            "最近 {months} 个月没有任何记录的镇街：{names}", months=months, names=silent
        )
    lines = [
        say("{family}（{names}）", family=say.name(own[0], "family_name"), names=names)
        for own in others
        if (names := _silent(view, own))
    ]
    if not lines:
        return title, say("分类看，也没有空白。")
    return title, say("分类看，没有记录的：{list}", list=say("；").join(lines))


def _silent(view: View, rows: list[Row]) -> str:
    say = view.say
    names = [say.name(row, "town_name") for row in rows if row["is_silent"]]
    if len(names) > FEW:
        return say("{count} 个镇街", count=len(names))
    return say("、").join(names)
