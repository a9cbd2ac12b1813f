"""Coming in, and why somebody does not."""

import streamlit as st

from dashboards.components.html import safe
from dashboards.i18n import Speaker
from dashboards.view import View
from u145.access.gate import Refusal


def show(say: Speaker, refusal: Refusal | None) -> None:
    """Offer to sign in, or say why that did not help."""
    title, text = {
        "expired": (say("登录已过期"), say("为保护数据，请重新登录。")),
        "unknown": (
            say("您还没有使用权限"),
            say("您已登录，但名单里没有您。请向营商办的数据管理员申请开通。"),
        ),
    }.get(
        refusal or "", (say("请先登录"), say("用单位统一账号登录后查看营商环境绩效。"))
    )
    st.html(
        f'<div class="u145 state" role="alert"><h1>{safe(title)}</h1>'
        f"<p>{safe(text)}</p></div>"
    )
    with st.container(key="sign-in", horizontal=True, horizontal_alignment="center"):
        if refusal == "unknown":
            st.button(say("换一个账号"), on_click=st.logout, key="sign-out")
        else:
            st.button(say("登录"), on_click=st.login, type="primary", key="sign-in-now")


def who(view: View) -> str:
    """Say who is signed in, and as what, and offer to sign out."""
    say, person = view.say, view.person
    if person.is_local:
        return ""
    role = getattr(person.role.name, say.language)
    title = " · ".join(part for part in (person.name or person.key, role) if part)
    return (
        f'<span class="who">{safe(title)}</span>'
        f'<a class="sign-out" href="./auth/logout" data-leaves="1">'
        f"{safe(say('退出'))}</a>"
    )
