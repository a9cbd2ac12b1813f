"""Servers behind Debian's nginx, with the very file that is deployed.

Only what belongs to a machine is changed: ports, and the name and certificate,
for which there is plain HTTP on the loopback here.
"""

import re
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from tests.dashboards.browsing import ROOT, wait_until_healthy

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/sbin:/bin")
DEPLOYED = ROOT / "deploy" / "nginx" / "u145.conf"
AROUND = """
worker_processes 1;
pid {folder}/pid;
error_log {folder}/error.log warn;
events {{}}
http {{
    access_log off;
    {temporary}
    include {folder}/u145.conf;
}}
"""
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def free_port() -> int:
    """Return a port of the loopback at which nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def behind_nginx(servers: Sequence[str], port: int | None = None) -> Iterator[str]:
    """Run nginx before some servers, and yield its address.

    Args:
        servers: Their addresses, as in `http://127.0.0.1:8501`.
        port: At which it listens, if the servers have to know.
    """
    assert NGINX, "nginx is not installed"
    port = port or free_port()
    folder = Path(tempfile.mkdtemp(prefix="u145-nginx-"))
    folder.chmod(0o755)  # nginx works as a user of its own
    places = [urlsplit(server).netloc for server in servers]
    (folder / "u145.conf").write_text(here(DEPLOYED.read_text("utf-8"), places, port))
    temporary = "\n".join(f"{one}_temp_path {folder}/{one};" for one in TEMPORARY)
    main = folder / "nginx.conf"
    main.write_text(AROUND.format(folder=folder, temporary=temporary))
    server = subprocess.Popen([NGINX, "-c", main, "-g", "daemon off;"])
    try:
        wait_until_healthy(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)
        shutil.rmtree(folder)


def here(deployed: str, places: Sequence[str], port: int) -> str:
    """Return the deployed file for these servers, plain, at a port of the loopback."""
    text = re.sub(r"server \{\s+listen\s+80;.*?\n\}\n", "", deployed, flags=re.DOTALL)
    text = re.sub(r"listen\s+443[^;]*;", f"listen 127.0.0.1:{port};", text)
    text = re.sub(r"server_name[^;]*;", "server_name 127.0.0.1;", text)
    text = re.sub(r"ssl_[^;]*;", "", text).replace("; Secure", "")
    server = re.compile(r"    server 127\.0\.0\.1:\d+ (?P<rest>[^;]*);\n")
    found = server.search(text)
    assert found, "no server in the deployed file"
    lines = [f"    server {place} {found['rest']};\n" for place in places]
    return (
        server.sub("", text[: found.start()])
        + "".join(lines)
        + server.sub("", text[found.end() :])
    )
