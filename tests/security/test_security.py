"""Hostile statements get nothing out, whichever wall alone stands.

All statements of a kind run in one process that is replaced when it dies (each
has a connection of its own); `make security -- --apart` gives each its own.
"""

import multiprocessing
import socket
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from tests.security.corpus import BOMBS, Statement, kinds, statements
from tests.security.ground import Ground
from tests.security.harness import (
    LAYERS,
    LIMITS,
    NONE,
    Batch,
    Tally,
    play,
    play_apart,
)
from u145.desk.confinement import walls
from u145.desk.limits import MB

ACCESS = [s for kind in kinds() if kind not in BOMBS for s in statements(kind)]
INTERPRETER = 512 * MB  # address space of Python with its libraries; less is held
NO_WALLS = f"this kernel has only {walls()}"


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    """Return a home with canaries around it."""
    ground = Ground(tmp_path)
    yield ground
    ground.close()


def test_the_corpus_is_large_and_has_no_statement_twice() -> None:
    everything = [s.text for kind in kinds() for s in statements(kind)]
    assert len(set(everything)) == len(everything)
    assert len(ACCESS) >= 300


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in LAYERS if name != "all"])
def test_each_wall_alone_lets_nothing_out(ground: Ground, name: str) -> None:
    if name == "system" and not walls().are_whole:
        pytest.skip(NO_WALLS)
    some = ACCESS[::3]  # `make security` plays them all
    tally = play(ground, some, LAYERS[name])
    assert tally.escapes == []
    assert tally.outcomes.total() == len(some)


def test_all_walls_together_let_nothing_out(ground: Ground) -> None:
    tally = play(ground, ACCESS, LAYERS["all"])
    assert tally.escapes == []
    assert tally.outcomes["refused"] > len(ACCESS) * 0.8


def bombs_played(folder: Path, kind: str, layers: str) -> Tally:
    """Play some bombs of a kind."""
    ground = Ground(folder)
    try:
        return play_apart(ground, statements(kind)[::4], LAYERS[layers])
    finally:
        ground.close()


@pytest.mark.slow
@pytest.mark.parametrize("kind", BOMBS)
def test_bombs_go_off_in_their_own_process(tmp_path: Path, kind: str) -> None:
    name = "system" if walls().are_whole else "all"
    # Linux counts what the asking process held among what the asked one did, and
    # this one has run many tests.
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as fresh:
        tally = fresh.submit(bombs_played, tmp_path, kind, name).result()
    assert tally.escapes == []
    assert tally.largest <= LIMITS.memory + INTERPRETER
    if kind == "time":
        assert tally.outcomes["stopped"] > 0


@pytest.mark.parametrize(
    ("question", "escape"),
    [
        ("from read_text('@CANARY@')", "canary"),
        ("select hex(content) from read_blob('@CANARY@')", "canary"),
        ("copy (select 1) to '@WRITTEN@.csv'", "file written"),
        ("copy (select 1) to '/tmp/@NAME@.csv'", "file written"),
        ("from read_duckdb('@OTHER@', table_name='secrets')", "other rows"),
        ("from glob('@FOLDER@/../*/releases/*')", "path of the home"),
    ],
)
def test_without_walls_the_same_is_seen_to_get_out(
    ground: Ground, question: str, escape: str
) -> None:
    batch = Batch(NONE, ground.release)
    question = Statement("control", 0, question).filled(ground.places())
    found = ground.escapes(question, batch.play(question))
    batch.close()
    for left in Path("/tmp").glob(f"{ground.name}*"):
        left.unlink()
    assert escape in found


def test_a_contact_is_seen(ground: Ground) -> None:
    assert ground.happened() == []
    port = int(ground.places()["PORT"])
    socket.create_connection(("127.0.0.1", port)).close()
    assert ground.happened() == ["socket contacted"]
