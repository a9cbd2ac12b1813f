"""Whose the files are that pages offer for download.

Streamlit hands a file to whoever knows its address. Here it is the person's
for whom it was made, so that a link that was passed on opens nothing.
"""

import threading
from pathlib import PurePosixPath
from typing import Any

_making = threading.local()


def make_for(person_key: str) -> None:
    """Say for whom this thread makes the next file."""
    _making.person = person_key


class Owners:
    """The people that each file was made for."""

    def __init__(self) -> None:
        self._of: dict[str, set[str]] = {}

    def watch(self, storage: Any) -> None:
        """Note who makes what, from now on, in Streamlit's storage of files."""
        load = storage.load_and_get_id

        def noted(*arguments: Any, **named: Any) -> str:
            file_id: str = load(*arguments, **named)
            person = getattr(_making, "person", None)
            if person:
                self._forget(storage)
                self._of.setdefault(file_id, set()).add(person)
                _making.person = None
            return file_id

        storage.load_and_get_id = noted

    def _forget(self, storage: Any) -> None:
        """Forget the files that Streamlit has let go."""
        for file_id in set(self._of) - set(storage._files_by_id):
            del self._of[file_id]

    def owns(self, person_key: str, path: str) -> bool:
        """Tell whether a file at an address was made for a person."""
        return person_key in self._of.get(PurePosixPath(path).stem, ())
