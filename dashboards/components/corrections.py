"""Files that leave the data-health page: rows to correct, and the Data Docs."""

from collections.abc import Callable

import streamlit as st

from dashboards.components.html import safe
from dashboards.exports import corrections
from dashboards.queries import quarantine
from dashboards.view import View, home

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ZIP = "application/zip"


def files(view: View, feed_id: str) -> None:
    """Offer the rows of a feed as files. They are made when somebody asks."""
    say, release = view.say, view.release
    if view.is_kiosk or not corrections.can_correct(feed_id):
        return
    name = f"u145-{feed_id}-{release.release_id[:8]}"

    def workbook() -> bytes:
        rows = quarantine.sent_back(release, say.language, feed_id)
        return corrections.correction_workbook(rows, say.language, feed_id)

    def archive() -> bytes:
        rows = quarantine.sent_back(release, say.language, feed_id)
        return corrections.correction_files(rows, say.language, feed_id, release.as_of)

    with st.container(key="corrections", horizontal=True):
        _button(say("下载待更正的行（XLSX）"), workbook, f"{name}.xlsx", XLSX)
        _button(say("下载可直接重报的文件（ZIP）"), archive, f"{name}.zip", ZIP)
    text = say("按原表头排列，附退回原因和处理建议；更正后放回收件箱即可重报。")
    st.html(f'<div class="u145"><p class="quiet">{safe(text)}</p></div>')


def data_docs(view: View) -> None:
    """Say where the full report of the checks is, and offer it as files."""
    say, name = view.say, view.release.release_id
    folder = home().absolute() / "data_docs" / name
    if not (folder / "index.html").is_file():
        text = say("这个版本的完整校验报告（Data Docs）没有保留。")
        st.html(f'<div class="u145 card"><p>{safe(text)}</p></div>')
        return
    text = say(
        "完整校验报告（Data Docs）是一组网页，不经本系统发布。"
        "在服务器上用浏览器打开下面的文件，或整套下载后打开其中的 index.html。"
    )
    with st.container(key="card-data-docs"):
        st.html(
            f'<div class="u145"><p>{safe(text)}</p>'
            f'<code class="path">{safe(folder / "index.html")}</code></div>'
        )
        if not view.is_kiosk:
            _button(
                say("下载完整校验报告（ZIP）"),
                lambda: corrections.folder_archive(folder),
                f"data-docs-{name}.zip",
                ZIP,
            )


def _button(label: str, data: Callable[[], bytes], file_name: str, mime: str) -> None:
    st.download_button(
        label,
        data,
        file_name=file_name,
        mime=mime,
        key=file_name,
        on_click="ignore",
        type="tertiary",
        width="content",
    )
