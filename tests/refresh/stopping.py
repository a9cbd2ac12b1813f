"""Run a command that is killed, or stopped, just before it changes a given name."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.refresh.conftest import ROOT

PROGRAM = """
import os, re, sys
pattern, sign, done = re.compile(sys.argv[1]), int(sys.argv[2]), []

def watch(name):
    real = getattr(os, name)
    def change(*paths, **more):
        if not done and pattern.search(" ".join([name, *map(str, paths)])):
            done.append(name)
            os.kill(os.getpid(), sign)
        return real(*paths, **more)
    setattr(os, name, change)

for name in ("rename", "replace", "unlink"):
    watch(name)
from u145.cli import run
sys.exit(run(sys.argv[3:]))
"""


def start(
    project: Path, home: Path, pattern: str, sign: int, *arguments: object
) -> "subprocess.Popen[str]":
    """Start a command that sends itself a signal before a matching change.

    The pattern is searched in `rename SOURCE TARGET`, `replace SOURCE TARGET`
    and `unlink PATH`: whatever gives a file its name, or takes it away.
    """
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, pattern, str(sign), *map(str, arguments)],
        cwd=ROOT,
        env={
            **os.environ,
            "U145_PROJECT": str(project),
            "U145_HOME": str(home),
            "U145_LANG": "en",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def go_on(process: "subprocess.Popen[str]") -> None:
    """Let a stopped command go on, and wait until it ended well."""
    process.send_signal(signal.SIGCONT)
    said = process.communicate()
    assert process.returncode == 0, said


def killed(project: Path, home: Path, pattern: str, *arguments: object) -> None:
    """Run a command until it is killed before a matching change."""
    process = start(project, home, pattern, signal.SIGKILL, *arguments)
    said = process.communicate()
    assert process.returncode == -signal.SIGKILL, said
