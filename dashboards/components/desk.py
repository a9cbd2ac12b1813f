"""The desk on a page: a question, how far it is, its answer, what can be made of it."""

from typing import Any

import streamlit as st

from dashboards import asking
from dashboards.charts import quick
from dashboards.components import cards, downloads, states, tables
from dashboards.components.html import safe
from dashboards.queries import schema
from dashboards.tables import Column, Kind, Table
from dashboards.view import View
from u145.desk.answer import Answer
from u145.desk.desk import Ticket
from u145.messages import Messages
from u145.releases.questions import Question

EDITOR, GIVEN = "desk-editor", "desk-given"
LINES, LONGEST = 14, 6000  # signs of a question that still fit into an address
LOOK_AGAIN = 0.4  # seconds
NUMBERS = ("INT", "DECIMAL", "DOUBLE", "FLOAT", "REAL")
PARQUET = "application/vnd.apache.parquet"


def editor(view: View, given: Question | None) -> None:
    """Show where a question is written, with what the address brings."""
    say, wanted = view.say, view.ask("sql") or (given.sql if given else "")
    # The address decides when it changed; otherwise what was typed stays.
    if st.session_state.get(GIVEN) != wanted:
        st.session_state[GIVEN] = wanted
        st.session_state[EDITOR] = wanted
    st.text_area(
        say("查询（一条 select 语句）"),
        key=EDITOR,
        height=24 * LINES,
        placeholder=schema.EXAMPLE,
    )
    with st.container(key="desk-buttons", horizontal=True):
        sql = st.session_state[EDITOR].strip()
        if st.button(say("运行"), type="primary", key="desk-run") and sql:
            asking.ask(view, sql)
            _share(sql)
        if st.button(say("执行计划"), key="desk-plan") and sql:
            asking.explain(view, sql)
        if given:
            name = given.title_zh if say.language == "zh" else given.title_en
            st.html(f'<span class="u145 quiet">{safe(name)}</span>')


def _share(sql: str) -> None:
    """Put the question into the address, so that a copied link brings it."""
    for name in [name for name in st.query_params if name.startswith("page-")]:
        del st.query_params[name]
    st.query_params.pop("question", None)
    if len(sql) <= LONGEST:
        st.query_params["sql"] = sql
        st.session_state[GIVEN] = sql
    else:
        st.query_params.pop("sql", None)
        st.session_state[GIVEN] = ""


@st.fragment(run_every=LOOK_AGAIN)
def waiting(view: View, ticket: Ticket) -> None:
    """Show how far a question is, until it is over."""
    state, say = ticket.state, view.say
    if ticket.answer is not None:
        st.rerun()
    text = say("正在运行 {seconds} 秒……", seconds=f"{state.seconds:.0f}")
    if state.name == "waiting":
        text = say("排队中，前面还有 {count} 条查询", count=max(0, state.position - 1))
    with st.container(key="desk-waiting", horizontal=True):
        st.html(f'<p class="u145 notice" role="status">{safe(text)}</p>')
        st.button(say("取消"), on_click=ticket.cancel, key="desk-cancel")


def answered(view: View, answer: Answer, sql: str) -> None:
    """Show an answer, or why there is none."""
    say = view.say
    if answer.failure:
        language = "zh" if say.language == "zh" else "en"
        tell = Messages(language).say
        states.notice(tell(answer.failure.key, **answer.failure.values))
        return
    table = as_table(view, answer)
    if sql.startswith(asking.PLAN):
        plan = "\n".join(str(value) for value in answer.rows.column(1).to_pylist())
        st.code(plan, language=None, wrap_lines=False)
        return
    if not table.rows:
        states.empty(say("没有符合条件的行"), table.note)
        return
    tables.show(view, table)
    if view.person.may_download(is_of_records=True):
        name = f"u145-answer-{view.release.release_id[:8]}.parquet"
        downloads.button(
            view,
            say("全部行（Parquet）"),
            lambda: asking.whole_parquet(view, sql),
            (name, PARQUET),
            of_records=True,
        )
    _figure(view, table)


def as_table(view: View, answer: Answer) -> Table:
    """Return an answer as a table; equal names of columns do not matter."""
    columns = tuple(
        Column(f"c{place}", column.name, _kind(column.type))
        for place, column in enumerate(answer.columns)
    )
    values = [column.to_pylist() for column in answer.rows.columns]
    keys = [column.key for column in columns]
    rows = [dict(zip(keys, row, strict=True)) for row in zip(*values, strict=True)]
    title = view.say("{count} 行", count=f"{answer.row_count:,}")
    return Table("answer", title, _note(view, answer), columns, rows, of_records=True)


def _kind(type_name: str) -> Kind:
    is_number = any(word in type_name for word in NUMBERS)
    is_plain = "[" not in type_name and "(" not in type_name.replace("DECIMAL(", "")
    return "exact" if is_number and is_plain and "INTERVAL" not in type_name else "text"


def _note(view: View, answer: Answer) -> str:
    say = view.say
    parts = [say("用时 {seconds} 秒", seconds=f"{answer.seconds:.2f}")]
    if answer.queued_seconds >= 0.1:
        queued = f"{answer.queued_seconds:.1f}"
        parts.append(say("排队 {seconds} 秒", seconds=queued))
    if answer.cut == "rows":
        parts.append(say("只取了前 {count} 行", count=f"{answer.row_count:,}"))
    elif answer.cut == "bytes":
        parts.append(
            say("结果太大，只取了前 {count} 行", count=f"{answer.row_count:,}")
        )
    parts.append(say("数据截至 {day}", day=say.day(view.release.as_of)))
    return " · ".join(parts)


def _figure(view: View, table: Table) -> None:
    """Draw one column over another, when somebody wants to."""
    say = view.say
    numbers = {one.key: one.title for one in table.columns if one.kind == "exact"}
    if not numbers or len(table.columns) < 2 or view.is_kiosk:
        return
    names = {one.key: one.title for one in table.columns}
    shapes = {"": say("不画图"), "bars": say("条形图"), "line": say("折线图")}
    with st.container(key="desk-figure", horizontal=True):
        shape = _chosen(say("图形"), shapes, "desk-shape")
        if not shape:
            return
        across = _chosen(say("横轴"), names, "desk-across")
        others = {key: name for key, name in numbers.items() if key != across}
        up = _chosen(say("纵轴"), others or numbers, "desk-up")
    rows = table.rows[: quick.MOST]
    drawn = quick.quick(
        "line" if shape == "line" else "bars",
        [_label(row[across]) for row in rows],
        [row[up] for row in rows],
        (names[across], names[up]),
        view.look,
    )
    note = say("前 {count} 行", count=len(rows))
    columns = tuple(one for one in table.columns if one.key in (across, up))
    title = f"{names[up]} · {names[across]}"
    cards.chart(view, drawn, Table("quick", title, note, columns, rows, (), True))


def _label(value: Any) -> Any:
    return safe(value) if isinstance(value, str) else value


def _chosen(label: str, names: dict[str, str], key: str) -> str:
    if st.session_state.get(key) not in names:
        st.session_state.pop(key, None)
    found: str = st.selectbox(
        label, list(names), format_func=lambda one: names[one], key=key, width=220
    )
    return found
