"""The hostile statements: a file for each class, a statement on each line."""

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "corpus"
BOMBS = ("stack", "memory", "time", "results")  # bounded, not kept out
REPEATED = re.compile("«(.*?)\\*(\\d+)»")


@dataclass(frozen=True)
class Statement:
    """A statement and where it stands."""

    kind: str
    line: int
    text: str

    def filled(self, places: dict[str, str]) -> str:
        """Return the text with the test's own files and ports in it."""
        text = self.text
        for name, value in places.items():
            text = text.replace(f"@{name}@", value)
        return text


def statements(kind: str) -> list[Statement]:
    """Return the statements of a class."""
    lines = (FOLDER / f"{kind}.sql").read_text(encoding="utf-8").splitlines()
    return [
        Statement(kind, number, _spoken(line))
        for number, line in enumerate(lines, start=1)
        if line.strip() and not line.startswith("--#")
    ]


def kinds() -> list[str]:
    """Return all classes; those that are only bounded come last."""
    names = sorted(path.stem for path in FOLDER.glob("*.sql"))
    return [name for name in names if name not in BOMBS] + list(BOMBS)


def _spoken(line: str) -> str:
    r"""Return a line with its `\n`, `\0`, `\uXXXX` and repetitions spoken out."""
    text = REPEATED.sub(lambda found: found[1] * int(found[2]), line)
    for short, long in (("\\n", "\n"), ("\\r", "\r"), ("\\t", "\t"), ("\\0", "\0")):
        text = text.replace(short, long)
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)
