"""A release that holds only what somebody may see, in a file of its own.

Views in one file are no boundary once people write SQL. So whoever may not see
everything reads another file, in which the other rows are not: pages, exports
and SQL alike. It is made when it is first asked for, from one release and one
policy, and never changed.
"""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import duckdb

from u145.access.person import Scope
from u145.access.policy import Policy, TableRule
from u145.releases.copying import copy_into, literal
from u145.releases.current import ReleaseGone
from u145.releases.describing import copy_comments
from u145.releases.pointer import (
    Release,
    is_intact,
    list_releases,
    sha256_of,
    write_text,
)
from u145.settings import Home, engine_memory

READ_ONLY_FILE = 0o400
NOTHING = TableRule("", "", unit_rows="false", is_of_members=True)


def scoped_release(
    home: Home, release: Release, scope: Scope, policy: Policy
) -> Release:
    """Return the release as this scope sees it.

    Raises:
        ReleaseGone: The release was pruned meanwhile.
    """
    if scope.is_whole:
        return release
    rules = _rules_of(policy)
    file = home.scoped / release.release_id / f"{scope.name}-{rules}.duckdb"
    known = _known(release, file)
    if known:
        return known
    file.parent.mkdir(parents=True, exist_ok=True)
    with _alone(file):
        known = _known(release, file)
        if known:
            return known
        if not is_intact(release):
            raise ReleaseGone("releases.gone", release=release.release_id)
        _make(release, file, scope, policy)
    _prune(home)
    return replace(release, path=file, sha256=_checksum_of(file))


def _known(release: Release, file: Path) -> Release | None:
    """Return the file if it was made before and is whole."""
    try:
        known = replace(release, path=file, sha256=_checksum_of(file))
    except FileNotFoundError:
        return None
    return known if is_intact(known) else None


def _checksum_of(file: Path) -> str:
    return file.with_suffix(".sha256").read_text(encoding="ascii").strip()


def _rules_of(policy: Policy) -> str:
    """Return a short checksum of the rules: other rules make other files."""
    return hashlib.sha256(repr(policy.tables).encode()).hexdigest()[:8]


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """Let one process make the file; the others wait and find it."""
    with file.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make(release: Release, file: Path, scope: Scope, policy: Policy) -> None:
    temporary = file.with_name(f".{file.stem}.{os.getpid()}.tmp")
    try:
        with duckdb.connect(str(temporary), config=engine_memory()) as connection:
            copy_into(
                connection,
                release.path,
                lambda schema, table: _condition(
                    policy.rule(schema, table) or NOTHING, scope
                ),
            )
            copy_comments(connection, release.path)
            connection.execute("checkpoint")
        temporary.chmod(READ_ONLY_FILE)
        write_text(file.with_suffix(".sha256"), sha256_of(temporary) + "\n")
        temporary.rename(file)
    finally:
        temporary.unlink(missing_ok=True)
        temporary.with_name(f"{temporary.name}.wal").unlink(missing_ok=True)


def _condition(rule: TableRule, scope: Scope) -> str:
    """Return which rows of a table are copied, as SQL."""
    if rule.is_of_members and not scope.sees_members:
        return "false"
    if scope.unit is None:
        return "true"
    unit = literal(scope.unit)
    # The town that a unit governs; other units have none.
    town = f"(select max(town_id) from core.dim_units where unit_id = {unit})"
    return rule.unit_rows.replace("$unit", unit).replace("$town", town)


def _prune(home: Home) -> None:
    """Remove what was made of releases that are no longer kept."""
    kept = {release.release_id for release in list_releases(home)}
    for folder in home.scoped.iterdir():
        if folder.name not in kept and folder.is_dir():
            shutil.rmtree(folder, ignore_errors=True)
