"""A row of tiles, one per standard or priority."""

from typing import Any

import streamlit as st

from dashboards.components.html import chip, safe, spark, status_style
from dashboards.formats import number
from dashboards.i18n import Speaker

Row = dict[str, Any]


def row(
    say: Speaker,
    title: str,
    nodes: list[Row],
    paths: dict[str, list[Row]],
    statuses: dict[str, Row],
) -> None:
    """Show the nodes of one kind under a title."""
    tiles = "".join(
        _tile(say, node, paths.get(node["node_id"], []), statuses) for node in nodes
    )
    st.html(
        f'<section class="u145"><div class="row-title"><h2>{safe(title)}</h2>'
        f'<span class="quiet">{safe(say("tiles_note"))}</span></div>'
        f'<div class="tiles of-{len(nodes)}">{tiles}</div></section>'
    )


def _tile(say: Speaker, node: Row, path: list[Row], statuses: dict[str, Row]) -> str:
    status = statuses[node["status_id"]]
    line = spark([month["score"] for month in path], node["target_score"])
    name = safe(say.name(node, "node_name"))
    weight = safe(say("weight", weight=number(node["weight_available_pct"], 0)))
    return (
        f'<article class="card tile" style="{status_style(status)}" title="{weight}">'
        f'<header><span class="code">{safe(node["node_id"])}</span>'
        f'<h3 title="{name}">{name}</h3></header>'
        f'<div class="figure"><b>{safe(number(node["score"]))}</b>{line}</div>'
        f'<div class="foot">{chip(say, status)}'
        f"<span>{safe(_change(say, node['previous_change']))}</span>"
        f'<span class="only-read">{weight}</span></div></article>'
    )


def _change(say: Speaker, change: Any) -> str:
    if change is None:
        return say("change_none")
    written = number(abs(change))
    if written == number(0):
        return say("change_same")
    return say("change_up" if change > 0 else "change_down", change=written)
