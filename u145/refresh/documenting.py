"""Pages about a release's models: dbt's own docs, in one file, from one build.

`dbt docs generate` would start dbt again, parse the project again (which X

The page is made to need nobody: a policy in it forbids the browser to ask
other servers, whatever dbt's scripts would like to count.
"""

import json
import os
import re
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import duckdb

from u145.errors import KnownError
from u145.releases.pointer import flush_folder
from u145.settings import Home

CATALOG_SCHEMA = "https://schemas.getdbt.com/dbt/catalog/v1.json"
MANIFEST_HERE, CATALOG_HERE = (
    '"MANIFEST.JSON INLINE DATA"',
    '"CATALOG.JSON INLINE DATA"',
)
POLICY = "default-src 'unsafe-inline' 'unsafe-eval' data:"
OWN_HEAD = (
    f'<head><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    '<link rel="icon" href="data:,">'
)
LINKS = re.compile(r'<link rel="(?:canonical|shortcut icon)"[^>]*>')
# Else the browser asks for each icon by its template's own text, before Angular
# has filled it in: two thousand questions that no one answers.
ICONS = ('<use xlink:href="{{', '<use ng-attr-href="{{')
KINDS = {"model", "seed"}


def document(home: Home, release_id: str) -> Path:
    """Write the pages about the models of a build, and return their index.

    Args:
        home: The warehouse's folder, whose build is that of the release.
        release_id: The release.

    Raises:
        KnownError: dbt's page is not what it was, or there is no manifest.
    """
    manifest = _read_manifest(home.build / "target" / "manifest.json")
    catalog = _catalog(manifest, home.build_database)
    page = _page(manifest, catalog)
    target = home.dbt_docs / release_id
    waiting = target.with_name(f".{release_id}.{os.getpid()}.tmp")
    shutil.rmtree(waiting, ignore_errors=True)
    waiting.mkdir(parents=True)
    with (waiting / "index.html").open("w", encoding="utf-8") as handle:
        handle.write(page)
        handle.flush()
        os.fsync(handle.fileno())
    flush_folder(waiting)
    shutil.rmtree(target, ignore_errors=True)
    waiting.rename(target)
    flush_folder(home.dbt_docs)
    return target / "index.html"


def _read_manifest(file: Path) -> dict[str, Any]:
    try:
        content: dict[str, Any] = json.loads(file.read_bytes())
    except (OSError, ValueError) as error:
        raise KnownError("docs.no_manifest", path=file) from error
    content["metadata"]["send_anonymous_usage_stats"] = False
    return content


def _catalog(manifest: dict[str, Any], database: Path) -> dict[str, Any]:
    """Return what dbt calls the catalog: the relations that are there."""
    names = {
        (node["schema"], node["alias"]): unique_id
        for unique_id, node in manifest["nodes"].items()
        if node["resource_type"] in KINDS
    }
    metadata = {
        **{key: manifest["metadata"][key] for key in ("dbt_version", "generated_at")},
        "dbt_schema_version": CATALOG_SCHEMA,
        "invocation_id": manifest["metadata"]["invocation_id"],
        "env": {},
    }
    with duckdb.connect(str(database), read_only=True) as connection:
        relations = connection.execute(
            """
            select schema_name, table_name, 'BASE TABLE' as kind, comment
            from duckdb_tables() where not internal
            union all
            select schema_name, view_name, 'VIEW', comment
            from duckdb_views() where not internal
            """
        ).fetchall()
        columns = _columns(connection)
    nodes = {
        names[schema, name]: {
            "unique_id": names[schema, name],
            "metadata": {
                **{"type": kind, "schema": schema, "name": name, "comment": comment},
                **{"database": database.stem, "owner": None},
            },
            "columns": columns.get((schema, name), {}),
            "stats": {},
        }
        for schema, name, kind, comment in relations
        if (schema, name) in names
    }
    return {"metadata": metadata, "nodes": nodes, "sources": {}, "errors": None}


def _columns(
    connection: duckdb.DuckDBPyConnection,
) -> dict[tuple[str, str], dict[str, dict[str, object]]]:
    found: dict[tuple[str, str], dict[str, dict[str, object]]] = {}
    for schema, table, name, index, kind, comment in connection.execute(
        """
        select
            schema_name, table_name, column_name, column_index, data_type, comment
        from duckdb_columns() where not internal order by all
        """
    ).fetchall():
        column = {"name": name, "index": index, "type": kind, "comment": comment}
        found.setdefault((schema, table), {})[name] = column
    return found


def _page(manifest: dict[str, Any], catalog: dict[str, Any]) -> str:
    """Return dbt's page with what it shows inside it."""
    page = _empty_page()
    parts = {MANIFEST_HERE: manifest, CATALOG_HERE: catalog}
    if any(page.count(place) != 1 for place in ("<head>", *parts)):
        raise KnownError("docs.other_page")
    page = LINKS.sub("", page).replace("<head>", OWN_HEAD).replace(*ICONS)
    for place, content in parts.items():
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        # Nothing that a description says may end the script it stands in.
        page = page.replace(place, text.replace("</", "<\\/"))
    return page


def _empty_page() -> str:
    """Return the page that dbt ships, without importing dbt."""
    found = find_spec("dbt.task.docs")
    for folder in (found and found.submodule_search_locations) or ():
        return (Path(folder) / "index.html").read_text(encoding="utf-8")
    raise KnownError("docs.other_page")
