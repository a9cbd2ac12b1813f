"""What a release is made from, as two checksums.

The code: models, macros, seeds, tests, feeds, expectations and U145's version.
The inputs: the code, the deliveries and the as-of. Same inputs, same release:
that is what "nothing new" means.
"""

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from u145.refresh.deliveries import Delivery
from u145.settings import Settings

FOLDERS = ("models", "macros", "seeds", "tests/data", "expectations")
SUFFIXES = {".sql", ".yml", ".yaml", ".csv", ".py"}
FILES = ("dbt_project.yml", "profiles.yml")


def code_fingerprint(settings: Settings) -> str:
    """Return a checksum of everything that turns deliveries into a release."""
    digest = hashlib.sha256(package_version().encode())
    for name, path in sorted(_files(settings)):
        digest.update(name.encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files(settings: Settings) -> Iterable[tuple[str, Path]]:
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
        (delivery.delivery_id, delivery.sheet, delivery.feed_id, delivery.raw_sha256)
        for delivery in deliveries
    )
    text = json.dumps([code, as_of.isoformat(), facts], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def package_version() -> str:
    """Return the version of the installed package."""
    try:
        return version("u145")
    except PackageNotFoundError:  # run from a checkout that is not installed
        return "0+checkout"


def code_version(code: str) -> str:
    """Return the version that a release names."""
    return f"{package_version()}+{code[:12]}"
