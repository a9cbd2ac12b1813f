"""What a page shows instead of figures, and what to do about it."""

import streamlit as st

from dashboards.components.html import link, safe
from dashboards.i18n import Speaker
from dashboards.view import View


def empty(title: str, text: str = "") -> None:
    """Say inside a page that there is nothing here, and why."""
    more = f'<p class="quiet">{safe(text)}</p>' if text else ""
    st.html(f'<div class="u145 card nothing"><p>{safe(title)}</p>{more}</div>')


def notice(text: str, link: str = "", label: str = "") -> None:
    """Show one line that qualifies everything below it."""
    more = f' <a href="{safe(link)}" target="_self">{safe(label)}</a>' if link else ""
    st.html(f'<p class="u145 notice" role="note">{safe(text)}{more}</p>')


def no_release(say: Speaker) -> None:
    """Say that nothing was published yet."""
    _whole_page(
        say("还没有可看的数据"),
        say("仓库里还没有发布过版本。请把各部门的报表放进收件箱，然后运行："),
        say("u145 refresh --inbox 收件箱"),
    )


def no_month(say: Speaker) -> None:
    """Say that the release has no month with a score."""
    _whole_page(
        say("这个版本里还没有评分"),
        say("已发布的版本没有任何月份的得分。请检查收件箱里是否有记录，然后重新运行："),
        say("u145 refresh --inbox 收件箱"),
    )


def forbidden(say: Speaker) -> None:
    """Say that this visitor may not see the page."""
    _whole_page(
        say("您没有查看这一页的权限"),
        say("如工作需要，请向本单位的数据管理员申请。"),
    )


def too_old(view: View) -> None:
    """Say that this release was published before the page could be filled."""
    say, release = view.say, view.release
    _whole_page(
        say("这个旧版本里没有这一页的数据"),
        say(
            "它发布于{day}，那时系统还不产生这一页要用的数据。其他页面可以照常看。",
            day=say.day(release.published_at.date()),
        ),
        more=f"<p>{link(view.here(release=''), say('看最新版本'))}</p>",
    )


def failure(say: Speaker, number: str) -> None:
    """Say that something broke, with the number that the log has too."""
    _whole_page(
        say("这一页暂时打不开"),
        say("原因已记入日志。请把编号告诉管理员。"),
        say("编号 {number}", number=number),
    )


def _whole_page(title: str, text: str, code: str = "", more: str = "") -> None:
    more = f"<code>{safe(code)}</code>" if code else more
    st.html(
        f'<div class="u145 state" role="alert"><h1>{safe(title)}</h1>'
        f"<p>{safe(text)}</p>{more}</div>"
    )
