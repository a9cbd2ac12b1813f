"""What qualifies everything on a page: another release, held data, a part of them."""

from dashboards.components import states
from dashboards.queries import feeds, places
from dashboards.registry import Entry
from dashboards.view import View


def show(view: View, entry: Entry) -> None:
    """Say in a line each what a reader has to know of all that follows."""
    _which_release(view, entry)
    _tell_held(view)
    _tell_limits(view)


def _which_release(view: View, entry: Entry) -> None:
    """Say when what is shown is not what is known now."""
    say = view.say
    if view.release.instead_of:
        name = view.release.instead_of
        states.notice(
            say(
                "最新版本 {release} 的文件已损坏，现在显示的是它之前的版本。",
                release=name,
            )
        )
    if view.is_gone:
        states.notice(say("链接里的版本已不再保留，现在显示的是最新版本。"))
    elif entry.needs_month and view.is_as_published and view.month:
        states.notice(
            say(
                "{month}的数字按当时发布（数据截至 {day}），"
                "此后补报和更正的记录不在其中。",
                month=say.month(view.month),
                day=say.day(view.release.as_of),
            ),
            view.here(release=""),
            say("看现有数据"),
        )
    elif not view.is_newest:
        states.notice(
            say(
                "您打开的是旧版本（数据截至 {day}）。", day=say.day(view.release.as_of)
            ),
            view.here(release=""),
            say("看最新版本"),
        )


def _tell_limits(view: View) -> None:
    """Say whose rows are here, so that nobody takes a part for the whole."""
    unit, say = view.person.scope.unit, view.say
    if unit is None:
        return
    names = {row["place_id"]: row for row in places.units(view.release)}
    name = say.name(names[unit], "place_name") if unit in names else unit or "–"
    states.notice(
        say(
            "这里只有全县合计和本单位（{unit}）的数据；"
            "清单、件数和名单类的结论只就这些数据而言。",
            unit=name,
        )
    )


def _tell_held(view: View) -> None:
    """Say in one line whose data stand still, on every page."""
    say, held = view.say, feeds.held_feeds(view.release)
    if not held:
        return
    day = say.day(held[0]["held_since"])
    text = say(
        "{owner}的数据（{feed}）暂停更新（{day}起），相关指标沿用上次审核通过的数据。",
        owner=say.name(held[0], "owner_name"),
        feed=say.name(held[0], "feed_name"),
        day=day,
    )
    if len(held) > 1:
        text = say(
            "{count} 个来源暂停更新（最早{day}起），相关指标沿用上次审核通过的数据。",
            count=len(held),
            day=day,
        )
    address = ""
    if view.person.may_open("health"):
        address = view.to("health", part="feeds")
    states.notice(text, address, say("看来源"))
