"""The words around a waterfall: what a bar is called, what it adds up to."""

from dashboards.components import notes
from dashboards.formats import number, signed
from dashboards.reading import Row
from dashboards.tables import Column, Table
from dashboards.view import View

DIGITS = 9  # decimals that the marts keep of a score


def node_label(view: View, node: Row) -> str:
    """Return what a node is called where there is little room."""
    if node["node_kind"] == "index":
        return view.say.name(node, "node_name")
    return f"{node['node_id']} {view.say.name(node, 'node_name')}"


def label(view: View, row: Row) -> str:
    """Return what a bar is called: its indicator, or what it holds."""
    say = view.say
    effect = say.name(row, "effect_name")
    if row["indicator_id"] is None:
        if row["indicators_total"] is None:
            return effect
        return say(
            "{effect}（{count} 项）", effect=effect, count=row["indicators_total"]
        )
    name = say.name(row, "indicator_name")
    if row["effect_id"] == "performance":
        return name
    return say("{name}（{effect}）", name=name, effect=effect)


def address(view: View, row: Row) -> str:
    """Return where a bar leads: to its indicator, if it is one."""
    if not row["indicator_id"]:
        return ""
    return view.to("indicator", indicator=row["indicator_id"])


def table(
    view: View, node: Row, bars: list[Row], parts: list[Row], comparison: str
) -> Table:
    """Return the bars with a title that states the change, exact to the digit.

    Args:
        view: What the visitor looks at.
        node: Whose score it is.
        bars: Rows of `queries.changes.waterfall`.
        parts: Rows of `queries.changes.contributions`.
        comparison: previous_month or same_month_last_year.
    """
    say, start, end = view.say, bars[0], bars[-1]
    title = _title(view, node, end, parts, comparison)
    exact = say(
        "期初 {start} ＋ 各项合计 {change} ＝ 期末 {end}",
        start=number(start["to_score"], DIGITS),
        change=number(end["change_so_far"], DIGITS),
        end=number(end["to_score"], DIGITS),
    )
    rows = [row | {"bar_zh": label(view, row), "bar_en": None} for row in bars]
    columns = (
        Column("bar", say("项目"), "name", href=lambda row: address(view, row)),
        Column("effect_name", say("原因"), "name"),
        Column("contribution", say("贡献"), "signed", DIGITS, unit=say("分")),
        Column("to_score", say("累计到"), "number", DIGITS, unit=say("分")),
        Column("explanation", say("说明"), "name"),
    )
    look = say("实心为加分，斜纹为减分，单位：分")
    note = f"{exact} · {look} · {notes.period(view)}"
    about = {say.name(row, "effect_name"): say.name(row, "explanation") for row in bars}
    return Table("waterfall", title, note, columns, rows, tuple(about.items()))


def _title(view: View, node: Row, end: Row, parts: list[Row], comparison: str) -> str:
    say = view.say
    words = {
        "name": say.name(node, "node_name"),
        "score": number(end["to_score"], 2),
        "change": signed(end["change_so_far"], 2),
    }
    title = say("{name} {score}，较上月 {change}", **words)
    if comparison == "same_month_last_year":
        title = say("{name} {score}，较去年同月 {change}", **words)
    if parts:
        cause = say.name(parts[0], "indicator_name")
        points = signed(parts[0]["contribution"], 2)
        return say(
            "{change}；影响最大：{cause} {points}",
            change=title,
            cause=cause,
            points=points,
        )
    return title


def details(view: View, parts: list[Row]) -> Table:
    """Return every indicator's part by effect."""
    say = view.say
    columns = (
        Column(
            "indicator_name", say("指标"), "name", href=lambda row: address(view, row)
        ),
        Column("contribution", say("贡献"), "signed", 4, unit=say("分")),
        Column("old_value", say("原来的值"), "number", "decimals"),
        Column("value", say("现在的值"), "number", "decimals"),
        Column("unit_name", say("计量单位"), "name"),
        Column("effect_name", say("原因"), "name"),
    )
    note = say("全部指标，影响最大的在前 · {period}", period=notes.period(view))
    return Table("contributions", say("每项指标各影响多少"), note, columns, parts)
