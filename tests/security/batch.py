"""Many hostile statements, one after the other, in one process.

The same steps as a question's own process, without its end. Each statement gets
a connection of its own; a process that dies is replaced by the harness.
"""

from u145.desk import child, wire


def main(channel: int, release: int, parent: int) -> None:
    """Answer until the harness has no more statements."""
    channel = child.settle(channel, release, parent)
    is_prepared = False
    while True:
        try:
            job = child.take(channel)
        except wire.WireError:
            return
        if not is_prepared:
            child.prepare(job)
            is_prepared = True
        child.respond(job, channel)
