"""Wait until time has passed, a child has ended, or somebody asks to stop."""

import contextlib
import select
import signal
import socket
from types import FrameType, TracebackType

STOPS = (signal.SIGTERM, signal.SIGINT)
NOTICED = (*STOPS, signal.SIGCHLD)


class Signals:
    """Signals as something to wait for.

    Handlers run in the middle of anything, so they do nothing here: Python
    writes the signal's number into a socket, and the waiting reads it.
    """

    def __init__(self) -> None:
        self.asked_to_stop = False

    def __enter__(self) -> "Signals":
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._wakeup = signal.set_wakeup_fd(self._writer.fileno())
        self._handlers = {one: signal.signal(one, _ignore) for one in NOTICED}
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for one, handler in self._handlers.items():
            signal.signal(one, handler)
        signal.set_wakeup_fd(self._wakeup)
        self._reader.close()
        self._writer.close()

    def wait(self, seconds: float) -> None:
        """Wait at most so long, and note whether somebody asked to stop."""
        select.select([self._reader], [], [], max(seconds, 0))
        with contextlib.suppress(BlockingIOError):
            while numbers := self._reader.recv(64):
                self.asked_to_stop |= any(number in STOPS for number in numbers)


def _ignore(number: int, frame: FrameType | None) -> None:
    pass
