"""Environments of their own for tools that are not to be mixed with ours."""

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[2] / ".venv-peers"  # ignored by git


def environment(name: str, packages: tuple[str, ...], folder: Path = FOLDER) -> Path:
    """Return the folder of an environment's programs; make it where there is none.

    Args:
        name: Of the environment.
        packages: What is installed into it, as pip understands it.
        folder: Where environments are kept.

    Raises:
        subprocess.CalledProcessError: It could not be installed.
    """
    here = folder / name
    programs, mark = here / "bin", here / "installed.txt"
    wanted = "\n".join(packages)
    if mark.exists() and mark.read_text(encoding="utf-8") == wanted:
        return programs
    subprocess.run([sys.executable, "-m", "venv", here], check=True)
    subprocess.run(
        [programs / "pip", "install", "--quiet", *packages],
        check=True,
        stderr=subprocess.DEVNULL,
    )
    mark.write_text(wanted, encoding="utf-8")
    return programs


def version_in(programs: Path, package: str) -> str:
    """Return the version of a package in an environment."""
    code = f"from importlib.metadata import version; print(version({package!r}))"
    return subprocess.run(
        [programs / "python", "-c", code], capture_output=True, text=True, check=True
    ).stdout.strip()
