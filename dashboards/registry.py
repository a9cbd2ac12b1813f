"""The pages: what they are called, what narrows them, where they stand.

Their files are in `screens/`: beside a folder named `pages` Streamlit runs the
file of a page by itself, without app.py, until somebody has opened app.py once.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from dashboards.i18n import Speaker

Filter = Literal["unit", "town"]


@dataclass(frozen=True)
class Entry:
    """A page, and how it is framed."""

    path: str  # stem of the file in screens/, and the address
    title: Callable[[Speaker], str]
    filters: tuple[Filter, ...] = ()
    needs_month: bool = True
    is_in_kiosk: bool = False


@dataclass(frozen=True)
class Item:
    """One place in the menu: a page, or one way into it."""

    path: str
    label: Callable[[Speaker], str]
    asks: tuple[tuple[str, str], ...] = ()


BOTH: tuple[Filter, ...] = ("unit", "town")
HOME = "cockpit"

PAGES = (
    Entry(HOME, lambda say: say("营商环境“145”总览"), is_in_kiosk=True),
    Entry("strategy", lambda say: say("四大标准与五大重点"), BOTH, is_in_kiosk=True),
    Entry("indicator", lambda say: say("指标详情"), BOTH),
    Entry("records", lambda say: say("数字背后的记录"), BOTH),
    Entry("record", lambda say: say("一条记录"), needs_month=False),
    Entry("changes", lambda say: say("为什么变了"), is_in_kiosk=True),
    Entry("proposals", lambda say: say("提案办理"), ("unit",), is_in_kiosk=True),
    Entry("inspections", lambda say: say("视察、监督与检查"), ("unit",)),
    Entry("events", lambda say: say("协商与服务"), BOTH),
    Entry("rankings", lambda say: say("工作比拼晾晒"), is_in_kiosk=True),
    Entry("unit", lambda say: say("单位画像"), ("unit",)),
    Entry("tasks", lambda say: say("重点任务"), is_in_kiosk=True),
    Entry("members", lambda say: say("委员履职")),
    Entry("towns", lambda say: say("镇街"), ("town",), is_in_kiosk=True),
    Entry("health", lambda say: say("数据健康"), needs_month=False),
    Entry("dictionary", lambda say: say("指标字典"), needs_month=False),
    Entry("desk", lambda say: say("分析台"), needs_month=False),
    Entry("trail", lambda say: say("操作记录"), needs_month=False),
)
MENU = (
    Item(HOME, lambda say: say("总览")),
    Item("strategy", lambda say: say("四大标准"), (("kind", "standard"),)),
    Item("strategy", lambda say: say("五大重点"), (("kind", "priority"),)),
    Item("changes", lambda say: say("为什么变了")),
    Item("proposals", lambda say: say("提案")),
    Item("inspections", lambda say: say("监督检查")),
    Item("events", lambda say: say("协商服务")),
    Item("rankings", lambda say: say("比拼晾晒")),
    Item("tasks", lambda say: say("重点任务")),
    Item("members", lambda say: say("委员履职")),
    Item("towns", lambda say: say("镇街")),
    Item("health", lambda say: say("数据健康")),
    Item("dictionary", lambda say: say("指标字典")),
    Item("desk", lambda say: say("分析台")),
    Item("trail", lambda say: say("操作记录")),
)


def entered(path: str, asked: Mapping[str, str]) -> Item | None:
    """Return the place in the menu that leads to an address; the first when many do."""
    ways = [item for item in MENU if item.path == path]
    exact = [item for item in ways if set(item.asks) <= set(asked.items())]
    return next(iter(exact or ways), None)


def after(path: str) -> str:
    """Return the page that a wall screen turns to after one."""
    paths = [entry.path for entry in PAGES if entry.is_in_kiosk]
    place = paths.index(path) + 1 if path in paths else 0
    return paths[place % len(paths)]
