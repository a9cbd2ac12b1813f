"""The pages that go with a release: its checks in full, and its models."""

from pathlib import Path

import streamlit as st

from dashboards.components.corrections import ZIP
from dashboards.components.downloads import button
from dashboards.components.html import safe
from dashboards.exports import corrections
from dashboards.view import View, home
from u145.releases.pages import KINDS, pages_folder
from u145.settings import Home
from u145.web import gates


def show(view: View) -> None:
    """Link to the pages, and offer them as files, to who may read them."""
    if not view.person.role.sees_documents or not view.person.scope.is_whole:
        return
    where = Home(home().absolute())
    for kind in KINDS:
        folder = pages_folder(where, kind, view.release.release_id)
        with st.container(key=f"card-{kind}-docs"):
            st.html(f'<div class="u145">{_about(view, kind, folder)}</div>')
            if not view.is_kiosk and (folder / "index.html").is_file():
                _offer(view, kind, folder)


def _offer(view: View, kind: str, folder: Path) -> None:
    def archive() -> bytes:
        return corrections.folder_archive(folder)

    name = f"{kind}-docs-{view.release.release_id}.zip"
    button(view, view.say("整套下载（ZIP）"), archive, (name, ZIP), of_records=True)


def _about(view: View, kind: str, folder: Path) -> str:
    say, index = view.say, folder / "index.html"
    title, text = {
        "data": (
            say("完整校验报告（Data Docs）"),
            say("每一项校验查了什么、结果如何。"),
        ),
        "dbt": (
            say("模型文档（dbt docs）"),
            say("每张表、每一列的说明，以及数据从哪里来、到哪里去。"),
        ),
    }[kind]
    said = f"<p><b>{safe(title)}</b> {safe(text)}</p>"
    if not index.is_file():
        return f"{said}<p>{safe(say('这个版本没有保留这份文档。'))}</p>"
    if gates.is_serving() and not view.is_kiosk:
        address = f"./docs/{view.release.release_id}/{kind}/index.html"
        opened = safe(say("在新窗口打开"))
        return (
            f'{said}<p><a href="{safe(address)}" target="_blank" rel="noopener">'
            f"{opened}</a></p>"
        )
    how = say("在服务器上用浏览器打开下面的文件，或整套下载后打开其中的 index.html。")
    return f'{said}<p>{safe(how)}</p><code class="path">{safe(index)}</code>'
