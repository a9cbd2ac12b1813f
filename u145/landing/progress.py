"""A bar that shows how far a landing is."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from u145.spoken import escaped


@contextmanager
def progress(total: int, wanted: bool | None) -> Iterator[Callable[[str], Any]]:
    """Show a bar on stderr if it is a terminal (or if it is asked for)."""
    if not (sys.stderr.isatty() if wanted is None else wanted) or not total:
        yield lambda name: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)

        def advance(name: str) -> None:
            bar.update(task, advance=1, description=escape(escaped(name[-40:])))

        yield advance
