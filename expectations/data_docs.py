"""The report of an audit as web pages that need nothing from outside.

Great Expectations' pages ask several foreign servers for styles, scripts and a
counting pixel. An office without the internet would see bare text, and one
with it would be counted: everything foreign is taken out, and the index that
those scripts would have filled is written here.
"""

import html
import os
import re
import shutil
from pathlib import Path

from expectations.results import Result

FOREIGN = re.compile(
    r"<script\b[^>]*\bsrc=.*?</script>"
    r"|<script\b.*?</script>"
    r"|<link\b[^>]*\bhref=\"https?:[^>]*>"
    r"|<img\b[^>]*\bsrc=\"https?:[^>]*>",
    re.DOTALL | re.IGNORECASE,
)
STYLE = """<meta name="viewport" content="width=device-width"><style>
body{font:16px/1.5 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;
margin:2rem auto;max-width:72rem;padding:0 1rem;color:CanvasText;background:Canvas}
table{border-collapse:collapse;width:100%}
td,th{padding:.4rem .8rem;border-bottom:1px solid GrayText;text-align:left;
vertical-align:top}
</style>"""


def publish(site: Path, target: Path, results: list[Result]) -> Path:
    """Move finished pages to `target` in one step and return the index."""
    for page in site.rglob("*.html"):
        text = FOREIGN.sub("", page.read_text(encoding="utf-8"))
        page.write_text(text.replace("</head>", f"{STYLE}</head>"), encoding="utf-8")
    (site / "index.html").write_text(_index(site, results), encoding="utf-8")
    target.parent.mkdir(parents=True, exist_ok=True)
    waiting = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    shutil.rmtree(waiting, ignore_errors=True)
    shutil.copytree(site, waiting)
    shutil.rmtree(target, ignore_errors=True)
    waiting.rename(target)
    return target / "index.html"


def _index(site: Path, results: list[Result]) -> str:
    pages = sorted((site / "validations").rglob("*.html"))
    links = "".join(
        f'<li><a href="{page.relative_to(site).as_posix()}">'
        f"{html.escape(page.relative_to(site / 'validations').parts[0])}</a></li>"
        for page in pages
    )
    ordered = sorted(results, key=lambda r: (r.success, r.severity, r.suite))
    rows = "".join(
        f"<tr><td>{'✓' if r.success else '✗'} {r.severity}</td>"
        f"<td>{html.escape(r.message_zh)}<br>{html.escape(r.message_en)}</td>"
        f"<td>{html.escape(r.owner)}</td></tr>"
        for r in ordered
    )
    head = f'<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">{STYLE}'
    return (
        f"{head}<title>数据校验 Data docs</title></head><body>"
        "<h1>数据校验 Data docs</h1>"
        "<table><tr><th>结果 Result</th><th>内容 Expectation</th>"
        f"<th>责任 Owner</th></tr>{rows}</table>"
        f"<h2>明细 Details</h2><ul>{links}</ul></body></html>"
    )
