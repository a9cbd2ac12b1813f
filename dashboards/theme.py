"""How everything looks: the only place for colours besides the catalogue.

The colours of statuses are not here: they are rows of `catalogue.statuses`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dashboards.i18n import Speaker

LIGHT = {
    "ink": "#14202b",  # text
    "quiet": "#52606d",  # text of second rank: 4.5 : 1 on the page and on cards
    "line": "#d9dfe5",
    "page": "#f6f7f9",
    "card": "#ffffff",
    "strong": "#12436d",  # the actual value, links, the brand
    "soft": "#e8eef4",
    "target": "#7a8794",
    "before": "#9fb3c8",  # the same thing a year ago
    "second": "#28a197",  # a second and a third thing beside the strong one
    "third": "#f46a25",
    "fourth": "#801650",
    "notice": "#fff7e0",
    "notice_line": "#e3c878",
}
# The wall screen.
DARK = {
    "ink": "#eef3f8",
    "quiet": "#a9b8c6",
    "line": "#2b3c4d",
    "page": "#0b1621",
    "card": "#122232",
    "strong": "#7cc0ff",
    "soft": "#1b3147",
    "target": "#93a1af",
    "before": "#4d6a86",
    "second": "#4fd1c5",
    "third": "#ff9a63",
    "fourth": "#e08ab8",
    "notice": "#33290f",
    "notice_line": "#7a6325",
}
FONT = (
    "'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC',"
    " 'Noto Sans SC', 'Source Han Sans SC', system-ui, sans-serif"
)
STYLES = Path(__file__).parent / "styles"


@dataclass(frozen=True)
class Look:
    """What a figure needs to know to be drawn: the language and the colours."""

    say: Speaker
    is_dark: bool = False

    @property
    def colours(self) -> Mapping[str, str]:
        """Return the colours of this look by their use."""
        return DARK if self.is_dark else LIGHT


@cache
def stylesheet(*, is_dark: bool, loading: str) -> str:
    """Return the styles of all components, with the colours filled in.

    Args:
        is_dark: Whether it is for a wall screen.
        loading: The words while a page is on its way.
    """
    colours = DARK if is_dark else LIGHT
    names = "".join(f"--{name.replace('_', '-')}:{c};" for name, c in colours.items())
    texts = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted(STYLES.glob("*.css"))
    )
    return f'<style>:root{{{names}--loading:"{loading}"}}\n{texts}</style>'
