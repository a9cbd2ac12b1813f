"""One refresh at a time, in a process of its own.

So the scheduler stays small for months, and a refresh that is killed takes
nothing with it.
"""

import contextlib
import os
import signal
import subprocess
from collections.abc import Sequence

GRACE = 10.0  # seconds that a refresh has to end when it is asked to


class Refresher:
    """Runs a command, never twice at once."""

    def __init__(self, command: Sequence[str], grace: float = GRACE) -> None:
        self.command, self.grace = command, grace
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def is_running(self) -> bool:
        """Whether a run was started that nobody has collected yet."""
        return self._process is not None

    def start(self) -> None:
        """Start a run.

        It leads a session of its own: Ctrl+C reaches the scheduler alone, which
        passes it on once, and what a run leaves behind can be found.

        Raises:
            OSError: The machine has no room for another process.
        """
        if self._process is not None:
            raise RuntimeError("a run is going on")
        self._process = subprocess.Popen(
            self.command, stdin=subprocess.DEVNULL, start_new_session=True
        )

    def collect(self) -> int | None:
        """Return the exit code of a run that has ended, once."""
        code = self._process.poll() if self._process else None
        if code is not None:
            self._process = None
        return code

    def stop(self) -> bool:
        """Ask the run to end, wait, and say whether it ended by itself."""
        if self._process is None:
            return True
        process, self._process = self._process, None
        process.terminate()
        try:
            process.wait(self.grace)
        except subprocess.TimeoutExpired:
            return False
        else:
            return True
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
