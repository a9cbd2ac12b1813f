"""A small Spark cluster on this machine: a master, two workers, a Thrift server.

What the machines of a cluster do, processes do here, each with its own memory
and its own folder; only the disk is shared, as object storage would be.
"""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from benchmarks.engines import descendants

HOST = "127.0.0.1"
SERVER = "org.apache.spark.sql.hive.thriftserver.HiveThriftServer2"
DEPLOY = "org.apache.spark.deploy"
PATIENCE = 120  # seconds for a process to listen
# As the target `spark` of profiles.yml sets them for a session of its own.
SETTINGS = {
    "spark.sql.catalogImplementation": "in-memory",
    "spark.executor.cores": "1",
    "spark.executor.memory": "1g",
    "spark.driver.memory": "2g",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.timestampType": "TIMESTAMP_NTZ",
    "spark.sql.ansi.enabled": "true",
    "spark.sql.shuffle.partitions": "4",
    "spark.ui.enabled": "false",
}


def spark_home() -> Path:
    """Return where pyspark brought Spark."""
    spec = find_spec("pyspark")
    assert spec, "run it by `make lose-a-worker`"
    assert spec.origin
    return Path(spec.origin).parent


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        return int(listener.getsockname()[1])


@dataclass
class Cluster:
    """Its processes, and where it can be spoken to."""

    folder: Path
    master_port: int = field(default_factory=free_port)
    port: int = field(default_factory=free_port)
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def master(self) -> str:
        return f"spark://{HOST}:{self.master_port}"

    def start(self) -> None:
        """Start everything, each after what it needs."""
        ports = ["--host", HOST, "--webui-port", "0"]
        self._launch(
            "master",
            [f"{DEPLOY}.master.Master", *ports, "--port", str(self.master_port)],
        )
        self._await(self.master_port)
        for name in ("worker_1", "worker_2"):
            sizes = ["--cores", "1", "--memory", "1200m"]
            work = ["--work-dir", str(self.folder / name)]
            worker = f"{DEPLOY}.worker.Worker"
            self._launch(name, [worker, *ports, *sizes, *work, self.master])
        configured = [f"--conf={key}={value}" for key, value in SETTINGS.items()]
        self._launch(
            "server",
            ["--master", self.master, "--class", SERVER, *configured, "spark-internal"]
            + ["--hiveconf", f"hive.server2.thrift.port={self.port}"]
            + ["--hiveconf", f"hive.server2.thrift.bind.host={HOST}"],
            program="spark-submit",
        )
        self._await(self.port)

    def kill(self, name: str) -> list[int]:
        """Kill a process and its children (a worker's executors) at once."""
        process = self.processes[name]
        victims = [process.pid, *descendants(process.pid)]
        for victim in victims:
            os.kill(victim, signal.SIGKILL)
        process.wait()
        return victims

    def stop(self) -> None:
        """End every process that still runs."""
        for process in reversed(self.processes.values()):
            if process.poll() is None:
                process.terminate()
                with suppress(subprocess.TimeoutExpired):
                    process.wait(timeout=20)
            if process.poll() is None:
                process.kill()

    def log(self, name: str) -> str:
        """Return what a process has said."""
        return (self.folder / f"{name}.log").read_text(errors="replace")

    def _launch(
        self, name: str, arguments: list[str], program: str = "spark-class"
    ) -> None:
        with (self.folder / f"{name}.log").open("wb") as log:
            self.processes[name] = subprocess.Popen(
                [spark_home() / "bin" / program, *arguments],
                cwd=self.folder,
                env=os.environ
                | {"SPARK_HOME": str(spark_home()), "SPARK_LOCAL_IP": HOST},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def _await(self, port: int) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with suppress(OSError), socket.create_connection((HOST, port), 1):
                return
            time.sleep(0.5)
        raise TimeoutError(f"nothing listens on {port}; see {self.folder}")


@contextmanager
def running(folder: Path) -> Iterator[Cluster]:
    """Run a cluster while somebody uses it."""
    cluster = Cluster(folder)
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.stop()
