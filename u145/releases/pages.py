"""The pages that go with a release: what was checked, and what its models mean."""

import re
from dataclasses import dataclass
from pathlib import Path

from u145.settings import Home

# No page may ask another server, whatever its scripts would like to.
POLICY = "default-src 'self' 'unsafe-inline' 'unsafe-eval' data:"
KINDS = ("data", "dbt")
NAME = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]*")
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".ico": "image/x-icon",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}


@dataclass(frozen=True)
class Page:
    """One file of a release's pages."""

    content_type: str
    body: bytes


def pages_folder(home: Home, kind: str, release_id: str) -> Path:
    """Return where the pages of a kind about a release are."""
    return {"data": home.data_docs, "dbt": home.dbt_docs}[kind] / release_id


def find_page(home: Home, path: str) -> Page | None:
    """Return the page at `RELEASE/KIND/PATH`, or nothing.

    Nothing outside the folder of that release and kind is ever read, however
    the path is spelled and wherever a link in the folder leads.
    """
    release_id, _, rest = path.partition("/")
    kind, _, inner = rest.partition("/")
    if kind not in KINDS or not NAME.fullmatch(release_id) or "\0" in inner:
        return None
    folder = pages_folder(home, kind, release_id).resolve()
    file = (folder / inner.lstrip("/")).resolve()
    known = TYPES.get(file.suffix.lower())
    if known is None or not file.is_relative_to(folder) or not file.is_file():
        return None
    return Page(known, file.read_bytes())
