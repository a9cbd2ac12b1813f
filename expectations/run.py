"""Audit a built warehouse before it is published.

    python -m expectations.run --database FILE --home DIR --release ID
        [--previous FILE] --summary FILE.json

Ends with 0 when the release may be published, and with 4 when a check of
severity `error` failed or could not be run.
"""

import argparse
import json
import sys
from pathlib import Path

import duckdb

from expectations.checkpoint import auditor
from expectations.data_docs import publish
from expectations.measures import (
    DRIFT,
    Feed,
    NotMeasured,
    attach_previous,
    feeds,
    measure,
)
from expectations.results import AuditOutcome, Reporter, outcome, write_results
from expectations.rules import Rulebook, read_rules
from expectations.suites import Part, parts_of_feed, parts_of_suite
from u145.settings import engine_memory

AUDIT_FAILED = 4


def audit(
    database: Path,
    home: Path,
    release_id: str,
    previous_release: Path | None,
    rulebook: Rulebook | None = None,
) -> AuditOutcome:
    """Check what was given and how it drifted; keep the results and pages.

    Args:
        database: The build database, which no one else may have open.
        home: The folder of the warehouse; pages go to `data_docs/<release_id>`.
        release_id: The release that would be published.
        previous_release: The release that is current now; none at first.
        rulebook: Other rules than those of `rules.yml`.

    Returns:
        The outcome. Results are also in `operations.mart_expectation_results`.
    """
    rulebook = rulebook or read_rules()
    senders, has_previous, unmeasured = _prepare(database, previous_release, rulebook)
    reporter = Reporter(release_id, {f.feed_id: f.owner_unit_id for f in senders})
    parts = _parts(senders, rulebook, has_previous)
    with auditor(database) as runner:
        results = runner.run(parts, reporter)
        # A rule that was not measured looks kept, because nothing is there.
        broken = {(failure.suite, failure.rule.rule_id) for failure in unmeasured}
        results = [r for r in results if (r.suite, r.rule_id) not in broken]
        for failure in unmeasured:
            results += reporter.from_failed_measure(failure)
        try:
            pages = str(
                publish(runner.pages(), home / "data_docs" / release_id, results)
            )
        except OSError as problem:
            # The verdict does not depend on a folder that cannot be written.
            pages = f"no pages: {problem}"
    write_results(database, results)
    return outcome(release_id, results, pages)


def _prepare(
    database: Path, previous: Path | None, rulebook: Rulebook
) -> tuple[list[Feed], bool, list[NotMeasured]]:
    with duckdb.connect(str(database), config=engine_memory()) as connection:
        has_previous = attach_previous(connection, previous)
        unmeasured = measure(connection, rulebook, has_previous)
        return feeds(connection), has_previous, unmeasured


def _parts(senders: list[Feed], rulebook: Rulebook, has_previous: bool) -> list[Part]:
    parts = [part for feed in senders for part in parts_of_feed(feed, rulebook)]
    return parts + (parts_of_suite(DRIFT, rulebook) if has_previous else [])


def main(arguments: list[str] | None = None) -> int:
    """Run the audit of the command line and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m expectations.run")
    parser.add_argument("--database", type=Path, required=True)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--release", required=True)
    parser.add_argument("--previous", type=Path)
    parser.add_argument("--summary", type=Path, required=True)
    options = parser.parse_args(arguments)
    done = audit(options.database, options.home, options.release, options.previous)
    text = json.dumps(done.summary(read_rules()), ensure_ascii=False, indent=2)
    options.summary.write_text(text + "\n", encoding="utf-8")
    for failure in done.failures:
        sys.stderr.write(f"{failure.severity}: {failure.message_zh}\n")
    return 0 if done.is_passed else AUDIT_FAILED


if __name__ == "__main__":
    sys.exit(main())
