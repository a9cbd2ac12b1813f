"""Closed months that say something else now: which figures, which records."""

import streamlit as st

from dashboards.components import (
    choices,
    parts,
    restatement_tables,
    states,
    tables,
)
from dashboards.components.html import link
from dashboards.queries import restatements as ask
from dashboards.reading import Row
from dashboards.view import View


def show(view: View) -> None:
    """Show the sealed months and restated figures, or the records of one figure."""
    if view.ask("indicator"):
        _one(view)
        return
    months = ask.months(view.release)
    if not months:
        states.empty(
            view.say("还没有已封账的月份"),
            view.say("数据截至月末的版本为当月封账；此后的版本与它比对。"),
        )
        return
    level, month = _level(view), view.ask("sealed")
    _levels(view, level)
    counts = ask.counts(view.release, level, month)
    parts.counts(view, counts, "total", parts.by(view))
    found = ask.figures(view.release, level, month, view.ask("state"))
    has_names = level != "county"
    tables.show(view, restatement_tables.figures(view, found, has_names=has_names))
    tables.show(view, restatement_tables.months(view, months))


def line(view: View, restated: Row | None) -> str:
    """Return one line about a figure that was restated, leading to its records."""
    if restated is None:
        return ""
    then = restatement_tables.value(view, restated, "then")
    now = restatement_tables.value(view, restated, "now")
    if restated["records_total"]:
        text = view.say(
            "本月数据在发布后有修订：当时 {then}，现在 {now}，{count} 条记录",
            then=then,
            now=now,
            count=restated["records_total"],
        )
    else:
        text = view.say(
            "本月数据在发布后有修订：当时 {then}，现在 {now}，原因：{cause}",
            then=then,
            now=now,
            cause=view.say.name(restated, "label"),
        )
    address = restatement_tables.address(view, restated)
    return f'<p class="restated">{link(address, f"{text} ›")}</p>'


def _level(view: View) -> str:
    asked = view.ask("level")
    return asked if asked in ("unit", "town") else "county"


def _levels(view: View, here: str) -> None:
    say = view.say
    names = {"county": say("全县"), "unit": say("单位"), "town": say("乡镇街道")}
    choices.show(
        say("谁的数字"),
        (
            (view.here(level=level, state=""), name, level == here)
            for level, name in names.items()
        ),
        is_small=True,
    )


def _one(view: View) -> None:
    """Show why one figure is another one now, record by record."""
    say, release = view.say, view.release
    back = view.to("health", part="restatements", unit="", town="")
    st.html(f'<div class="u145"><p>{link(back, "‹ " + say("全部修订"))}</p></div>')
    restated = ask.figure(
        release,
        view.ask("indicator"),
        view.ask("sealed"),
        view.window,
        view.level,
        view.entity,
    )
    if restated is None:
        states.empty(say("这个数字在封账以后没有修订"))
        return
    rows = ask.records(release, restated)
    if rows:
        tables.show(view, restatement_tables.records(view, restated, rows))
    else:
        finding = restatement_tables.finding(view, restated)
        states.empty(finding, say("没有记录变化：计算的规则变了。"))
