"""What follows a publish: pages about the release, and room for the next one.

Readers have the release by then, so nothing of this can make the refresh fail.
What could not be done is said.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from u145.errors import KnownError, is_interrupt
from u145.messages import Messages, Words
from u145.refresh.documenting import document
from u145.refresh.record import Record
from u145.releases.retention import prune


def follow_up(record: Record, release_id: str) -> None:
    """Write the pages about a release, and remove what need not be kept."""
    with _tried(record, "document", "refresh.not_documented"):
        document(record.home, release_id)
    with _tried(record, "prune", "refresh.not_pruned"):
        prune(record.home)


@contextmanager
def _tried(record: Record, step: str, key: str) -> Iterator[None]:
    try:
        with record.step(step):
            yield
    except Exception as error:
        if is_interrupt(error):
            raise
        record.tell(key, reason=_in_words(error))


def _in_words(error: Exception) -> object:
    if not isinstance(error, KnownError):
        return f"{type(error).__name__}: {error}"
    return Words(
        Messages("zh").say(error.key, **error.values),
        Messages("en").say(error.key, **error.values),
    )
