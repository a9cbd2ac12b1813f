"""A row of tiles, one per standard or priority."""

from typing import Any

import streamlit as st

from dashboards.components.html import chip, link, safe, spark, status_style
from dashboards.formats import number
from dashboards.i18n import Speaker
from dashboards.reading import Row
from dashboards.view import View


def row(
    view: View,
    title: str,
    nodes: list[Row],
    paths: dict[str, list[Row]],
    statuses: dict[str, Row],
) -> None:
    """Show the nodes of one kind under a title; each opens its indicators."""
    tiles = "".join(
        _tile(view, node, paths.get(node["node_id"], []), statuses) for node in nodes
    )
    met, near = statuses["met"]["score_from"], statuses["near"]["score_from"]
    note = view.say(
        "得分 0—100，{met} 为达标，{near} 为底线",
        met=number(met, 0),
        near=number(near, 0),
    )
    st.html(
        f'<section class="u145"><div class="row-title"><h2>{safe(title)}</h2>'
        f'<span class="quiet">{safe(note)}</span></div>'
        f'<div class="tiles of-{len(nodes)}">{tiles}</div></section>'
    )


def _tile(view: View, node: Row, path: list[Row], statuses: dict[str, Row]) -> str:
    say = view.say
    status = statuses[node["status_id"]]
    line = spark([month["score"] for month in path], node["target_score"], view.look)
    name = safe(say.name(node, "node_name"))
    weight = say(
        "有数据的权重 {weight}%", weight=number(node["weight_available_pct"], 0)
    )
    kind, code = node["node_kind"], node["node_id"]
    named = link(view.to("strategy", kind=kind, node=code), say.name(node, "node_name"))
    here = ' aria-current="true"' if code == view.node else ""
    return (
        f'<article class="card tile" style="{status_style(status)}"{here}>'
        f'<header><span class="code">{safe(code)}</span>'
        f'<h3 title="{name}">{named}</h3></header>'
        f'<div class="figure"><b>{safe(number(node["score"]))}</b>{line}</div>'
        f'<div class="foot">{chip(say, status)}'
        f"<span>{safe(_change(say, node['previous_change']))}</span>"
        f'<span class="only-read">{safe(weight)}</span></div></article>'
    )


def _change(say: Speaker, change: Any) -> str:
    if change is None:
        return say("— 较上月")
    written = number(abs(change))
    if written == number(0):
        return say("● 持平")
    if change > 0:
        return say("▲ {change} 较上月", change=written)
    return say("▼ {change} 较上月", change=written)
