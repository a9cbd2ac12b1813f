"""What every page has around it: menu, strip, notices, filters."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

import streamlit as st

from dashboards.components import filters, qualifying, signing_in, states
from dashboards.components.html import link, safe
from dashboards.queries import feeds, periods
from dashboards.registry import MENU, Entry, Item, after, entered
from dashboards.view import NoRelease, View, home
from u145.releases.current import current_release

if TYPE_CHECKING:
    from streamlit.navigation.page import StreamlitPage

# Seconds; a wall screen turns its page as often.
LOOK_AGAIN = float(os.environ.get("U145_LOOK_AGAIN", "60"))


def top(view: View, entry: Entry) -> None:
    """Draw what stands above the page, and say what qualifies it.

    Raises:
        NoRelease: There is nothing to show yet.
    """
    menu = "" if view.is_kiosk else _menu(view)
    st.html(
        f'<div class="u145 top" lang="{view.say.tag}">{menu}{_strip(view, entry)}</div>'
    )
    qualifying.show(view, entry)
    if entry.needs_month and view.month:
        if periods.has_placeholders(view.release, view.month):
            states.notice(
                view.say(
                    "目标值、底线和权重均为占位值，待县里确认后替换，结果仅供试用。"
                )
            )
        if not view.is_kiosk:
            filters.row(view, entry.filters)


def _menu(view: View) -> str:
    say = view.say
    items = "".join(
        _item(view, item) for item in MENU if view.person.may_open(item.path)
    )
    other = say("en")
    language = (
        f'<a class="language" href="{safe(view.here(lang=other))}" target="_self"'
        f' lang="{safe(other)}">{safe(say("English"))}</a>'
    )
    label = safe(say("栏目"))
    who = signing_in.who(view)
    return f'<nav class="menu" aria-label="{label}">{items}{language}{who}</nav>'


def _item(view: View, item: Item) -> str:
    asks = dict(item.asks)
    address = view.to(item.path, **({"node": ""} | asks))
    is_here = item is entered(view.page, view.asked)
    return link(address, item.label(view.say), current="page" if is_here else "")


def _strip(view: View, entry: Entry) -> str:
    listed = "".join(
        f"<div><dt>{safe(name)}</dt><dd>{safe(value)}</dd></div>"
        for name, value in _facts(view)
    )
    periods_shown = _periods(view) if entry.needs_month and view.month else ""
    return (
        f'<div class="strip"><h1>{safe(entry.title(view.say))}</h1>'
        f"{periods_shown}<dl>{listed}</dl></div>"
    )


def _facts(view: View) -> list[tuple[str, str]]:
    say, release = view.say, view.release
    facts = [
        (say("数据截至"), say.day(release.as_of)),
        (say("校验"), _checks(view)),
    ]
    oldest = feeds.oldest_feed(release)
    if oldest:
        named = say.name(oldest, "feed_name")
        facts.append((say("最早的来源"), f"{named} {say.day(oldest['covered_to'])}"))
    facts.append((say("版本"), release.release_id[-8:]))
    return facts


def _checks(view: View) -> str:
    say, checks = view.say, view.release.checks
    bad = []
    if checks.failed:
        bad.append(say("{count} 项未通过", count=checks.failed))
    if checks.warned:
        bad.append(say("{count} 项提醒", count=checks.warned))
    return " · ".join(bad) or say("{total} 项全部通过", total=checks.passed)


def _periods(view: View) -> str:
    assert view.month
    say = view.say
    names = {"window": say("当期"), "ytd": say("年累计")}
    if view.is_kiosk:
        return f"<p><b>{safe(say.month(view.month))}</b> {safe(names[view.window])}</p>"
    windows = "".join(
        link(
            view.here(period=window),
            name,
            current="true" if window == view.window else "",
        )
        for window, name in names.items()
    )
    label = safe(say("时期"))
    return (
        f'<nav class="periods" aria-label="{label}">{_months(view)}{windows}</nav>'
        f"{_bases(view)}"
    )


def _bases(view: View) -> str:
    """Offer the month as it was published then, where that is known."""
    if not view.seal:
        return ""
    say = view.say
    links = "".join(
        link(view.here(release=release), name, current="true" if is_here else "")
        for release, name, is_here in (
            ("", say("按现有数据"), view.is_newest),
            (view.seal, say("按当时发布"), view.is_as_published),
        )
    )
    return f'<nav class="periods" aria-label="{safe(say("数据口径"))}">{links}</nav>'


def _months(view: View) -> str:
    assert view.month
    say = view.say
    links = "".join(
        link(
            view.in_month(month),
            say.month(month),
            current="true" if month == view.month else "",
        )
        for month in view.reachable_months
    )
    return (
        f"{_step(view, -1, '‹', say('上一个月'))}"
        f"<details><summary>{safe(say.month(view.month))}</summary>"
        f"<div>{links}</div></details>"
        f"{_step(view, 1, '›', say('下一个月'))}"
    )


def _step(view: View, steps: int, sign: str, name: str) -> str:
    month = view.neighbour(steps)
    return link(view.in_month(month), sign, label=name) if month else ""


@st.fragment(run_every=LOOK_AGAIN)
def watch(view: View, pages: "Mapping[str, StreamlitPage]") -> None:
    """Show a newer release without a restart; on a wall screen turn the page."""
    try:
        newest = current_release(home()).release_id
    except NoRelease:
        return
    is_first_look = st.session_state.get("watched") != (view.page, view.asked)
    st.session_state["watched"] = (view.page, view.asked)
    if is_first_look:
        return
    if view.is_kiosk:
        names = ("lang", "period", "kiosk")
        kept = {name: view.asked[name] for name in names if view.ask(name)}
        st.switch_page(pages[after(view.page)], query_params=kept)
    elif view.is_newest and newest != view.release.release_id:
        st.rerun()
