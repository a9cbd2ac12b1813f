"""The trail as a table: who, when, what, on which release."""

from collections import Counter
from pathlib import Path

from dashboards.components import choices
from dashboards.tables import Column, Table
from dashboards.view import View
from u145.access.trail import Entry
from u145.web import gates


def acts(view: View, entries: list[Entry]) -> None:
    """Offer one kind of act, with how many there are of each."""
    names, counted = _names(view), Counter(entry.act for entry in entries)
    chosen = view.ask("act")
    everything = [("", view.say("全部"), len(entries))]
    kinds = [(act, names[act], counted[act]) for act in names if counted[act]]
    choices.show(
        view.say("操作类别"),
        (
            (view.here(act=act), f"{name} {count}", act == chosen)
            for act, name, count in everything + kinds
        ),
    )


def table(view: View, entries: list[Entry]) -> Table:
    """Return what was done, the newest first."""
    say, names = view.say, _names(view)
    roles = gates.gate().policy.roles.values()
    said = {role.role_id: getattr(role.name, say.language) for role in roles}
    asked = view.ask("act")
    rows = [
        {
            "at": f"{entry.at:%Y-%m-%d %H:%M:%S}",
            "person": entry.name or entry.person or "–",
            "key": entry.person,
            "role": said.get(entry.role, "–"),
            "unit": entry.unit or "–",
            "act": names.get(entry.act, entry.act),
            "what": entry.what,
            "release": entry.release_id,
            "result": say("已拒绝") if entry.result == "refused" else entry.result,
        }
        for entry in entries
        if asked in ("", entry.act)
    ]
    return Table(
        "trail",
        say("操作记录 {count} 条", count=len(rows)),
        say("最近的在前 · 时间为协调世界时 · 不含记录内容，长号码已遮蔽"),
        (
            Column("at", say("时间")),
            Column("person", say("人员")),
            Column("key", say("账号")),
            Column("role", say("角色")),
            Column("unit", say("单位")),
            Column("act", say("操作")),
            Column("what", say("对象")),
            Column("result", say("结果")),
            Column("release", say("版本")),
        ),
        rows,
    )


def broken(view: View, places: list[tuple[Path, int]]) -> str:
    """Say where the trail is not as it was written."""
    file, line = places[0]
    return view.say(
        "操作记录被改动过：{file} 第 {line} 行之前（共 {count} 处）。"
        "请保全现场并核查。",
        file=file.name,
        line=line,
        count=len(places),
    )


def _names(view: View) -> dict[str, str]:
    say = view.say
    return {
        "signed_in": say("登录"),
        "signed_out": say("退出登录"),
        "refused": say("无权限登录"),
        "page": say("查看页面"),
        "query": say("查询"),
        "download": say("下载"),
        "document": say("查看文档"),
    }
