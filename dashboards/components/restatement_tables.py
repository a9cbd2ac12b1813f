"""Tables of what was restated: figures, the months they belong to, records."""

from functools import partial

from dashboards.formats import NOTHING, quantity
from dashboards.reading import Row
from dashboards.tables import Column, Table
from dashboards.view import View


def figures(view: View, rows: list[Row], *, has_names: bool) -> Table:
    """Return restated figures; of the county alone they need no names of places."""
    say, windows = view.say, _windows(view)
    behind, then, now = (partial(way, view) for way in (address, _published, _known))
    whose = (Column("entity_name", say("单位或乡镇"), "name"),)
    shown = [
        row
        | {"window": windows[row["period_window"]], "moved": _moved(view, row)}
        # A figure may have been taken out of the catalogue since.
        | {"name": say.name(row, "indicator_name") or row["indicator_id"]}
        for row in rows
    ]
    title = say("封账以后没有数字修订")
    if rows:
        title = say("封账以后修订了 {count} 个数字", count=len(rows))
    return Table(
        "restatements",
        title,
        say(
            "当时：月末封账的版本所发布 · 现在：这个版本重新计算 · 点开指标看是哪些记录"
        ),
        (
            Column("name", say("指标"), href=behind),
            *(whose if has_names else ()),
            Column("period_month", say("月份"), "month"),
            Column("window", say("时期")),
            Column("value_then", say("当时发布"), "number", "decimals", href=then),
            Column("value_now", say("现在"), "number", "decimals", href=now),
            Column("value_change", say("差"), "signed", "decimals"),
            Column("numerator_change", say("分子差"), "signed", "part_decimals"),
            Column("denominator_change", say("分母差"), "signed", "part_decimals"),
            Column("moved", say("状态")),
            Column("records_total", say("记录"), "count"),
            Column("cause_id", say("原因"), "status"),
        ),
        shown,
    )


def months(view: View, rows: list[Row]) -> Table:
    """Return the sealed months; each narrows the list to its own, or widens it."""
    say = view.say

    def opens(row: Row) -> str:
        asked = f"{row['period_month']:%Y-%m}"
        return view.here(sealed="" if view.ask("sealed") == asked else asked)

    return Table(
        "sealed-months",
        say("已封账 {count} 个月", count=len(rows)),
        say("数据截至月末的最新版本为当月封账 · 点月份只看当月的修订"),
        (
            Column("period_month", say("月份"), "month", href=opens),
            Column("seal_state", say("比对"), "status"),
            Column("figures_total", say("发布的数字"), "count"),
            Column("restated_total", say("修订的数字"), "count"),
            Column("published_at", say("发布时间"), "date"),
            Column("release_id", say("版本")),
        ),
        rows,
    )


def records(view: View, restated: Row, rows: list[Row]) -> Table:
    """Return what happened to which record, under what that made of the figure."""
    say = view.say

    def opens(row: Row) -> str:
        if not row["is_kept"]:
            return ""
        return view.to("record", kind=row["record_kind"], id=row["record_id"])

    return Table(
        "restated-records",
        finding(view, restated),
        say(
            "{window} · {count} 条记录的计入有变化，封账后送来的在前",
            window=_windows(view)[restated["period_window"]],
            count=len(rows),
        ),
        (
            Column("title", say("记录"), href=opens),
            Column("happened_id", say("变化"), "status"),
            Column("numerator_then", say("当时分子"), "number", "decimals"),
            Column("numerator_now", say("现在分子"), "number", "decimals"),
            Column("denominator_then", say("当时分母"), "number", "decimals"),
            Column("denominator_now", say("现在分母"), "number", "decimals"),
            Column("is_new", say("封账后送来"), "flag"),
            Column("file_name", say("文件")),
            Column("landed_at", say("接收时间"), "date"),
            Column("record_no", say("编号"), href=opens),
        ),
        rows,
        of_records=True,
    )


def finding(view: View, row: Row) -> str:
    """Return in one line what a figure was and what it is."""
    say = view.say
    return say(
        "{place}{month}“{indicator}”：当时 {then}，现在 {now}",
        place=say.name(row, "entity_name"),
        month=say.month(row["period_month"]),
        indicator=say.name(row, "indicator_name") or row["indicator_id"],
        then=value(view, row, "then"),
        now=value(view, row, "now"),
    )


def value(view: View, row: Row, when: str) -> str:
    """Return the value `then` or `now`, with its unit."""
    unit = view.say.name(row, "unit_name")
    return quantity(row[f"value_{when}"], unit, row["decimals"])


def address(view: View, row: Row) -> str:
    """Return the address of the records of a restated figure."""
    month = f"{row['period_month']:%Y-%m}"
    return view.to("health", part="restatements", sealed=month, **_asks(row))


def _asks(row: Row) -> dict[str, str]:
    """Return what an address asks for to show a restated figure."""
    places = {"unit": "", "town": ""}
    if row["level"] in places:
        places[row["level"]] = row["entity_id"]
    asked = {"indicator": row["indicator_id"], "period": row["period_window"]}
    return asked | places


def _published(view: View, row: Row) -> str:
    """Return the address of a figure as it was published then."""
    month, release = f"{row['period_month']:%Y-%m}", row["release_then_id"]
    return view.to("indicator", month=month, release=release, **_asks(row))


def _known(view: View, row: Row) -> str:
    """Return the address of a figure as it is known now."""
    return view.to("indicator", month=f"{row['period_month']:%Y-%m}", **_asks(row))


def _windows(view: View) -> dict[str, str]:
    return {"window": view.say("当期"), "ytd": view.say("年累计")}


def _moved(view: View, row: Row) -> str:
    """Return the statuses then and now, where they differ."""
    if row["status_then_id"] == row["status_now_id"]:
        return ""
    then = view.say.name(row, "status_then")
    now = view.say.name(row, "status_now") if row["status_now_id"] else NOTHING
    return f"{then} → {now}"
