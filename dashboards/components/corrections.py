"""Files that leave the data-health page: rows to correct."""

import streamlit as st

from dashboards.components.downloads import XLSX, button
from dashboards.components.html import safe
from dashboards.exports import corrections
from dashboards.queries import quarantine
from dashboards.view import View

ZIP = "application/zip"


def files(view: View, feed_id: str) -> None:
    """Offer the rows of a feed as files. They are made when somebody asks."""
    say, release = view.say, view.release
    if view.is_kiosk or not corrections.can_correct(feed_id):
        return
    if not view.person.may_download(is_of_records=True):
        return
    name = f"u145-{feed_id}-{release.release_id[:8]}"

    def workbook() -> bytes:
        rows = quarantine.sent_back(release, say.language, feed_id)
        return corrections.correction_workbook(rows, say.language, feed_id)

    def archive() -> bytes:
        rows = quarantine.sent_back(release, say.language, feed_id)
        return corrections.correction_files(rows, say.language, feed_id, release.as_of)

    with st.container(key="corrections", horizontal=True):
        book, pack = (f"{name}.xlsx", XLSX), (f"{name}.zip", ZIP)
        button(view, say("下载待更正的行（XLSX）"), workbook, book, of_records=True)
        button(view, say("下载可直接重报的文件（ZIP）"), archive, pack, of_records=True)
    text = say("按原表头排列，附退回原因和处理建议；更正后放回收件箱即可重报。")
    st.html(f'<div class="u145"><p class="quiet">{safe(text)}</p></div>')
