"""Visitors of a real server without a browser: they speak Streamlit's protocol.

A visitor keeps what a browser keeps: the elements of the page, what was written
into it, messages that the server need not send twice, and which parts look again
by themselves. Many of them cost less than one browser does.
"""

import asyncio
import json
import re
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from html import unescape
from typing import Any, TypeVar
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.web.server.starlette.starlette_app_utils import (
    create_signed_value,
    generate_xsrf_token_string,
)
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

Found = TypeVar("Found")

PATIENCE = 60.0  # seconds without a word from the server
LARGEST = 64 << 20  # bytes of a message
FAILED = 'class="u145 state"'


def in_a_loop_of_its_own(work: Coroutine[Any, Any, Found]) -> Found:
    """Do asynchronous work to its end, also where Playwright's own loop runs."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


class Visitor:
    """One tab of a browser."""

    def __init__(self, socket: ClientConnection) -> None:
        self.size = 0  # bytes that came since the last request
        self._socket = socket
        self._page, self._hash, self._query = "", "", ""
        self._elements: dict[tuple[int, ...], tuple[int, str, Any]] = {}
        self._written: dict[str, str] = {}  # by the widget's key
        self._again: dict[str, tuple[float, float]] = {}  # part -> every, due
        self._run, self._parts = 0, list[str]()
        self._is_running = False

    async def open(self, page: str = "", **asked: str) -> float:
        """Follow an address; return the seconds until its script is over."""
        self._page, self._hash, self._query = page, "", urlencode(asked)
        return await self._ask()

    async def rerun(self) -> float:
        """Run the page again; return the seconds until its script is over."""
        return await self._ask()

    def write(self, key: str, text: str) -> None:
        """Write into a field."""
        self._written[key] = text

    async def press(self, key: str) -> float:
        """Press a button; return the seconds until the script is over."""
        return await self._ask(pressed=self._widget(key))

    async def watch(self, is_over: Callable[[], bool]) -> None:
        """Let the page look again by itself until something is so."""
        while self._is_running or not is_over():
            part = min(self._again, key=lambda one: self._again[one][1], default="")
            every, due = self._again.get(part, (0.0, time.monotonic() + PATIENCE))
            try:
                message = await self._receive(max(due - time.monotonic(), 0.0))
            except TimeoutError:
                assert part, f"nothing changes any more: {self.words[-500:]}"
                self._again[part] = (every, time.monotonic() + every)
                await self._send(part=part)
            else:
                self._take(message)

    @property
    def html(self) -> str:
        """Return the HTML of all elements, in their order on the page."""
        shown = (self._elements[path][2] for path in sorted(self._elements))
        text = "\n".join(e.html.body for e in shown if e.WhichOneof("type") == "html")
        return re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)

    @property
    def words(self) -> str:
        """Return the words of the page without their HTML."""
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", self.html)).split())

    @property
    def kinds(self) -> list[str]:
        """Return what elements the page has, sorted."""
        return sorted(str(e.WhichOneof("type")) for _, _, e in self._elements.values())

    @property
    def failure(self) -> str:
        """Return what a page says that broke, or shows nothing of itself."""
        broken = "exception" in self.kinds or FAILED in self.html
        return self.words or "an exception" if broken else ""

    async def _ask(self, pressed: str = "") -> float:
        begun, self.size = time.perf_counter(), 0
        await self._send(pressed)
        while self._take(await self._receive(PATIENCE)) != "over":
            pass
        return time.perf_counter() - begun

    async def _send(self, pressed: str = "", part: str = "") -> None:
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string, asked.fragment_id = self._query, part
        asked.page_script_hash, asked.page_name = self._hash, self._page
        asked.is_auto_rerun = bool(part)
        for key, text in self._written.items():
            if name := self._widget(key):
                asked.widget_states.widgets.add(id=name, string_value=text)
        if pressed:
            asked.widget_states.widgets.add(id=pressed, trigger_value=True)
        await self._socket.send(message.SerializeToString())

    async def _receive(self, patience: float) -> ForwardMsg:
        content = await asyncio.wait_for(self._socket.recv(), patience)
        assert isinstance(content, bytes)
        self.size += len(content)
        return ForwardMsg.FromString(content)

    def _take(self, message: ForwardMsg) -> str:
        """Change the page as a message says; return "over" at the end of a run."""
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._run, self._is_running = self._run + 1, True
            self._parts = list(message.metadata.run.fragment_ids)
            if not self._parts:
                self._again.clear()
        elif kind == "navigation":
            self._hash = message.navigation.page_script_hash
        elif kind == "page_info_changed":
            self._query = message.page_info_changed.query_string
        elif kind == "auto_rerun":
            every = message.auto_rerun.interval
            due = time.monotonic() + every
            self._again[message.auto_rerun.fragment_id] = (every, due)
        elif kind == "delta":
            self._place(tuple(message.metadata.delta_path), message.delta)
        elif kind == "script_finished":
            return self._finish(message.script_finished)
        return ""

    def _place(self, path: tuple[int, ...], delta: Delta) -> None:
        """Put an element where the page has its place; frames hold nothing."""
        if delta.HasField("new_element"):
            self._elements[path] = (self._run, delta.fragment_id, delta.new_element)

    def _finish(self, status: int) -> str:
        finished = ForwardMsg.ScriptFinishedStatus
        if status == finished.FINISHED_EARLY_FOR_RERUN:
            return ""  # the next run has begun
        self._is_running = False
        assert status != finished.FINISHED_WITH_COMPILE_ERROR
        is_whole = status == finished.FINISHED_SUCCESSFULLY
        self._elements = {
            path: kept
            for path, kept in self._elements.items()
            if kept[0] == self._run or not (is_whole or kept[1] in self._parts)
        }
        return "over" if is_whole else ""

    def _widget(self, key: str) -> str:
        """Return the name by which the server knows a widget; nothing if it's gone."""
        for _, _, element in self._elements.values():
            widget = getattr(element, element.WhichOneof("type") or "empty")
            name = str(getattr(widget, "id", ""))
            if name.endswith(f"-{key}"):
                return name
        return ""


@asynccontextmanager
async def visiting(server: str, *, cookie: str = "") -> AsyncIterator[Visitor]:
    """Open a tab at a server's address.

    Args:
        server: As in `http://127.0.0.1:8501`.
        cookie: Of a sign-in, see `signed_in`.
    """
    token = generate_xsrf_token_string()
    sent = "; ".join(part for part in (f"_streamlit_xsrf={token}", cookie) if part)
    async with connect(
        f"{server.replace('http', 'ws', 1)}/_stcore/stream",
        origin=server,  # type: ignore[arg-type]
        additional_headers={"Cookie": sent},
        # Streamlit takes the tokens from where a browser can put them.
        subprotocols=[Subprotocol("streamlit"), Subprotocol(token)],
        max_size=LARGEST,
        compression=None,
        open_timeout=PATIENCE,
        ping_interval=None,
    ) as socket:
        yield Visitor(socket)


def signed_in(server: str, secret: str, email: str) -> str:
    """Return the cookie that a server gives to somebody after the sign-in."""
    claims = {
        "is_logged_in": True,
        "origin": server,
        "provider": "default",
        "iss": "tests",
        "sub": email,
        "email": email,
        "email_verified": True,
        "iat": int(time.time()),
    }
    name = "_streamlit_user"
    return f"{name}={create_signed_value(secret, name, json.dumps(claims)).decode()}"


def percentile(times: Iterable[float], share: int) -> float:
    """Return the smallest time within which a share (in percent) of all were."""
    ordered = sorted(times)
    return ordered[max(0, -(-len(ordered) * share // 100) - 1)]
