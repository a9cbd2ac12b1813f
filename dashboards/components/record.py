"""One record on a screen: its fields, its origin, its problems."""

from datetime import date, datetime
from decimal import Decimal

import streamlit as st

from dashboards.components.behind import LIST, decimals, side_names
from dashboards.components.html import link, safe
from dashboards.formats import exact
from dashboards.i18n import Speaker
from dashboards.reading import Row
from dashboards.tables import Column, Table
from dashboards.view import View

# Codes that have a page of their own: the page, and what it asks for.
PAGES = {"units": ("unit", "unit"), "towns": ("towns", "town")}


def head(view: View, record: Row) -> None:
    """Say which record it is, and lead back to the list with its filters."""
    say = view.say
    back = ""
    if view.ask("indicator"):
        kept = {name: view.ask(name) for name in LIST}
        back = f"<p>{link(view.to('records', **kept), '‹ ' + say('返回记录清单'))}</p>"
    number = record["record_no"] or record["record_id"]
    st.html(
        f'<div class="u145 record-head">{back}'
        f"<h2>{safe(record['title'] or number)}</h2>"
        f'<p class="quiet">{safe(say.name(record, "kind_name"))} · '
        f"{safe(say('编号'))} {safe(number)}</p></div>"
    )


def fields(view: View, rows: list[Row]) -> None:
    """Show what the record says, field by field."""
    say = view.say
    items = [(say.name(row, "label"), _value(view, row)) for row in rows]
    _card(say("记录内容"), items)


def origin(view: View, record: Row) -> None:
    """Show where the version that holds came from."""
    say = view.say
    if record["delivery_id"] is None:
        text = say("来自基础资料，不是报送的。")
        _card(say("数据来源"), [(say("来源"), safe(text))])
        return
    row = record["row_number"]
    landed = record["landed_at"]
    items = [
        (say("来源"), safe(say.name(record, "feed_name"))),
        (say("文件"), safe(record["file_name"] or "–")),
        (say("工作表"), safe(record["sheet"] or "–")),
        (say("行"), safe("–" if row is None else row)),
        (say("批次"), safe(record["delivery_id"])),
        (say("入库"), safe(say.day(landed.date() if landed else None))),
        (say("记录版本"), safe(say("第 {number} 版", number=record["version_no"]))),
    ]
    _card(say("数据来源"), items)


def issues(view: View, rows: list[Row]) -> None:
    """Show what was wrong with the record, and what its office can do."""
    say = view.say
    items = [
        (
            say.name(row, "header") if row["header_zh"] else say("整条记录"),
            f"△ {safe(say.name(row, 'name'))}"
            f'<br><span class="quiet">{safe(say.name(row, "advice"))}</span>',
        )
        for row in rows
    ]
    if not items:
        items = [(say("校验"), f"✓ {safe(say('没有发现问题'))}")]
    _card(say("数据问题"), items)


def counted(view: View, rows: list[Row]) -> Table:
    """Return the indicators that the record counts in, each with its lists."""
    say = view.say
    sides = side_names(view)
    listed = [
        row | {"side_name": sides[row["side"]], "decimals": decimals(row["is_whole"])}
        for row in rows
    ]

    def indicator(row: Row) -> str:
        return view.to("indicator", indicator=row["indicator_id"])

    def case(row: Row) -> str:
        month = f"{row['case_date']:%Y-%m}"
        asks = {"indicator": row["indicator_id"], "side": row["side"], "month": month}
        return view.to("records", **asks)

    columns = (
        Column("indicator_name", say("指标"), "name", href=indicator),
        Column("side_name", say("计入"), href=case),
        Column("case_date", say("计入日期"), "date"),
        Column("measure_value", say("数值"), "number", decimals="decimals"),
        Column("unit_name", say("单位"), "name"),
        Column("town_name", say("乡镇街道"), "name"),
    )
    title = say("这条记录计入哪些指标")
    note = say("点“分子”“分母”看同月的全部记录") if rows else ""
    return Table("counted", title, note, columns, listed)


def _card(title: str, items: list[tuple[str, str]]) -> None:
    lines = "".join(
        f"<div><dt>{safe(term)}</dt><dd>{text}</dd></div>" for term, text in items
    )
    st.html(
        f'<div class="u145"><section class="card facts"><h2>{safe(title)}</h2>'
        f"<dl>{lines}</dl></section></div>"
    )


def _value(view: View, row: Row) -> str:
    """Return a field as HTML: a word for a code, a link where there is a page."""
    text = safe(_written(view.say, row))
    if row["word_set"] in PAGES:
        page, name = PAGES[row["word_set"]]
        others = {"unit": "", "town": ""} | {name: row["field_value"]}
        return link(view.to(page, **others), _written(view.say, row))
    return text


def _written(say: Speaker, row: Row) -> str:
    if row["word_zh"]:
        return say.name(row, "word")
    text = str(row["field_value"])
    match row["field_type"]:
        case "flag":
            return say("是") if text == "true" else say("否")
        case "date":
            return say.day(date.fromisoformat(text))
        case "time":
            return f"{datetime.fromisoformat(text):%Y-%m-%d %H:%M}"
        case "number":
            return exact(Decimal(text))
    return text
