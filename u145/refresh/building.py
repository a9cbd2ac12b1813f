"""Build: dbt, in a process of its own, on the build database.

dbt is not atomic across models, and after a kill `dbt retry` says that there
is nothing to do. So a small note beside the database tells whether the last
build ended well and with which code. If it did not, or the code changed, the
database is made again from the raw layer, which never changes.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import yaml

from u145.errors import ExitCode, KnownError, UsageError
from u145.refresh.child import run_child
from u145.refresh.failures import Found, of_tests
from u145.refresh.fingerprint import Code
from u145.releases.pointer import Checks, flush_folder, write_text
from u145.settings import Home, Settings

DBT = "from dbt.cli.main import cli; cli()"
# Unit tests judge the code and not a delivery: `make test` runs them.
CODE_ONLY = ["--exclude-resource-type", "unit_test"]


class BuildError(KnownError):
    """A model could not be built: a fault of ours, not of a delivery."""


class CheckError(KnownError):
    """A check failed. Nothing is published.

    `found` is what failed; whose it is and which rows, an inspection tells.
    """

    exit_code: ClassVar[ExitCode] = ExitCode.AUDIT_FAILED

    def __init__(
        self, key: str, checks: Checks, found: Iterable[Found], **values: object
    ) -> None:
        super().__init__(key, **values)
        self.checks, self.found = checks, tuple(found)


@dataclass(frozen=True)
class BuildOutcome:
    """What a build that ended well did."""

    models: int
    checks: Checks
    warnings: tuple[str, ...]  # "test: rows"


def why_full(home: Home, code: Code) -> str | None:
    """Return why the build database has to be made from raw again, if it has to.

    `first` (there is none), `unfinished` (the last build did not end well) or
    `rules` (it was built by other code); nothing when it can be built upon.
    """
    if not home.build_database.exists():
        return "first"
    built = built_files(home)
    if built is None:
        return "unfinished"
    return None if built == dict(code.files) else "rules"


def built_files(home: Home) -> dict[str, str] | None:
    """Return the code that the build database was built by, if it ended well."""
    try:
        note = json.loads(_note(home).read_text(encoding="utf-8"))
        files: dict[str, str] = note["built_with"]
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None
    return files if isinstance(files, dict) else None


def build(
    settings: Settings, *, code: Code, is_full: bool, target: str | None, lock: int
) -> BuildOutcome:
    """Build every seed, model and test.

    Raises:
        UsageError: The project or the target does not exist.
        BuildError: A model is broken.
        CheckError: A test failed.
    """
    home = settings.home
    check_target(settings, target)
    home.build.mkdir(parents=True, exist_ok=True)
    # Not well until the end says so.
    _note(home).unlink(missing_ok=True)
    flush_folder(home.build)
    if is_full:
        for leftover in home.build.glob(f"{home.build_database.name}*"):
            leftover.unlink()
    results = home.build / "target" / "run_results.json"
    results.unlink(missing_ok=True)
    arguments = ["-c", DBT, "--no-use-colors", "build", *CODE_ONLY]
    if is_full:
        arguments.append("--full-refresh")
    exit_code = run_child(
        [*arguments, *_places(settings), *(["--target", target] if target else [])],
        folder=settings.project,
        environment=_environment(home),
        lock=lock,
        log=build_log(home),
    )
    outcome = read_results(results, build_log(home), exit_code)
    write_text(_note(home), json.dumps({"built_with": dict(code.files)}) + "\n")
    return outcome


def check_target(settings: Settings, target: str | None) -> None:
    """Refuse a project that is not there, or a target it does not have.

    Raises:
        UsageError: So it is.
    """
    profiles = settings.project / "profiles.yml"
    if not (settings.project / "dbt_project.yml").exists() or not profiles.exists():
        raise UsageError("settings.no_project", path=settings.project)
    content = yaml.safe_load(profiles.read_text(encoding="utf-8"))
    targets = sorted(content["u145"]["outputs"])
    if target and target not in targets:
        raise UsageError(
            "refresh.unknown_target", target=target, targets=", ".join(targets)
        )


def build_log(home: Home) -> Path:
    """Return where dbt's own words of the last build are."""
    return home.build / "logs" / "build.log"


def _note(home: Home) -> Path:
    return home.build / "state.json"


def _places(settings: Settings) -> list[str]:
    build = settings.home.build
    return [
        *("--project-dir", str(settings.project)),
        *("--profiles-dir", str(settings.project)),
        *("--target-path", str(build / "target")),
        *("--log-path", str(build / "logs")),
    ]


def _environment(home: Home) -> dict[str, str]:
    return {
        "U145_RAW": str(home.raw),
        "U145_DATABASE": str(home.build_database),
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "0",
        "DO_NOT_TRACK": "1",
        "DBT_VERSION_CHECK": "0",
    }


def read_results(results: Path, log: Path, exit_code: int) -> BuildOutcome:
    """Return what dbt did, or raise one clear error that names the culprit."""
    if not results.exists():
        raise BuildError("build.no_results", reason=reason_in(log), log=log)
    entries = json.loads(results.read_text(encoding="utf-8"))["results"]
    by_status: dict[str, list[dict[str, Any]]] = {}
    for entry in entries:
        by_status.setdefault(entry["status"], []).append(entry)
    tests = {"pass": 0, "warn": 0, "fail": 0}
    tests.update({status: len(by_status.get(status, ())) for status in tests})
    checks = Checks(passed=tests["pass"], warned=tests["warn"], failed=tests["fail"])
    broken = [*by_status.get("error", ()), *by_status.get("runtime error", ())]
    if broken:
        raise BuildError(
            "build.broken",
            count=len(broken),
            name=name_of(broken[0]),
            reason=" ".join(str(broken[0]["message"]).split())[:300],
            log=log,
        )
    failed = by_status.get("fail", [])
    if failed:
        raise CheckError(
            "build.tests_failed",
            checks,
            of_tests(
                [*failed, *by_status.get("warn", ())],
                results.with_name("manifest.json"),
            ),
            count=len(failed),
        )
    if exit_code != 0:
        raise BuildError("build.no_results", reason=reason_in(log), log=log)
    return BuildOutcome(
        models=len(by_status.get("success", ())),
        checks=checks,
        warnings=tuple(_counted(entry) for entry in by_status.get("warn", ())),
    )


def name_of(entry: dict[str, Any]) -> str:
    """Return the name of a model or test, without dbt's prefixes and hash.

    >>> name_of({"unique_id": "test.u145.unique_units_unit_id.0123456789"})
    'unique_units_unit_id'
    >>> name_of({"unique_id": "model.u145.fct_events"})
    'fct_events'
    """
    return str(entry["unique_id"]).split(".")[2]


def _counted(entry: dict[str, Any]) -> str:
    return f"{name_of(entry)} ({entry['failures'] or 0})"


def reason_in(log: Path) -> str:
    """Return what dbt gave up with, as one line."""
    text = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
    lines = [line.strip() for line in text.splitlines()]
    # dbt puts the time before each line it logs, but not before the details.
    said = [line[10:] if line[2:3] == ":" else line for line in lines]
    errors = [place for place, line in enumerate(said) if "Error" in line]
    start = errors[0] if errors else max(len(said) - 3, 0)
    return " ".join(" ".join(said[start : start + 4]).split())[:400]
