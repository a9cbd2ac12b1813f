"""dbt on Spark, in a process of its own: first what the models read, then they.

Both in one process, because a session of Spark forgets its tables when it ends.
"""

import sys

from dbt.cli.main import dbtRunner

COMMANDS = (["run-operation", "lay_inputs"], ["run", "--full-refresh"])


def main(options: list[str]) -> int:
    """Wait for a line, then run every command with the same options.

    Returns:
        dbt's exit code.
    """
    if not sys.stdin.readline():
        return 1
    for command in COMMANDS:
        done = dbtRunner().invoke(["--no-use-colors", *command, *options])
        if not done.success:
            return 2 if done.exception else 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
