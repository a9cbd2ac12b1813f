"""dbt in a process of its own: loaded first, it works when it is told to."""

import sys

from u145.dying import collect_seldom, leave

# Before the imports: it shortens them too.
collect_seldom()

from dbt.adapters.duckdb.connections import DuckDBConnectionManager  # noqa: E402
from dbt.cli.main import cli  # noqa: E402


def main(options: list[str]) -> int:
    """Wait for a line, then run dbt's command; return its exit code."""
    if not sys.stdin.readline():
        return 1
    try:
        cli(["--no-use-colors", *options])
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 1
    finally:
        # dbt would when Python ends: all that was written is in the file then.
        DuckDBConnectionManager.close_all_connections()  # type: ignore[no-untyped-call]
    return 0


if __name__ == "__main__":
    leave(main(sys.argv[1:]))
