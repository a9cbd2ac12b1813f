"""The sample on a cluster of two workers, one of which is killed on the way.

`make lose-a-worker` runs it and prints what was seen. The refresh has to end
well all the same, and to say what DuckDB says.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.conftest import AS_OF, ROOT, SAMPLE, refresh_sample
from tests.spark.cluster import Cluster, running
from tests.spark.comparing import differences
from u145.releases.pointer import pointed_release
from u145.settings import Home

KILLED_AFTER = 120  # of about 260 models
MADE = re.compile(r" OK created sql ")
LOST = re.compile(r"Lost executor (\d+)")


def main() -> int:
    """Run it all; return 0 if the release is that of DuckDB."""
    with tempfile.TemporaryDirectory(prefix="u145-cluster-") as name:
        folder = Path(name)
        release = standing_release(folder)
        with running(folder) as cluster:
            refresh = start_refresh(cluster, folder / "home")
            killed = kill_one(cluster, folder / "home", refresh)
            said, _ = refresh.communicate()
            lost = sorted(set(LOST.findall(cluster.log("server"))))
        made = pointed_release(Home(folder / "home"))
        found = differences(release, made.path) if made else {"": "no release"}
        tell(said.splitlines()[-1] if said else "")
        tell(f"killed: {killed}; executors lost: {len(lost)}")
        tell(f"exit code {refresh.returncode}; tables that differ: {found or 'none'}")
    return int(bool(refresh.returncode or found or not lost))


def standing_release(folder: Path) -> Path:
    """Return DuckDB's release of the sample; `U145_SAMPLE_HOME` may have one."""
    standing = os.environ.get("U145_SAMPLE_HOME")
    home = Path(standing) if standing else folder / "duckdb"
    if not standing:
        refresh_sample(home)
    release = pointed_release(Home(home))
    assert release
    return release.path


def start_refresh(cluster: Cluster, home: Path) -> subprocess.Popen[str]:
    """Begin to refresh the sample on the cluster."""
    return subprocess.Popen(
        [sys.executable, "-m", "u145", "refresh", "--home", home]
        + ["--inbox", SAMPLE / "inbox", "--as-of", str(AS_OF)]
        + ["--target", "spark_thrift"],
        cwd=ROOT,
        env={**os.environ, "U145_LANG": "en", "U145_SPARK_PORT": str(cluster.port)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def kill_one(cluster: Cluster, home: Path, refresh: subprocess.Popen[str]) -> str:
    """Kill a worker and its executor once so many models are made."""
    log = home / "build" / "logs" / "spark.log"
    while refresh.poll() is None:
        text = log.read_text(errors="replace") if log.exists() else ""
        made = len(MADE.findall(text))
        if made >= KILLED_AFTER:
            victims = cluster.kill("worker_2")
            return f"worker_2, {len(victims)} processes, after {made} models"
        time.sleep(0.2)
    return "nothing, the refresh had ended"


def tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
