"""How everything looks: the only place for colours besides the catalogue.

The colours of statuses are not here: they are rows of `catalogue.statuses`.
"""

from pathlib import Path

COLOURS = {
    "ink": "#14202b",  # text
    "quiet": "#52606d",  # text of second rank: 4.5 : 1 on the page and on cards
    "line": "#d9dfe5",
    "page": "#f6f7f9",
    "card": "#ffffff",
    "strong": "#12436d",  # the actual value, links, the brand
    "soft": "#e8eef4",
    "target": "#7a8794",
    "before": "#9fb3c8",  # the same thing a year ago
    "notice": "#fff7e0",
    "notice_line": "#e3c878",
}
FONT = (
    "'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC',"
    " 'Noto Sans SC', 'Source Han Sans SC', system-ui, sans-serif"
)
STYLES = Path(__file__).with_suffix(".css")


def stylesheet() -> str:
    """Return the styles of all components, with the colours filled in."""
    names = "".join(f"--{name.replace('_', '-')}:{c};" for name, c in COLOURS.items())
    return f"<style>:root{{{names}}}\n{STYLES.read_text(encoding='utf-8')}</style>"
