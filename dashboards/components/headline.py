"""The goal with its external ranks, and the index."""

from typing import Any

import streamlit as st

from dashboards.components.html import chip, safe, status_style
from dashboards.formats import day, number, signed
from dashboards.i18n import Speaker

Row = dict[str, Any]


def goal_and_index(
    say: Speaker, ranks: list[Row], index: Row, statuses: dict[str, Row]
) -> None:
    """Show both cards side by side; on a phone the index comes first."""
    st.html(
        f'<div class="u145 hero">{_goal(say, ranks)}'
        f"{_index(say, index, statuses[index['status_id']])}</div>"
    )


def _goal(say: Speaker, ranks: list[Row]) -> str:
    name = say.name(ranks[0], "goal_name") if ranks else ""
    lines = "".join(_rank(say, row) for row in ranks if row["rank"] is not None)
    body = lines or f'<p class="quiet">{safe(say("goal_none"))}</p>'
    return (
        f'<section class="card"><h2>{safe(say("goal"))}</h2>'
        f'<p class="goal-name">{safe(name)}</p>'
        f'<div class="ranks">{body}</div></section>'
    )


def _rank(say: Speaker, row: Row) -> str:
    source = say(
        "goal_source",
        title=row["title"],
        publisher=row["publisher"],
        date=day(row["publish_date"]),
    )
    of = say("goal_of", total=row["rank_total"], limit=row["rank_limit"])
    sign = "✓" if row["is_met"] else "✕"
    return (
        f'<div class="rank"><span>{safe(say.name(row, "scope_name"))}</span>'
        f"<b>{safe(say('goal_rank', rank=row['rank']))}</b>"
        f'<span class="quiet">{sign} {safe(of)}</span>'
        f'<span class="source quiet" title="{safe(source)}">{safe(source)}</span></div>'
    )


def _index(say: Speaker, index: Row, status: Row) -> str:
    lines = (
        ("index_target", number(index["target_score"])),
        ("index_previous", signed(index["previous_change"])),
        ("index_last_year", signed(index["last_year_change"])),
    )
    compared = "".join(
        f"<div><span>{safe(say(key))}</span><span>{safe(value)}</span></div>"
        for key, value in lines
    )
    return (
        f'<section class="card index" style="{status_style(status)}">'
        f"<h2>{safe(say('index'))}</h2>"
        f"<b>{safe(number(index['score']))}</b>{chip(say, status)}"
        f'<div class="compare">{compared}</div></section>'
    )


def finding(say: Speaker, index: Row, trend: list[Row]) -> None:
    """Say above the figure what it shows."""
    key = {True: "trend_above", False: "trend_below", None: "trend_plain"}
    text = say("trend_none")
    if index["score"] is not None:
        text = say(key[index["is_on_target"]], score=number(index["score"]))
    note = say("trend_note", months=len(trend))
    st.html(
        f'<p class="u145 finding">{safe(text)}'
        f'<span class="quiet">{safe(note)}</span></p>'
    )
