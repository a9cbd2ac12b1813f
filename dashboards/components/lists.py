"""Three lists: what needs a decision, what moved, which sources are late."""

import streamlit as st

from dashboards.components.html import link, safe
from dashboards.formats import number, quantity, signed
from dashboards.reading import Row
from dashboards.view import View

FEEDS_SHOWN = 5


def three(
    view: View, decisions: list[Row], movers: list[Row], feeds: list[Row]
) -> None:
    """Show the lists side by side."""
    st.html(
        '<div class="u145 lists">'
        f"{_decisions(view, decisions)}{_movers(view, movers)}{_feeds(view, feeds)}"
        "</div>"
    )


def _card(kind: str, title: str, note: str, items: list[str], nothing: str) -> str:
    body = "".join(items) or f"<li><span>{safe(nothing)}</span></li>"
    return (
        f'<section class="card {kind}">'
        f'<h2>{title}<span class="quiet">{safe(note)}</span></h2>'
        f"<ul>{body}</ul></section>"
    )


def _linked(text: str, address: str) -> str:
    return f'<span class="name" title="{safe(text)}">{link(address, text)}</span>'


def _decisions(view: View, rows: list[Row]) -> str:
    say = view.say
    note = ""
    if rows:
        count = rows[0]["misses_total"]
        note = say("未达标 {count} 项 · 实际 / 目标 · 责任组别", count=count)
    return _card(
        "decision",
        safe(say("需要决策")),
        note,
        [_decision(view, row) for row in rows],
        say("本期没有未达标的指标。"),
    )


def _decision(view: View, row: Row) -> str:
    say = view.say
    unit, decimals = say.name(row, "unit_name"), row["decimals"]
    address = view.to("indicator", indicator=row["indicator_id"])
    target = quantity(row["target_value"], unit, decimals)
    cases = f"n={row['n']:.0f}"
    if row.get("not_met_since"):
        since = say("{month}起", month=say.month(row["not_met_since"]))
        cases = f"{cases} · {since}"
    owner = safe(say.name(row, "owner_names"))
    return (
        f"<li>{_linked(say.name(row, 'indicator_name'), address)}"
        f'<span class="number">{safe(number(row["value"], decimals))} / '
        f'{safe(target)} <span class="quiet">{safe(cases)}</span></span>'
        f'<span class="owner" title="{owner}">{owner}</span></li>'
    )


def _movers(view: View, rows: list[Row]) -> str:
    say = view.say
    return _card(
        "movers",
        safe(say("变化最大")),
        say("对指数的贡献，较上月") if rows else "",
        [_mover(view, row) for row in rows],
        say("还没有上月可比。"),
    )


def _mover(view: View, row: Row) -> str:
    address = view.to("indicator", indicator=row["indicator_id"])
    sign = "▲" if row["contribution"] > 0 else "▼"
    return (
        f"<li>{_linked(view.say.name(row, 'indicator_name'), address)}"
        f'<span class="number">{sign} '
        f"{safe(signed(row['contribution'], 2))}</span></li>"
    )


def _feeds(view: View, rows: list[Row]) -> str:
    say = view.say
    late = rows[0]["late_total"] if rows else 0
    held = rows[0]["held_total"] if rows else 0
    notes = [say("{held} 个来源暂停更新", held=held)] if held else []
    if late:
        notes.append(say("{late} 个来源逾期", late=late))
    note = " · ".join(notes)
    if rows and not notes:
        note = say("全部按时")
    title = link(view.to("health"), say("来源是否及时"))
    items = [_feed(view, row) for row in rows[:FEEDS_SHOWN]]
    return _card("freshness", title, note, items, say("还没有来源登记。"))


def _feed(view: View, row: Row) -> str:
    say = view.say
    name = safe(say.name(row, "feed_name"))
    state = {
        "never": "✕ " + say("从未报送"),
        "late": "△ " + say("逾期 {days} 天", days=row["days_late"]),
        "held": "‖ " + say("暂停更新"),
        "fresh": "✓ " + say("按时"),
    }[row["freshness_status"]]
    reach = say.day(row["covered_to"])
    return (
        f'<li><span class="name" title="{name}">{name}</span>'
        f'<span class="number"><span class="quiet">{safe(reach)}</span> '
        f"{safe(state)}</span></li>"
    )
