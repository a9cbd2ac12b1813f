"""Run the walk-through for analysts, and write below each block what it prints.

python -m docs.walk_through --home warehouse            write it into the pages
python -m docs.walk_through --home warehouse --check    exit 1 if they differ

Blocks marked python, sql and sh are run, in their order and in one session, as
a reader in the checkout would. SQL is asked of `release`, the connection that the
page opens, and its answer is shown as CSV. Other blocks are only to be read.
"""

import argparse
import contextlib
import csv
import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "docs" / "analysts.md", ROOT / "docs" / "analysts.zh-CN.md")
# A block, and what it printed when it was run last.
BLOCK = re.compile(
    r"^```(?P<kind>python|sql|sh)\n(?P<code>.*?)^```\n(?:\n```text\n.*?^```\n)?",
    re.DOTALL | re.MULTILINE,
)


def walk(page: str, home: Path) -> str:
    """Return a page with what its blocks print on a warehouse.

    Args:
        page: The page's text.
        home: The warehouse's folder, which the page knows as `warehouse`.

    Raises:
        Exception: A block fails, with whatever it raised.
    """
    session: dict[str, Any] = {}
    home = home.absolute()
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path("warehouse").symlink_to(home, target_is_directory=True)
        Path("analyses").symlink_to(ROOT / "analyses", target_is_directory=True)
        try:
            return BLOCK.sub(lambda block: _run(block, session), page)
        finally:
            for thing in session.values():
                if hasattr(thing, "close"):
                    thing.close()


def _run(block: re.Match[str], session: dict[str, Any]) -> str:
    kind, code = block["kind"], block["code"]
    runner = {"python": _python, "sql": _sql, "sh": _shell}[kind]
    printed = "\n".join(line.rstrip() for line in runner(code, session).splitlines())
    shown = f"\n```text\n{printed}\n```\n" if printed else ""
    return f"```{kind}\n{code}```\n{shown}"


def _python(code: str, session: dict[str, Any]) -> str:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "block of the page", "exec"), session)
    return printed.getvalue()


def _sql(code: str, session: dict[str, Any]) -> str:
    answer = session["release"].execute(code)
    printed = io.StringIO()
    writer = csv.writer(printed, lineterminator="\n")
    writer.writerow([column[0] for column in answer.description])
    writer.writerows(answer.fetchall())
    return printed.getvalue()


def _shell(code: str, session: dict[str, Any]) -> str:
    here = str(Path(sys.executable).parent)
    done = subprocess.run(
        ["bash", "-eu", "-o", "pipefail", "-c", code],
        env=os.environ
        | {"PATH": f"{here}{os.pathsep}{os.environ['PATH']}"}
        | {"PYTHONPATH": str(ROOT), "U145_LANG": "zh"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    return done.stdout


def main() -> int:
    """Write the pages, or say whether they tell what comes out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--check", action="store_true")
    chosen = parser.parse_args()
    differ = 0
    for path in PAGES:
        page = path.read_text(encoding="utf-8")
        run = walk(page, chosen.home)
        if run != page and chosen.check:
            print(f"{path.name} does not tell what comes out")
            differ = 1
        elif run != page:
            path.write_text(run, encoding="utf-8")
    return differ


if __name__ == "__main__":
    sys.exit(main())
