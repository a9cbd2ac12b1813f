"""Which engine a target of profiles.yml runs on, and whether it can run here."""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from u145.errors import UsageError
from u145.settings import Settings

SPARK = "spark"
# What dbt needs besides itself, by the way it reaches Spark.
NEEDED = {"session": "pyspark", "thrift": "pyhive"}


def check_target(settings: Settings, target: str | None) -> None:
    """Refuse a project that is not there, or a target that can't run.

    Raises:
        UsageError: So it is.
    """
    profiles = settings.project / "profiles.yml"
    if not (settings.project / "dbt_project.yml").exists() or not profiles.exists():
        raise UsageError("settings.no_project", path=settings.project)
    outputs = _profile(settings)["outputs"]
    if target and target not in outputs:
        raise UsageError(
            "refresh.unknown_target", target=target, targets=", ".join(sorted(outputs))
        )
    if is_on_spark(settings, target):
        missing = missing_for(_output(settings, target)["method"])
        if missing:
            raise UsageError("refresh.no_spark", missing=", ".join(missing))


def is_on_spark(settings: Settings, target: str | None) -> bool:
    """Return whether a target's models run on Spark."""
    return bool(_output(settings, target)["type"] == SPARK)


def _output(settings: Settings, target: str | None) -> dict[str, Any]:
    profile = _profile(settings)
    output: dict[str, Any] = profile["outputs"][target or profile["target"]]
    return output


def _profile(settings: Settings) -> dict[str, Any]:
    text = (settings.project / "profiles.yml").read_text(encoding="utf-8")
    profile: dict[str, Any] = yaml.safe_load(text)["u145"]
    return profile


def missing_for(method: str) -> list[str]:
    """Return what has to be installed before dbt can talk to Spark."""
    packages = {"dbt-spark": _has_adapter(), NEEDED[method]: _has(NEEDED[method])}
    missing = [name for name, is_there in packages.items() if not is_there]
    if method == "session" and not _has_java():
        missing.append("Java 17")
    return missing


def _has(package: str) -> bool:
    return find_spec(package) is not None


def _has_adapter() -> bool:
    # A namespace of several packages, whose parent is there with DuckDB's alone.
    return _has("dbt.adapters") and _has("dbt.adapters.spark")


def _has_java() -> bool:
    java_home = os.environ.get("JAVA_HOME")
    if java_home:
        return (Path(java_home) / "bin" / "java").exists()
    return shutil.which("java") is not None
