"""The records behind a figure: what they add up to, and the list of them."""

import streamlit as st

from dashboards.components.html import link, safe
from dashboards.formats import exact
from dashboards.reading import Row
from dashboards.tables import Column, Table
from dashboards.view import View

MOST = 50_000  # rows of a file; the page counts and adds up all of them
# What a record's address keeps of the list that it was opened from.
LIST = ("indicator", "side", "group", "page-records")


def head(view: View, figure: Row, total: Row) -> None:
    """Say whether the records give the published figure; offer the other side."""
    say = view.say
    indicator = view.to(
        "indicator", indicator=view.ask("indicator"), group=view.ask("group")
    )
    published = exact(figure["published"])
    if total["is_equal"]:
        sign, word = "✓", say("与公布的数字 {value} 一致", value=published)
    else:
        sign, word = (
            "✕",
            say(
                "与公布的数字 {value}（{count} 条）不一致",
                value=published,
                count=exact(figure["published_records"]),
            ),
        )
    sides = "".join(
        link(
            view.here(**{"side": side, "page-records": ""}),
            name,
            current="true" if side == figure["side"] else "",
        )
        for side, name in side_names(view).items()
    )
    st.html(
        '<div class="u145 behind">'
        f"<p>{link(indicator, '‹ ' + say.name(figure, 'indicator_name'))}</p>"
        f'<p class="quiet">{safe(say.name(figure, "definition"))}</p>'
        f'<div class="choices">{sides}'
        f'<span class="agrees" data-equal="{str(total["is_equal"]).lower()}">'
        f'<i aria-hidden="true">{sign}</i> {safe(word)}</span></div></div>'
    )


def side_names(view: View) -> dict[str, str]:
    """Return the two sides of a figure's line by their key."""
    return {"numerator": view.say("分子"), "denominator": view.say("分母")}


def decimals(is_whole: bool) -> int:
    """Return the decimals of what records add: none where all are whole."""
    return 0 if is_whole else 2


def table(view: View, figure: Row, total: Row, rows: list[Row]) -> Table:
    """Return a part of the list, or all of it, under what it adds up to."""
    say = view.say
    side = side_names(view)[figure["side"]]
    title = say(
        "{indicator}的{side}：{count} 条记录，合计 {total}",
        indicator=say.name(figure, "indicator_name"),
        side=side,
        count=exact(total["records_total"]),
        total=exact(total["value_total"]),
    )
    first, last = say.day(figure["first_date"]), say.day(figure["last_date"])
    notes = [say.name(figure, "entity_name"), f"{first} – {last}"]
    if total["distinct_total"] != total["records_total"]:
        count = exact(total["distinct_total"])
        notes.append(say("不同的记录 {count} 条，各计入多次", count=count))
    if total["records_total"] > MOST:
        notes.append(say("下载的文件只含最近的 {most} 条", most=exact(MOST)))
    about = (
        (say.name(figure, "indicator_name"), say.name(figure, "definition")),
        (say("合计"), exact(total["value_total"])),
        (say("公布的数字"), exact(figure["published"])),
    )
    return Table(
        "records",
        title,
        " · ".join(notes),
        _columns(view, total),
        rows,
        about,
        of_records=True,
    )


def _columns(view: View, total: Row) -> tuple[Column, ...]:
    say = view.say
    kept = {name: view.ask(name) for name in LIST if view.ask(name)}

    def record(row: Row) -> str:
        asks = {"kind": row["record_kind"], "id": row["record_id"]}
        return view.to("record", **kept, **asks)

    return (
        Column("title", say("标题"), href=record),
        Column("case_date", say("计入日期"), "date"),
        Column(
            "measure_value",
            say("计入"),
            "number",
            decimals=decimals(total["is_whole"]),
        ),
        Column("class_name", say("类型"), "name"),
        Column("unit_name", say("单位"), "name"),
        Column("town_name", say("乡镇街道"), "name"),
        Column("state_name", say("状态"), "name"),
        Column("record_no", say("编号"), href=record),
    )
