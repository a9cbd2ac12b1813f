"""How a question's process and the desk talk: frames of bytes with a length.

A frame is its kind (one byte), its length (eight bytes) and its content. No
content is ever code: texts are JSON, rows are Arrow's streaming format. A reader
names the most that it takes.
"""

import json
import struct
from collections.abc import Callable
from typing import Any

HEAD = struct.Struct(">cQ")
JOB, COLUMNS, ROWS, DONE, REFUSED = b"J", b"C", b"R", b"D", b"F"
SMALL = 4 << 20  # bytes; of all that is not rows


class WireError(Exception):
    """What came is no frame, is too long, or broke off."""


def frame(kind: bytes, content: bytes) -> bytes:
    """Return a frame."""
    return HEAD.pack(kind, len(content)) + content


def words(kind: bytes, **content: Any) -> bytes:
    """Return a frame of names and values."""
    return frame(kind, json.dumps(content).encode())


def read_frame(
    receive: Callable[[int], bytes], most: int = SMALL
) -> tuple[bytes, bytes]:
    """Return the next frame's kind and content.

    Args:
        receive: Returns up to so many bytes, none at the end.
        most: The longest content that is read, in bytes.

    Raises:
        WireError: What comes is no frame, is too long, or breaks off.
    """
    kind, length = HEAD.unpack(_exactly(receive, HEAD.size))
    if kind not in (JOB, COLUMNS, ROWS, DONE, REFUSED) or length > most:
        raise WireError("not a frame")
    return kind, _exactly(receive, length)


def read_words(content: bytes) -> dict[str, Any]:
    """Return the names and values of a frame.

    Raises:
        WireError: They are none.
    """
    try:
        said = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise WireError("no words") from error
    if not isinstance(said, dict):
        raise WireError("no words")
    return said


def _exactly(receive: Callable[[int], bytes], length: int) -> bytes:
    parts = bytearray()
    while len(parts) < length:
        part = receive(min(length - len(parts), 1 << 20))
        if not part:
            raise WireError("broke off")
        parts += part
    return bytes(parts)
