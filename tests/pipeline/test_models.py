"""dbt's unit tests, which a refresh leaves out: they judge code, not deliveries."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT


def test_every_unit_test_of_a_model_passes(sample_home: Path, tmp_path: Path):
    database = tmp_path / "u145.duckdb"
    shutil.copy(sample_home / "build" / "u145.duckdb", database)
    done = subprocess.run(
        [Path(sys.executable).with_name("dbt"), "test", "--select", "test_type:unit"]
        + ["--profiles-dir", ROOT, "--project-dir", ROOT]
        + ["--target-path", tmp_path / "target", "--log-path", tmp_path],
        cwd=ROOT,
        env={
            **os.environ,
            "U145_RAW": str(sample_home / "raw"),
            "U145_DATABASE": str(database),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    results = json.loads((tmp_path / "target" / "run_results.json").read_text())
    assert len(results["results"]) > 30
