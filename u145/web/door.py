"""What stands before every request: host, origin, sign-in, and what goes out.

What may be asked for without a sign-in is listed; whatever is not on the list
needs one. Streamlit serves files, uploads and figures of its own inside by
address alone; here they are somebody's or closed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from u145.access.gate import Gate
from u145.access.person import Person
from u145.web import cookies
from u145.web.files import Owners
from u145.web.headers import with_headers
from u145.web.signing_in import SignIn, is_loopback

# Nobody, signed in or not: figures about sessions, an interface for agents,
# uploads (no page takes one), and a script that runs by being asked for.
CLOSED = (
    "/_stcore/metrics",
    "/_stcore/agent",
    "/_stcore/upload_file",
    "/_stcore/script-health-check",
)
# Before a sign-in: what the page that offers it is made of. The script behind
# `stream` asks the gate itself, at every run.
OPEN = (
    "/_stcore/health",
    "/_stcore/host-config",
    "/_stcore/stream",
    "/auth/login",
    "/auth/logout",
    "/oauth2callback",
    "/static",
    "/favicon.png",
)
HEALTH = "/_stcore/health"
LOGOUT, CALLBACK = "/auth/logout", "/oauth2callback"
FILES = "/media"
READING = ("GET", "HEAD", "OPTIONS")

Headers = dict[bytes, bytes]


@dataclass(frozen=True)
class Doorway:
    """What the door has to know."""

    gate: Gate
    sign_in: SignIn | None
    pages: frozenset[str]
    owners: Owners


class Door:
    """ASGI middleware: lets a request through, or answers itself."""

    def __init__(self, app: ASGIApp, doorway: Doorway) -> None:
        self.app, self.doorway = app, doorway

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request or connection."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers: Headers = dict(scope["headers"])
        status = self._refusal(scope, headers)
        if status is not None:
            await self._refuse(scope, send, status)
        elif scope["type"] == "websocket":
            await self.app(scope, receive, send)
        else:
            await self._pass_on(scope, headers, receive, send)

    def _refusal(self, scope: Scope, headers: Headers) -> HTTPStatus | None:
        """Return why a request goes no further; nothing when it does."""
        path = _path(scope)
        if path == HEALTH and scope["type"] == "http":
            return None  # probes come by any name
        if not self._is_our_host(headers):
            return HTTPStatus.MISDIRECTED_REQUEST
        if not self._is_our_origin(scope, headers):
            return HTTPStatus.FORBIDDEN
        if _is_below(path, CLOSED):
            return HTTPStatus.NOT_FOUND
        if _is_below(path, OPEN) or self._is_page(path):
            return None
        person = self._person(headers)
        if person is None:
            return HTTPStatus.UNAUTHORIZED
        if _is_below(path, (FILES,)) and not self._is_theirs(path, person):
            return HTTPStatus.NOT_FOUND
        scope.setdefault("state", {})["person"] = person
        return None

    def _is_our_host(self, headers: Headers) -> bool:
        """Tell whether a browser means us: a foreign name may lead to our address."""
        try:
            host = urlsplit(f"//{_text(headers, b'host')}").hostname or ""
        except ValueError:
            return False
        sign_in = self.doorway.sign_in
        return is_loopback(host) if sign_in is None else host == sign_in.host

    def _is_our_origin(self, scope: Scope, headers: Headers) -> bool:
        """Tell whether a page of ours asks, where asking could change something."""
        origin = _text(headers, b"origin")
        if not origin or (scope["type"] == "http" and scope["method"] in READING):
            return True
        try:
            return urlsplit(origin).netloc == _text(headers, b"host")
        except ValueError:
            return False

    def _is_page(self, path: str) -> bool:
        return path.strip("/") in {"", *self.doorway.pages}

    def _person(self, headers: Headers) -> Person | None:
        gate = self.doorway.gate
        claims = None
        if gate.needs_sign_in:
            claims = cookies.claims_of(cookies.read_cookies(headers))
        return gate.admit(claims).person

    def _is_theirs(self, path: str, person: Person) -> bool:
        return person.is_local or self.doorway.owners.owns(person.key, path)

    async def _pass_on(
        self, scope: Scope, headers: Headers, receive: Receive, send: Send
    ) -> None:
        """Let a request through, and see to what its answer tells the browser."""
        path, asked = _path(scope), cookies.read_cookies(headers)
        if self.doorway.sign_in and path == LOGOUT:
            self._sign_out(asked)
        back = cookies.returned_to(asked) if path == CALLBACK else None
        more = self._remembering(scope, asked, back)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                sent = [*message["headers"], *more]
                if back and message["status"] == HTTPStatus.FOUND:
                    sent = [one for one in sent if one[0] != b"location"]
                    sent.append((b"location", back.encode()))
                message = {**message, "headers": self._headers(path, sent)}
            await send(message)

        await self.app(scope, receive, answer)

    def _remembering(
        self, scope: Scope, asked: Mapping[str, str], back: str | None
    ) -> list[tuple[bytes, bytes]]:
        """Return the header that remembers where somebody wanted to go, or forgets."""
        if back:
            return [cookies.forget_return()]
        path, query = _path(scope), scope["query_string"].decode("latin-1")
        is_known = not self.doorway.sign_in or cookies.claims_of(asked) is not None
        if is_known or not self._is_page(path) or scope["method"] != "GET":
            return []
        return [cookies.remember_return(path, query)]

    def _sign_out(self, asked: Mapping[str, str]) -> None:
        claims = cookies.claims_of(asked)
        if claims is not None:
            gate = self.doorway.gate
            gate.trail.note(gate.admit(claims).person, "signed_out")
            gate.sessions.end(claims)

    def _headers(
        self, path: str, sent: list[tuple[bytes, bytes]]
    ) -> list[tuple[bytes, bytes]]:
        sign_in = self.doorway.sign_in
        return with_headers(
            sent,
            is_encrypted=bool(sign_in and sign_in.is_encrypted),
            is_private=_is_below(path, (FILES, "/docs", "/release")),
        )

    async def _refuse(self, scope: Scope, send: Send, status: HTTPStatus) -> None:
        """Answer with a status and nothing else: not even whether there is more."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        start: dict[str, Any] = {
            "type": "http.response.start",
            "status": int(status),
            "headers": self._headers(
                "/docs", [(b"content-type", b"text/plain; charset=utf-8")]
            ),
        }
        await send(start)
        body = f"{status.phrase}\n".encode()
        await send({"type": "http.response.body", "body": body})


def _path(scope: Scope) -> str:
    path: str = scope["path"]
    return path


def _text(headers: Headers, name: bytes) -> str:
    return headers.get(name, b"").decode("latin-1")


def _is_below(path: str, folders: tuple[str, ...]) -> bool:
    return any(path == one or path.startswith(f"{one}/") for one in folders)
