"""What is known of one release, and of one that was not published."""

from collections.abc import Iterable, Mapping
from typing import Any

import duckdb

from u145.commands.speaking import Speaker
from u145.errors import KnownError, UsageError
from u145.refresh.candidate import Unpublished, read_candidate
from u145.refresh.failures import Failure
from u145.releases.copying import PUBLISHED, quote
from u145.releases.current import connect, current_release
from u145.releases.pointer import Release, is_intact, list_releases, named_release
from u145.settings import Home

MOMENT = "%Y-%m-%d %H:%M:%SZ"


def tell_release(home: Home, release_id: str | None, speaker: Speaker) -> None:
    """Tell what a release is made of, table by table; else the current one.

    Raises:
        UsageError: There is no such release.
        KnownError: Its file is damaged.
    """
    if release_id:
        release = named_release(list_releases(home), release_id)
    else:
        release = current_release(home.folder)
    if not is_intact(release):
        raise KnownError("releases.damaged", release=release.release_id)
    _tell_card(release, speaker)
    with connect(release) as connection:
        rows = dict(_rows(connection))
        held = _held(connection, speaker.messages.language)
    speaker.tell(
        "releases.card_deliveries",
        deliveries=release.deliveries,
        tables=len(rows),
        rows=sum(rows.values()),
    )
    for feed, since, count, reason in held:
        speaker.tell(
            "releases.card_held", feed=feed, since=since, count=count, reason=reason
        )
    for table, count in rows.items():
        speaker.tell("releases.card_table", table=table, rows=count)


def _tell_card(release: Release, speaker: Speaker) -> None:
    checks = release.checks
    speaker.tell(
        "releases.card",
        release=release.release_id,
        as_of=release.as_of,
        published=f"{release.published_at:{MOMENT}}",
        version=release.code_version,
        previous=release.previous or "-",
    )
    speaker.tell(
        "releases.card_checks",
        passed=checks.passed,
        warned=checks.warned,
        failed=checks.failed,
    )
    speaker.tell(
        "releases.card_sums",
        content=release.content_sha256,
        sha256=release.sha256,
        inputs=release.inputs_sha256,
    )


def tell_candidate(home: Home, speaker: Speaker) -> None:
    """Tell what failed in the last release that was not published.

    Raises:
        UsageError: There is none.
    """
    candidate = read_candidate(home)
    if candidate is None:
        raise UsageError("releases.no_candidate")
    speaker.tell(
        "candidate.head",
        release=candidate.release_id,
        as_of=candidate.as_of,
        ended=f"{candidate.ended_at:{MOMENT}}",
        run=candidate.run_id,
    )
    if candidate.instead:
        feeds = ", ".join(candidate.without)
        speaker.tell("candidate.instead", feeds=feeds, release=candidate.instead)
    else:
        speaker.tell("candidate.database", database=home.build_database)
    if candidate.held_feeds:
        speaker.tell("candidate.held", feeds=", ".join(candidate.held_feeds))
    for one in candidate.deliveries:
        speaker.tell(
            "candidate.new", feed=one.feed_id, file=one.file_name, rows=one.rows
        )
    for failure in candidate.failures:
        _tell_failure(failure, speaker)
    _tell_way_out(candidate, speaker)


def _tell_failure(failure: Failure, speaker: Speaker) -> None:
    language = speaker.messages.language
    speaker.tell(
        "candidate.error" if failure.severity == "error" else "candidate.warning",
        check=failure.check,
        about=failure.about or "-",
        text=getattr(failure, f"message_{language}"),
        rows=failure.rows,
        owner=getattr(failure, f"owner_{language}"),
    )
    for example in failure.examples:
        place = [
            str(example[key]) for key in ("file_name", "sheet") if example.get(key)
        ]
        if "row_number" in example:
            place.append(
                speaker.messages.say("candidate.row", row=example["row_number"])
            )
        speaker.tell(
            "candidate.example",
            place=" · ".join(place) or speaker.messages.say("candidate.nowhere"),
            facts=", ".join(_facts(example)),
        )


def _facts(example: Mapping[str, Any]) -> Iterable[str]:
    place = {"file_name", "sheet", "row_number", "delivery_id"}
    for name, value in example.items():
        if name not in place:
            yield f"{name}={'∅' if value is None else value}"


def _tell_way_out(candidate: Unpublished, speaker: Speaker) -> None:
    """Tell how to publish the rest, where the failures are of single feeds."""
    new = {one.feed_id for one in candidate.deliveries}
    feeds = [*candidate.held_feeds, *candidate.feeds_to_hold]
    if not candidate.instead and new & {*candidate.feeds_to_hold}:
        options = " ".join(f"--hold {feed}" for feed in feeds)
        speaker.tell("candidate.hold", options=options)


def _rows(connection: duckdb.DuckDBPyConnection) -> Iterable[tuple[str, int]]:
    tables = connection.execute(
        "select schema_name, table_name from duckdb_tables()"
        " where list_contains(?, schema_name) order by all",
        [list(PUBLISHED)],
    ).fetchall()
    for schema, table in tables:
        counted = connection.execute(
            f"select count(*) from {quote(schema)}.{quote(table)}"
        ).fetchone()
        yield f"{schema}.{table}", int(counted[0]) if counted else 0


def _held(
    connection: duckdb.DuckDBPyConnection, language: str
) -> list[tuple[Any, ...]]:
    try:
        return connection.execute(
            f"select feed_id, min(held_since), count(distinct delivery_id),"
            f" min(held_reason_{language}) from operations.mart_deliveries"
            " where outcome = 'held' group by feed_id order by feed_id"
        ).fetchall()
    except duckdb.Error:  # a release from before anything could be held
        return []
