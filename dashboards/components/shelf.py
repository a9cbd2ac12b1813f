"""Beside the desk: what there is to ask, and what was asked before."""

from functools import cache
from pathlib import Path

import streamlit as st

from dashboards import asking
from dashboards.components.html import link, safe
from dashboards.queries import schema
from dashboards.view import View
from u145.releases.dictionary import Column, Table
from u145.releases.questions import INDICATORS, QUESTIONS, Question, saved_questions
from u145.web import gates

SHORT = 90  # signs of a question in the list of those asked before


def questions() -> dict[str, Question]:
    """Return the saved questions by the name that an address gives them."""
    return _questions(gates.gate().settings.project)


@cache  # a run of the page need not read them all again
def _questions(project: Path) -> dict[str, Question]:
    return {
        f"{folder}/{one.id}": one
        for folder in (QUESTIONS, INDICATORS)
        for one in saved_questions(project, folder)
    }


def saved(view: View, known: dict[str, Question]) -> None:
    """List the saved questions: everyday ones, and one for each indicator."""
    say = view.say
    for folder, title in (
        (QUESTIONS, say("常用查询")),
        (INDICATORS, say("每项指标的复算")),
    ):
        items = "".join(
            f"<li>{link(_asked(view, name), _title(view, one))}</li>"
            for name, one in known.items()
            if name.startswith(f"{folder}/")
        )
        is_open = "open" if folder == QUESTIONS else ""
        st.html(
            f'<details class="u145 shelf" {is_open}><summary>{safe(title)}</summary>'
            f"<ul>{items}</ul></details>"
        )


def asked_before(view: View) -> None:
    """List what this person asked before, the newest first."""
    say = view.say
    found = asking.history().of(view.person.key)
    if not found:
        return
    items = "".join(
        f"<li>{link(view.here(sql=one.sql, question=''), _short(one.sql))}"
        f'<span class="quiet"> {safe(say("{rows} 行", rows=one.rows))}</span></li>'
        for one in found
    )
    st.html(
        f'<details class="u145 shelf"><summary>{safe(say("查过的"))}</summary>'
        f"<ul>{items}</ul></details>"
    )


def own_tools(view: View) -> None:
    """Offer the release as a file that other tools open."""
    if not gates.is_serving() or not view.person.may_download(is_of_records=True):
        return
    say, release_id = view.say, view.release.release_id
    text = say("整个版本（DuckDB 文件），可用 Python、R、DBeaver 打开")
    st.html(
        f'<p class="u145 shelf"><a href="./release/{safe(release_id)}.duckdb" download>'
        f"{safe(text)}</a></p>"
    )


def tables(view: View) -> None:
    """List the tables by schema; the one that the address names shows its columns."""
    say, chosen = view.say, view.ask("table")
    found = schema.schema(view.release)
    for name in dict.fromkeys(table.schema for table in found):
        listed = [table for table in found if table.schema == name]
        items = "".join(_table(view, table, chosen) for table in listed)
        is_open = "open" if chosen.startswith(f"{name}.") else ""
        count = say("{count} 张表", count=len(listed))
        st.html(
            f'<details class="u145 shelf" {is_open}><summary>{safe(name)} '
            f'<span class="quiet">{safe(count)}</span></summary>'
            f"<ul>{items}</ul></details>"
        )


def _table(view: View, table: Table, chosen: str) -> str:
    say = view.say
    about = table.name_zh if say.language == "zh" else ""
    text = f"{table.name} {about}".strip()
    if table.label != chosen:
        return f"<li>{link(view.here(table=table.label), text)}</li>"
    columns = "".join(_column(view, column) for column in table.columns)
    sample = schema.first_rows(table)
    look = link(view.here(sql=sample, question=""), say("看前 100 行"))
    return (
        f"<li>{link(view.here(table=''), text, current='true')}"
        f'<p class="quiet">{safe(table.description)}</p><p>{look}</p>'
        f"<dl>{columns}</dl></li>"
    )


def _column(view: View, column: Column) -> str:
    named = f"{column.name_zh} · " if column.name_zh else ""
    about = f"{named if view.say.language == 'zh' else ''}{column.description}"
    return (
        f'<dt>{safe(column.name)} <span class="quiet">{safe(column.type.lower())}'
        f"</span></dt><dd>{safe(about)}</dd>"
    )


def _asked(view: View, name: str) -> str:
    return view.here(question=name, sql="")


def _title(view: View, one: Question) -> str:
    return one.title_zh if view.say.language == "zh" else one.title_en


def _short(sql: str) -> str:
    words = " ".join(sql.split())
    return words if len(words) <= SHORT else f"{words[:SHORT]}…"
