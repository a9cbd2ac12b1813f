"""Serve the pages: Streamlit, behind the door, in this process."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route
from streamlit.runtime import Runtime

from u145.access.gate import Gate
from u145.access.person import Person
from u145.releases.current import kept_release
from u145.releases.pages import POLICY, find_page
from u145.web import gates
from u145.web.door import Door, Doorway
from u145.web.files import Owners
from u145.web.signing_in import SignIn

# A page of documents runs its own scripts, as a stranger to the pages.
DOCUMENT = {"content-security-policy": f"sandbox allow-scripts allow-popups; {POLICY}"}
NOT_FOUND = PlainTextResponse("Not Found\n", 404)
BINARY = "application/octet-stream"
CONFIG: Mapping[str, Any] = {
    "server.headless": True,
    "server.fileWatcherType": "none",
    "server.enableStaticServing": False,
    "server.maxUploadSize": 1,  # MB; no page takes a file
    # Python collects when there is something to collect. All of it, after every run
    # and every look at the desk's queue, held everybody up longer than most pages.
    "runner.postScriptGC": False,
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
    "client.toolbarMode": "minimal",
}


class Pages(streamlit.App):
    """The pages, whose files are somebody's."""

    def __init__(self, owners: Owners, *rest: Any, **named: Any) -> None:
        self._owners = owners
        super().__init__(*rest, **named)

    def _create_runtime(self) -> Runtime:
        runtime = super()._create_runtime()
        self._owners.watch(runtime.media_file_mgr._storage)
        return runtime


def serve(gate: Gate, sign_in: SignIn | None, where: tuple[str, int]) -> None:
    """Serve until a signal asks for an end.

    Args:
        gate: Who may see what.
        sign_in: How people sign in; nothing for one local user.
        where: Address and port to listen on.
    """
    gates.set_gate(gate)
    project, owners = gate.settings.project, Owners()
    # The pages find the same warehouse and language.
    os.environ["U145_HOME"] = str(gate.settings.home.folder)
    os.environ["U145_LANG"] = gate.settings.language
    # Streamlit looks for its settings where it is started.
    os.chdir(project)
    doorway = Doorway(gate, sign_in, _paths(project), owners)
    pages = Pages(
        owners,
        project / "dashboards" / "app.py",
        secrets={"auth": dict(sign_in.provider)} if sign_in else None,
        routes=[
            Route("/docs/{path:path}", _document),
            Route("/release/{release_id}.duckdb", _release_file),
        ],
        middleware=[Middleware(Door, doorway)],
    )
    address, port = where
    pages.run(config={**CONFIG, "server.address": address, "server.port": port})


def _paths(project: Path) -> frozenset[str]:
    return frozenset(
        path.stem for path in (project / "dashboards/screens").glob("*.py")
    )


def _document(request: Request) -> Response:
    """Return a page that goes with a release, to who may read it."""
    gate, person = gates.gate(), _person(request)
    path = request.path_params["path"]
    page = find_page(gate.settings.home, path)
    if page is None or not person.role.sees_documents or not person.scope.is_whole:
        return NOT_FOUND
    if path.endswith(".html"):
        gate.trail.note(person, "document", path)
    return Response(page.body, media_type=page.content_type, headers=DOCUMENT)


def _release_file(request: Request) -> Response:
    """Return a release as this person sees it, to be opened with any tool."""
    gate, person = gates.gate(), _person(request)
    may_have = person.role.may_query and person.may_download(is_of_records=True)
    home, release_id = gate.settings.home.folder, request.path_params["release_id"]
    release = kept_release(home, release_id) if may_have else None
    if release is None:
        return NOT_FOUND
    seen = gate.release_for(person, release)
    name = f"u145-{release_id}.duckdb"
    gate.trail.note(person, "download", name, release_id)
    return FileResponse(seen.path, filename=name, media_type=BINARY)


def _person(request: Request) -> Person:
    """Return who asks; the door has let nobody else through."""
    person = request.scope["state"]["person"]
    assert isinstance(person, Person)
    return person
