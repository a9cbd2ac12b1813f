"""dbt, in a process of its own: how it is run, and what it did."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

from u145.errors import ExitCode, KnownError, names_the_disk
from u145.refresh.child import Child, standing_by
from u145.refresh.failures import Found, of_tests
from u145.releases.pointer import Checks
from u145.settings import Home, Settings

DBT = ("-m", "u145.refresh.dbt_child")


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


@dataclass(frozen=True)
class Dbt:
    """dbt, loaded, waiting for the word."""

    results: Path
    log: Path
    child: Child

    def run(self) -> BuildOutcome:
        """Let it work, and return what it did.

        Raises:
            BuildError: A model is broken.
            CheckError: A test failed.
        """
        self.results.unlink(missing_ok=True)
        exit_code = self.child.go()
        return read_results(self.results, exit_code, self.log, self.child.said)


@contextmanager
def dbt_standing_by(
    settings: Settings,
    arguments: Sequence[str],
    *,
    lock: int,
    starts: Sequence[str] = DBT,
    folder: str = "",
    environment: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Dbt]:
    """Load dbt in a process of its own, and yield it; it ends with the block.

    Args:
        settings: Where the project and the warehouse are.
        arguments: dbt's command and options.
        lock: Descriptor of the warehouse's lock.
        starts: What makes Python start dbt.
        folder: Where below the build it keeps its manifest and results.
        environment: Variables besides those that every run of dbt has.
    """
    home = settings.home
    target = home.build / folder / "target"
    log = build_log(home) if not folder else home.build / "logs" / f"{folder}.log"
    with standing_by(
        [*starts, *arguments, *_places(settings, target)],
        folder=settings.project,
        environment={**_environment(home), **environment},
        lock=lock,
        log=log,
    ) as child:
        yield Dbt(target / "run_results.json", log, child)


def run_dbt(settings: Settings, arguments: Sequence[str], *, lock: int) -> BuildOutcome:
    """Run dbt at once, and return what it did.

    Raises:
        BuildError: A model is broken.
        CheckError: A test failed.
    """
    with dbt_standing_by(settings, arguments, lock=lock) as dbt:
        return dbt.run()


def build_log(home: Home) -> Path:
    """Return where dbt's own words of the last build are."""
    return home.build / "logs" / "build.log"


def _places(settings: Settings, target: Path) -> list[str]:
    return [
        *("--project-dir", str(settings.project)),
        *("--profiles-dir", str(settings.project)),
        *("--target-path", str(target)),
        # What it says goes to a log of ours; its own would tell each statement too.
        *("--log-path", str(settings.home.build / "logs")),
        *("--log-level-file", "none"),
    ]


def _environment(home: Home) -> dict[str, str]:
    return {
        "U145_RAW": str(home.raw),
        "U145_DATABASE": str(home.build_database),
        "DBT_SEND_ANONYMOUS_USAGE_STATS": "0",
        "DO_NOT_TRACK": "1",
        "DBT_VERSION_CHECK": "0",
    }


def read_results(
    results: Path, exit_code: int, log: Path, said: Sequence[str]
) -> BuildOutcome:
    """Return what dbt did, or raise one clear error that names the culprit."""
    unfinished = BuildError("build.no_results", reason=reason_in(said), log=log)
    try:
        entries = json.loads(results.read_text(encoding="utf-8"))["results"]
    except (FileNotFoundError, ValueError) as problem:  # a full disk cuts them
        raise unfinished from problem
    by_status: dict[str, list[dict[str, Any]]] = {}
    for entry in entries:
        by_status.setdefault(entry["status"], []).append(entry)
    checks = _checks(by_status)
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
                failed + by_status.get("warn", []), results.with_name("manifest.json")
            ),
            count=len(failed),
        )
    if exit_code != 0:
        raise unfinished
    return BuildOutcome(
        models=len(by_status.get("success", ())),
        checks=checks,
        warnings=tuple(_counted(entry) for entry in by_status.get("warn", ())),
    )


def _checks(by_status: Mapping[str, Sequence[object]]) -> Checks:
    passed, warned, failed = (
        len(by_status.get(status, ())) for status in ("pass", "warn", "fail")
    )
    return Checks(passed, warned, failed)


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


def reason_in(said: Sequence[str]) -> str:
    """Return what dbt gave up with, as one line."""
    # dbt puts the time before each line it logs, but not before the details.
    lines = [line[10:] if line[2:3] == ":" else line for line in said]
    disk = [place for place, line in enumerate(lines) if names_the_disk(line)]
    errors = [place for place, line in enumerate(lines) if "Error" in line]
    start = (disk or errors or [max(len(lines) - 3, 0)])[0]
    return " ".join(" ".join(lines[start : start + 4]).split())[:400]
