"""Files that leave the data-health page: rows to correct."""

from collections.abc import Callable

import streamlit as st

from dashboards.components.html import safe
from dashboards.exports import corrections
from dashboards.queries import quarantine
from dashboards.view import View

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
        button(say("下载待更正的行（XLSX）"), workbook, f"{name}.xlsx", XLSX)
        button(say("下载可直接重报的文件（ZIP）"), archive, f"{name}.zip", ZIP)
    text = say("按原表头排列，附退回原因和处理建议；更正后放回收件箱即可重报。")
    st.html(f'<div class="u145"><p class="quiet">{safe(text)}</p></div>')


def button(label: str, data: Callable[[], bytes], file_name: str, mime: str) -> None:
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
