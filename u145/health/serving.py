"""A small server beside the dashboards, for machines: metrics and health.

It reads a home and writes nothing, answers GET and HEAD, and knows its routes
by the first part of the path, so that more can be hung on it.
"""

import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

from u145.health.facts import read_facts
from u145.health.judging import judge
from u145.settings import Settings

SECONDS_MOST = 10  # for one request: who sends nothing holds no thread


@dataclass(frozen=True)
class Answer:
    """What is sent back."""

    status: HTTPStatus
    content_type: str
    body: bytes


# Takes the settings and what of the path follows the route's own part.
Route = Callable[[Settings, str], Answer]


def health(settings: Settings, rest: str) -> Answer:
    """Return whether the warehouse is well: 200 when green, 503 when red."""
    found = judge(read_facts(settings.home, datetime.now(UTC)), settings.cadence)
    status = HTTPStatus.OK if found.is_green else HTTPStatus.SERVICE_UNAVAILABLE
    return Answer(status, "application/json; charset=utf-8", found.to_json().encode())


def metrics(settings: Settings, rest: str) -> Answer:
    """Return the metrics of the warehouse."""
    from u145.health.metrics import CONTENT_TYPE, metrics_text

    text = metrics_text(read_facts(settings.home, datetime.now(UTC)), settings.cadence)
    return Answer(HTTPStatus.OK, CONTENT_TYPE, text.encode())


ROUTES: Mapping[str, Route] = {"metrics": metrics, "healthz": health}


def answer(settings: Settings, path: str, routes: Mapping[str, Route]) -> Answer:
    """Return the answer to a path."""
    first, _, rest = unquote(urlsplit(path).path).lstrip("/").partition("/")
    route = routes.get(first)
    if route is None:
        return plain(HTTPStatus.NOT_FOUND)
    try:
        return route(settings, rest)
    except Exception:  # the cause is for `u145 health`, not for who asks from afar
        return plain(HTTPStatus.INTERNAL_SERVER_ERROR)


def plain(status: HTTPStatus) -> Answer:
    """Return an answer that says nothing but its status."""
    return Answer(status, "text/plain; charset=utf-8", f"{status.phrase}\n".encode())


class _Handler(BaseHTTPRequestHandler):
    server_version = "U145"
    sys_version = ""
    timeout = SECONDS_MOST

    def __init__(
        self, settings: Settings, routes: Mapping[str, Route], *rest: object
    ) -> None:
        self.settings, self.routes = settings, routes
        super().__init__(*rest)  # type: ignore[arg-type]

    def do_GET(self) -> None:  # noqa: N802 - the name the library calls
        found = answer(self.settings, self.path, self.routes)
        self.send_response(found.status)
        self.send_header("Content-Type", found.content_type)
        self.send_header("Content-Length", str(len(found.body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(found.body)

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, format: str, *rest: object) -> None:
        """Say nothing: a probe asks every few seconds."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address: str, port: int, handler: type) -> None:
        found = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)
        self.address_family = found[0][0]
        super().__init__((address, port), handler)

    def server_bind(self) -> None:
        """Bind, without asking the network for the name of this machine."""
        TCPServer.server_bind(self)
        name, port, *_ = self.server_address
        self.server_name, self.server_port = str(name), port


@contextmanager
def serving(
    settings: Settings,
    address: str,
    port: int,
    routes: Mapping[str, Route] = ROUTES,
) -> Iterator[int]:
    """Serve in the background, and yield the port.

    Raises:
        OSError: The port is not free.
    """
    handler: Any = partial(_Handler, settings, routes)
    with _Server(address, port, handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server.server_port
        finally:
            server.shutdown()
            thread.join()
