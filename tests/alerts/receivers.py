"""Who is told: a webhook and a mail server on this machine."""

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from aiosmtpd.controller import Controller


@dataclass
class Webhook:
    """What a webhook was sent, and what it answers."""

    port: int = 0
    status: int = 200
    moved_to: str = ""
    heard: list[dict[str, Any]] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Return its address, with a secret in it, as apprise wants it."""
        return f"json://127.0.0.1:{self.port}/hook/s3cret-token"

    def take(self) -> list[str]:
        """Return the texts that arrived since the last time."""
        texts = [one["message"] for one in self.heard]
        self.heard.clear()
        return texts


@contextmanager
def listening() -> Iterator[Webhook]:
    """Run a webhook."""
    webhook = Webhook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if webhook.status == 200:
                webhook.heard.append(json.loads(body))
            self.send_response(webhook.status)
            if webhook.moved_to:
                self.send_header("Location", webhook.moved_to)
            self.end_headers()

        def log_message(self, format: str, *rest: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        webhook.port = server.server_address[1]
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield webhook
        server.shutdown()
        thread.join()


@dataclass
class Mailbox:
    """The mails that a server took."""

    port: int
    mails: list[EmailMessage] = field(default_factory=list)

    async def handle_DATA(  # noqa: N802 - the name the library calls
        self, server: Any, session: Any, envelope: Any
    ) -> str:
        """Take a mail."""
        parsed = BytesParser(policy=default).parsebytes(envelope.content)
        assert isinstance(parsed, EmailMessage)
        self.mails.append(parsed)
        return "250 OK"


@contextmanager
def taking_mail() -> Iterator[Mailbox]:
    """Run a mail server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    mailbox = Mailbox(port)
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield mailbox
    finally:
        controller.stop()
