"""Audit a built warehouse before it is published.

    python -m expectations.run --database FILE --figures FILE --pages DIR
        --release ID [--previous FILE] --summary FILE.json [--when-told]

Ends with 0 when the release may be published, and with 4 when a check of
severity `error` failed or could not be run.
"""

import argparse
import json
import sys
from pathlib import Path

from expectations.checkpoint import Auditor, auditor
from expectations.data_docs import publish
from expectations.measures import (
    DRIFT,
    Feed,
    attach_previous,
    feeds,
    measure,
    measuring,
)
from expectations.results import AuditOutcome, Reporter, Result, outcome, write_results
from expectations.rules import Rulebook, read_rules
from expectations.suites import Part, parts_of_feed, parts_of_suite
from u145.dying import collect_seldom, leave

AUDIT_FAILED = 4
NOT_TOLD = 1


def audit(
    database: Path,
    figures: Path,
    pages: Path,
    release_id: str,
    previous_release: Path | None,
    rulebook: Rulebook | None = None,
) -> AuditOutcome:
    """Check what was given and how it drifted; keep the results and pages.

    Args:
        database: The build database, which is only read.
        figures: A new file for what is measured and found.
        pages: The folder of the pages, made anew.
        release_id: The release that would be published.
        previous_release: The release that is current now; none at first.
        rulebook: Other rules than those of `rules.yml`.

    Returns:
        The outcome. Results are also in `operations.mart_expectation_results` of
        the figures.
    """
    rulebook = rulebook or read_rules()
    with measuring(database, figures) as connection:
        has_previous = attach_previous(connection, previous_release)
        unmeasured = measure(connection, rulebook, has_previous)
        senders = feeds(connection)
    reporter = Reporter(release_id, {f.feed_id: f.owner_unit_id for f in senders})
    parts = _parts(senders, rulebook, has_previous)
    with auditor(database, figures) as runner:
        results = runner.run(parts, reporter)
        # A rule that was not measured looks kept, because nothing is there.
        broken = {(failure.suite, failure.rule.rule_id) for failure in unmeasured}
        results = [r for r in results if (r.suite, r.rule_id) not in broken]
        for failure in unmeasured:
            results += reporter.from_failed_measure(failure)
        index = _published(runner, pages, results)
    write_results(figures, results)
    return outcome(release_id, results, index)


def _published(runner: Auditor, pages: Path, results: list[Result]) -> str:
    """Return the index of the pages, or why there is none.

    The verdict does not depend on a folder that cannot be written.
    """
    try:
        return str(publish(runner.pages(), pages, results))
    except OSError as problem:
        return f"no pages: {problem}"


def _parts(senders: list[Feed], rulebook: Rulebook, has_previous: bool) -> list[Part]:
    parts = [part for feed in senders for part in parts_of_feed(feed, rulebook)]
    return parts + (parts_of_suite(DRIFT, rulebook) if has_previous else [])


def main(arguments: list[str] | None = None) -> int:
    """Run the audit of the command line and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m expectations.run")
    parser.add_argument("--database", type=Path, required=True)
    parser.add_argument("--figures", type=Path, required=True)
    parser.add_argument("--pages", type=Path, required=True)
    parser.add_argument("--release", required=True)
    parser.add_argument("--previous", type=Path)
    parser.add_argument("--summary", type=Path, required=True)
    parser.add_argument(
        "--when-told", action="store_true", help="wait for a line before it begins"
    )
    options = parser.parse_args(arguments)
    if options.when_told and not sys.stdin.readline():
        return NOT_TOLD
    done = audit(
        options.database,
        options.figures,
        options.pages,
        options.release,
        options.previous,
    )
    text = json.dumps(done.summary(read_rules()), ensure_ascii=False, indent=2)
    options.summary.write_text(text + "\n", encoding="utf-8")
    for failure in done.failures:
        sys.stderr.write(f"{failure.severity}: {failure.message_zh}\n")
    return 0 if done.is_passed else AUDIT_FAILED


if __name__ == "__main__":
    collect_seldom()
    leave(main())
