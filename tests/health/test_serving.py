"""The server beside the pages, alone and in the real command."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
from datetime import UTC, datetime
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.alerts.warehouses import Warehouse
from u145.cli import run
from u145.health.serving import ROUTES, Answer, serving
from u145.settings import Settings

ROOT = Path(__file__).parents[2]


def ask(port: int, path: str, method: str = "GET") -> tuple[int, str, str]:
    """Return status, content type and body of an answer."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request(method, path)
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, answer.headers["Content-Type"], body


def free_ports() -> int:
    """Return a port that is free and followed by one that is free too."""
    while True:
        with socket.socket() as one, socket.socket() as next_one:
            one.bind(("127.0.0.1", 0))
            port: int = one.getsockname()[1]
            try:
                next_one.bind(("127.0.0.1", port + 1))
            except (OSError, OverflowError):
                continue
            return port


@pytest.fixture
def fresh(warehouse: Warehouse) -> Warehouse:
    """Return a warehouse with a release of this moment."""
    warehouse.now = datetime.now(UTC)
    warehouse.publish()
    return warehouse


def test_the_routes_answer(fresh: Warehouse) -> None:
    with serving(fresh.settings, "127.0.0.1", 0) as port:
        status, kind, body = ask(port, "/healthz?verbose=1")
        assert (status, json.loads(body)["status"]) == (200, "green")
        assert kind.startswith("application/json")
        status, kind, body = ask(port, "/metrics")
        assert status == 200
        assert kind.startswith("text/plain; version=0.0.4")
        assert list(text_string_to_metric_families(body))
        assert ask(port, "/healthz", "HEAD")[::2] == (200, "")
        assert ask(port, "/")[0] == ask(port, "/CURRENT")[0] == 404
        assert ask(port, "/../alerts.json")[0] == 404
        assert ask(port, "/metrics", "POST")[0] == 501
        fresh.published[0].path.unlink()
        status, _, body = ask(port, "/healthz")
        assert (status, json.loads(body)["status"]) == (503, "red")


def test_more_can_be_hung_on_it_and_what_breaks_says_nothing(fresh: Warehouse) -> None:
    def more(settings: Settings, rest: str) -> Answer:
        return Answer(HTTPStatus.OK, "text/html", rest.encode())

    def broken(settings: Settings, rest: str) -> Answer:
        raise RuntimeError("a path of this machine")

    routes = {**ROUTES, "more": more, "broken": broken}
    with serving(fresh.settings, "127.0.0.1", 0, routes) as port:
        assert ask(port, "/more/of/it")[2] == "of/it"
        assert ask(port, "/broken")[::2] == (500, "Internal Server Error\n")
        assert ask(port, "/healthz")[0] == 200


@pytest.mark.slow
def test_it_answers_in_the_real_command_and_dies_with_it(fresh: Warehouse) -> None:
    port = free_ports()
    pages = subprocess.Popen(
        [sys.executable, "-m", "u145", "app", "--port", str(port)]
        + ["--home", str(fresh.home.folder)],
        cwd=ROOT,
        env={**os.environ, "U145_LANG": "en"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    assert pages.stdout
    try:
        assert f"http://127.0.0.1:{port + 1}/metrics" in pages.stdout.readline()
        assert ask(port + 1, "/healthz")[0] == 200
        # The pages are up once Streamlit says where they are.
        assert any("URL" in line for line in pages.stdout)
        assert ask(port, "/_stcore/health")[0] == 200
        assert ask(port + 1, "/metrics")[0] == 200
        pages.terminate()
        # Over when all that write into the pipe are gone: command and pages.
        pages.communicate(timeout=60)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(pages.pid, signal.SIGKILL)
    for gone in (port, port + 1):
        with pytest.raises(ConnectionRefusedError):
            ask(gone, "/healthz")


def test_a_port_that_is_taken_is_said(
    fresh: Warehouse,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Pages go on without metrics, unless the port was asked for."""
    monkeypatch.setattr("u145.web.server.serve", lambda *_: None)
    app = ["app", "--home", str(fresh.home.folder), "--lang", "en"]
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert run([*app, "--port", str(port - 1)]) == 0
        assert f"Port {port} is taken" in capsys.readouterr().err
        assert run([*app, "--metrics-port", str(port)]) == 2
        assert f"Port {port} is taken" in capsys.readouterr().err
        assert run([*app, "--port", str(port - 1), "--metrics-port", "0"]) == 0
        said = capsys.readouterr()
        assert "taken" not in said.err
        assert "/metrics" not in said.out
