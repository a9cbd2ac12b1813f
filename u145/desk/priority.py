"""A question's process goes last. It says so before it loads anything."""

import os
import time

NICE = 15  # what a page gets of a processor that both want is thirty times more
FIRST_TO_GO = 1000  # when the machine's memory is full; Linux knows no higher
SESSION, MEMORY = "/proc/self/autogroup", "/proc/self/oom_score_adj"
TRIES, PAUSE = 10, 0.03  # seconds


def step_back() -> None:
    """Let pages go before this process: the processor and the memory are theirs.

    It still gets some of a busy processor, so that a question can end in time.
    Linux may weigh whole sessions against each other, and looks at the priority of
    a process only inside its own; so the session steps back, too.
    """
    os.nice(NICE)
    _tell(SESSION, NICE)
    _tell(MEMORY, FIRST_TO_GO)


def _tell(file: str, value: int) -> None:
    """Tell Linux something about this process, if it takes such."""
    for _ in range(TRIES):
        try:
            with open(file, "w", encoding="ascii") as handle:  # noqa: PTH123
                handle.write(str(value))
        except BlockingIOError:  # it lets one session change in a tenth of a second
            time.sleep(PAUSE)
        except OSError:
            return
        else:
            return
