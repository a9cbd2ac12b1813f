"""What one indicator says now, what it means, and where its records are."""

import streamlit as st

from dashboards.components import moves, notes, restatements, states
from dashboards.components.html import chip, link, safe, status_style
from dashboards.formats import number, quantity
from dashboards.reading import Row
from dashboards.tables import Column, Table
from dashboards.view import View


def choose(view: View, names: list[Row]) -> None:
    """Offer all indicators where none, or none that exists, was asked for."""
    say = view.say
    title = say("请选择一个指标")
    if view.ask("indicator"):
        title = say("没有这个指标，请另选一个")
    links = "".join(
        f"<li>{link(_address(view, row['indicator_id']), _name(view, row))}</li>"
        for row in names
    )
    if not names:
        states.empty(say("指标字典里还没有指标"))
        return
    st.html(
        f'<section class="u145 card choose"><h2>{safe(title)}</h2>'
        f"<ul>{links}</ul></section>"
    )


def head(view: View, meaning: Row, figure: Row, restated: Row | None) -> None:
    """Show the figure with its judgement, and beside it what it means."""
    st.html(
        f'<div class="u145 indicator">{_figure(view, meaning, figure, restated)}'
        f"{_meaning(view, meaning, figure)}</div>"
    )


def about(view: View, meaning: Row) -> tuple[tuple[str, str], ...]:
    """Return what a file about the indicator says besides its figures."""
    say = view.say
    return (
        (say("指标"), _name(view, meaning)),
        (say("定义"), say.name(meaning, "definition")),
        (say("分子"), say.name(meaning, "numerator_name")),
        (say("分母"), say.name(meaning, "denominator_name")),
        (say("计量单位"), say.name(meaning, "unit_name")),
        (say("责任单位"), say.name(meaning, "owner_names")),
    )


def _address(view: View, indicator: str) -> str:
    return view.to("indicator", indicator=indicator)


def _name(view: View, row: Row) -> str:
    return view.say.name(row, "indicator_name")


def _figure(view: View, meaning: Row, figure: Row, restated: Row | None) -> str:
    say, decimals = view.say, meaning["decimals"]
    unit = say.name(meaning, "unit_name")
    since = ""
    if figure["not_met_since"]:
        month = say.month(figure["not_met_since"])
        since = f'<span class="quiet">{safe(say("{month}起", month=month))}</span>'
    where = safe(f"{say.name(figure, 'entity_name')} · {notes.period(view)}")
    if view.level != "county":
        county = view.to(
            "indicator", indicator=meaning["indicator_id"], unit="", town=""
        )
        where += f" · {link(county, say('看全县'))}"
    return (
        f'<section class="card now" style="{status_style(figure)}">'
        f"<h2>{safe(_name(view, meaning))}</h2>"
        f'<p class="quiet">{where}</p>'
        f'<div class="value"><b>{safe(quantity(figure["value"], unit, decimals))}</b>'
        f"{chip(say, figure)}{since}</div>"
        f"{restatements.line(view, restated)}"
        f"{_facts(view, figure, unit, decimals)}{_verdict(view, figure)}"
        f"{_records(view, meaning, figure)}</section>"
    )


def _facts(view: View, figure: Row, unit: str, decimals: int) -> str:
    say = view.say
    facts = (
        (say("目标"), safe(quantity(figure["target_value"], unit, decimals))),
        (say("底线"), safe(quantity(figure["floor_value"], unit, decimals))),
        (say("得分"), safe(number(figure["score"]))),
        (say("样本 n"), safe(number(figure["n"], 0))),
        (say("较上月"), moves.change(say, figure, "previous", decimals)),
        (say("较去年同月"), moves.change(say, figure, "last_year", decimals)),
    )
    return _terms("facts", facts)


def _terms(kind: str, terms: tuple[tuple[str, str], ...]) -> str:
    lines = "".join(
        f"<div><dt>{safe(term)}</dt><dd>{text}</dd></div>" for term, text in terms
    )
    return f'<dl class="{kind}">{lines}</dl>'


def _verdict(view: View, figure: Row) -> str:
    say = view.say
    parts = []
    if figure["verdict_id"]:
        kind = "special" if figure["is_special"] else "usual"
        parts.append(
            f'<p><b class="{kind}">{safe(say.name(figure, "verdict_name"))}</b> '
            f"{safe(say.name(figure, 'explanation'))}</p>"
        )
    if figure["quality_grade"]:
        grade = say("数据质量 {grade}", grade=figure["quality_grade"])
        parts.append(
            f'<p><b class="usual">{safe(grade)}</b> '
            f"{safe(say.name(figure, 'quality_reason'))}</p>"
        )
    return f'<div class="verdicts">{"".join(parts)}</div>'


def _records(view: View, meaning: Row, figure: Row) -> str:
    say = view.say
    texts = {
        "numerator": say("分子 {count} 条记录", count=figure["numerator_records"]),
        "denominator": say("分母 {count} 条记录", count=figure["denominator_records"]),
    }
    links = "".join(
        link(
            view.to("records", indicator=meaning["indicator_id"], side=side),
            f"{text} ›",
        )
        for side, text in texts.items()
    )
    return f'<p class="records">{links}</p>'


def _meaning(view: View, meaning: Row, figure: Row) -> str:
    say = view.say
    spans = {
        "month": say("当月"),
        "quarter": say("本季度至今"),
        "year": say("本年至今"),
    }
    better = {"higher_is_better": say("越高越好"), "lower_is_better": say("越低越好")}
    paces = {"flat": "", "time_progress": say("目标按时间进度折算")}
    span = spans[meaning["period_window"]]
    if view.window == "ytd":
        span = say("年累计")
    rule = [better[meaning["direction"]], span]
    nodes = "　".join(
        link(
            view.to("strategy", kind=kind, node=meaning[f"{kind}_id"]),
            f"{meaning[f'{kind}_id']} {say.name(meaning, f'{kind}_name')}",
        )
        for kind in ("standard", "priority")
        if meaning[f"{kind}_id"] and meaning[f"{kind}_name_zh"]
    )
    terms = (
        (say("定义"), safe(say.name(meaning, "definition"))),
        (say("分子"), safe(say.name(meaning, "numerator_name"))),
        (say("分母"), safe(say.name(meaning, "denominator_name"))),
        (
            say("口径"),
            safe(" · ".join([*rule, *filter(None, [paces[meaning["target_pace"]]])])),
        ),
        (say("所属"), nodes),
        (say("责任单位"), safe(say.name(meaning, "owner_names"))),
        (say("权重"), safe(number(figure["weight"], 0))),
        (say("最少样本"), safe(number(meaning["min_n"], 0))),
    )
    return f'<section class="card meaning">{_terms("terms", terms)}</section>'


def history(view: View, meaning: Row, figure: Row, trend: list[Row]) -> Table:
    """Return two years of values with a title that states how they moved."""
    say, decimals = view.say, meaning["decimals"]
    unit = say.name(meaning, "unit_name")
    assert view.month
    finding = say(
        "{month} {value}（{status}）",
        month=say.month(view.month),
        value=quantity(figure["value"], unit, decimals),
        status=say.name(figure, "label"),
    )
    if figure["centre_value"] is not None:
        verdict = say.name(figure, "verdict_name")
        finding = say("{figure}，{verdict}", figure=finding, verdict=verdict)
    note = say(
        "{unit} · 逐月 · n={cases} · 深色为实际，浅色为去年同月，虚线为目标",
        unit=unit,
        cases=number(figure["n"], 0),
    )
    if figure["centre_value"] is not None:
        months = figure["points_total"]
        note += " · " + say("底色为控制限（按最近 {count} 个月）", count=months)
    columns = (
        Column("period_month", say("月份"), "month"),
        Column("value", say("实际"), "number", decimals),
        Column("target_value", say("目标"), "number", decimals),
        Column("same_month_last_year_value", say("去年同月"), "number", decimals),
        Column("n", say("样本 n"), "count"),
        Column("status_id", say("状态"), "status"),
    )
    return Table("trend", finding, note, columns, trend, about(view, meaning))
