"""Apache Superset, set up and served as its own pages say, with its cache on."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.environments import environment
from tests.dashboards.browsing import wait_until_healthy
from tests.dashboards.proxying import free_port

# Its 6.1.0 does not start with a newer flask-caching, nor without rich, and opens no
# database without cachetools; it asks for none of the three.
PACKAGES = (
    "apache-superset==6.1.0",
    "flask-caching<2.4",
    "rich",
    "cachetools",
    "duckdb-engine==0.17.0",
    "duckdb==1.5.6",
)
WORKERS, THREADS = 2, 8
USER, PASSWORD = "admin", "of a benchmark"
CONFIG = """
SECRET_KEY = "only for a measurement on this machine, and gone after it"
SQLALCHEMY_DATABASE_URI = "sqlite:///{folder}/superset.db"
WTF_CSRF_ENABLED = False
TALISMAN_ENABLED = False
# Every chart at once, also those below the edge of the window.
FEATURE_FLAGS = {{"DASHBOARD_VIRTUALIZATION": False}}
_CACHE = {{
    "CACHE_TYPE": "FileSystemCache",
    "CACHE_DIR": "{folder}/cache",
    "CACHE_DEFAULT_TIMEOUT": 86400,
}}
CACHE_CONFIG = DATA_CACHE_CONFIG = _CACHE
FILTER_STATE_CACHE_CONFIG = EXPLORE_FORM_DATA_CACHE_CONFIG = _CACHE
"""


@dataclass(frozen=True)
class Superset:
    """A set-up that can be served."""

    programs: Path
    folder: Path

    @property
    def variables(self) -> dict[str, str]:
        return {
            **os.environ,
            "SUPERSET_CONFIG_PATH": str(self.folder / "superset_config.py"),
            "SUPERSET_HOME": str(self.folder),
            "FLASK_APP": "superset.app:create_app()",
        }

    def run(self, *arguments: str) -> None:
        """Run one of its commands."""
        with (self.folder / "commands.log").open("ab") as log:
            subprocess.run(
                [self.programs / "superset", *arguments],
                cwd=self.folder,
                env=self.variables,
                stdout=log,
                stderr=log,
                check=True,
            )


def set_up(folder: Path) -> Superset:
    """Return a new Superset with one user, in an empty folder."""
    folder.mkdir(parents=True)
    text = CONFIG.format(folder=folder)
    (folder / "superset_config.py").write_text(text, encoding="utf-8")
    superset = Superset(environment("superset", PACKAGES), folder)
    superset.run("db", "upgrade")
    names = ("--username", USER, "--password", PASSWORD, "--email", "a@example.org")
    superset.run("fab", "create-admin", *names, "--firstname", "A", "--lastname", "B")
    superset.run("init")
    return superset


@contextmanager
def served(superset: Superset) -> Iterator[str]:
    """Serve it with gunicorn, and yield its address."""
    port = free_port()
    with (superset.folder / "server.log").open("ab") as log:
        server = subprocess.Popen(
            [str(superset.programs / "gunicorn"), "--bind", f"127.0.0.1:{port}"]
            + ["--workers", str(WORKERS), "--worker-class", "gthread"]
            + ["--threads", str(THREADS), "--timeout", "120"]
            + ["superset.app:create_app()"],
            cwd=superset.folder,
            env=superset.variables,
            stdout=log,
            stderr=log,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_until_healthy(f"{address}/health")
        yield address
    finally:
        server.terminate()
        server.wait(30)
