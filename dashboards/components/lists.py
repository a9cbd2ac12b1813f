"""Three lists: what needs a decision, what moved, which sources are late."""

from typing import Any

import streamlit as st

from dashboards.components.html import safe
from dashboards.formats import day, number, quantity, signed
from dashboards.i18n import Speaker

Row = dict[str, Any]
FEEDS_SHOWN = 5


def three(
    say: Speaker, decisions: list[Row], movers: list[Row], feeds: list[Row]
) -> None:
    """Show the lists side by side."""
    st.html(
        '<div class="u145 lists">'
        f"{_decisions(say, decisions)}{_movers(say, movers)}{_feeds(say, feeds)}</div>"
    )


def _card(say: Speaker, kind: str, note: str, items: list[str]) -> str:
    body = "".join(items) or f"<li><span>{safe(say(f'{kind}_none'))}</span></li>"
    return (
        f'<section class="card {kind[:-1] if kind == "decisions" else kind}">'
        f'<h2>{safe(say(kind))}<span class="quiet">{safe(note)}</span></h2>'
        f"<ul>{body}</ul></section>"
    )


def _decisions(say: Speaker, rows: list[Row]) -> str:
    note = say("decisions_note", count=rows[0]["misses_total"]) if rows else ""
    return _card(say, "decisions", note, [_decision(say, row) for row in rows])


def _decision(say: Speaker, row: Row) -> str:
    unit, decimals = say.name(row, "unit_name"), row["decimals"]
    name = safe(say.name(row, "indicator_name"))
    target = quantity(row["target_value"], unit, decimals)
    cases = say("decision_cases", n=f"{row['n']:.0f}")
    owner = safe(say.name(row, "owner_names"))
    return (
        f'<li><span class="name" title="{name}">{name}</span>'
        f'<span class="number">{safe(number(row["value"], decimals))} / '
        f'{safe(target)} <span class="quiet">{safe(cases)}</span></span>'
        f'<span class="owner" title="{owner}">{owner}</span></li>'
    )


def _movers(say: Speaker, rows: list[Row]) -> str:
    note = say("movers_note") if rows else ""
    return _card(say, "movers", note, [_mover(say, row) for row in rows])


def _mover(say: Speaker, row: Row) -> str:
    name = safe(say.name(row, "indicator_name"))
    sign = "▲" if row["contribution"] > 0 else "▼"
    return (
        f'<li><span class="name" title="{name}">{name}</span>'
        f'<span class="number">{sign} '
        f"{safe(signed(row['contribution'], 2))}</span></li>"
    )


def _feeds(say: Speaker, rows: list[Row]) -> str:
    late = rows[0]["late_total"] if rows else 0
    note = say("freshness_note", late=late) if late else ""
    if rows and not late:
        note = say("freshness_good")
    return _card(say, "freshness", note, [_feed(say, r) for r in rows[:FEEDS_SHOWN]])


def _feed(say: Speaker, row: Row) -> str:
    name = safe(say.name(row, "feed_name"))
    state = {
        "never": "✕ " + say("feed_never"),
        "late": "△ " + say("feed_late", days=row["days_late"]),
        "fresh": "✓ " + say("feed_good"),
    }[row["freshness_status"]]
    return (
        f'<li><span class="name" title="{name}">{name}</span>'
        f'<span class="number">'
        f'<span class="quiet">{safe(day(row["covered_to"]))}</span> '
        f"{safe(state)}</span></li>"
    )
