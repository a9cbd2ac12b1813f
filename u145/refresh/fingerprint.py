"""What a release is made from, as two checksums.

The code: models, macros, seeds, tests, feeds, expectations and U145's version.
The inputs: the code, the deliveries and the as-of. Same inputs, same release:
that is what "nothing new" means.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from u145.refresh.deliveries import Delivery
from u145.releases.pointer import (
    Release,
    is_intact,
    list_releases,
    pointed_release,
)
from u145.settings import Home, Settings

FOLDERS = ("models", "macros", "seeds", "tests/data", "expectations")
SUFFIXES = {".sql", ".yml", ".yaml", ".csv", ".py"}
FILES = ("dbt_project.yml", "profiles.yml")


@dataclass(frozen=True)
class Code:
    """Everything that turns deliveries into a release."""

    files: Mapping[str, str]  # name -> SHA-256

    @property
    def sha256(self) -> str:
        """Return one checksum of it all."""
        return _digest(package_version(), self.files)

    @property
    def seeds_sha256(self) -> str:
        """Return a checksum of the catalogue and the references."""
        seeds = {name: sha for name, sha in self.files.items() if _is_seed(name)}
        return _digest("", seeds)


def read_code(settings: Settings) -> Code:
    """Return the code of a project as it is now."""
    return Code(
        {
            name: hashlib.sha256(path.read_bytes()).hexdigest()
            for name, path in sorted(rule_files(settings))
        }
    )


def versions(code: Code) -> dict[str, str]:
    """Return what a run notes of the code, dbt and DuckDB it ran with."""
    return {
        "code_version": code_version(code.sha256),
        "dbt_version": version("dbt-core"),
        "duckdb_version": version("duckdb"),
        "seeds_sha256": code.seeds_sha256,
    }


def _is_seed(name: str) -> bool:
    return name.startswith("seeds/") and name.endswith(".csv")


def _digest(text: str, files: Mapping[str, str]) -> str:
    content = json.dumps([text, sorted(files.items())], ensure_ascii=False)
    return hashlib.sha256(content.encode()).hexdigest()


def rule_files(settings: Settings) -> Iterable[tuple[str, Path]]:
    """Return name and path of every file that turns deliveries into a release."""
    for folder in FOLDERS:
        for path in (settings.project / folder).rglob("*"):
            if path.suffix in SUFFIXES and path.is_file():
                yield str(path.relative_to(settings.project)), path
    for file in FILES:
        if (settings.project / file).exists():
            yield file, settings.project / file
    for path in settings.feeds.glob("*.yml"):
        yield f"feeds/{path.name}", path


def inputs_fingerprint(code: str, as_of: date, deliveries: Iterable[Delivery]) -> str:
    """Return a checksum of all that determines what a release says."""
    facts = sorted(
        (one.delivery_id, one.sheet, one.feed_id, one.raw_sha256, one.outcome)
        for one in deliveries
    )
    text = json.dumps([code, as_of.isoformat(), facts], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def already_told(home: Home, inputs: str) -> Release | None:
    """Return the current release when some release tells all these inputs.

    Also the newest one counts, when somebody rolled back from it: the next run
    without news must not undo that.
    """
    current = pointed_release(home)
    if current is None or not is_intact(current):
        return None
    known = (current, *list_releases(home)[:1])
    return current if inputs in {one.inputs_sha256 for one in known} else None


def package_version() -> str:
    """Return the version of the installed package."""
    try:
        return version("u145")
    except PackageNotFoundError:  # run from a checkout that is not installed
        return "0+checkout"


def code_version(code: str) -> str:
    """Return the version that a release names."""
    return f"{package_version()}+{code[:12]}"
