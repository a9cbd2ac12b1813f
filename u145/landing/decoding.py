"""Text of any encoding an office sends, as UTF-8 in a temporary file."""

import codecs
import gzip
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from u145.landing.contents import MB, Kind, check_text
from u145.landing.reasons import reject

CHUNK = 4 * MB
GZIP_UNPACKED = 16 * 1024 * MB
GZIP_RATIO = 200
GZIP_RATIO_FROM = 64 * MB
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class _DecodingError(Exception):
    def __init__(self, byte: int, line: int, seen: int, is_at_end: bool) -> None:
        self.byte = byte
        self.line = line
        self.seen = seen  # wide characters that were decoded before
        self.is_at_end = is_at_end


def to_utf8(source: Path, kind: Kind, target: Path, file_name: str) -> str:
    """Write a text file (or a gzip of one) as UTF-8; return its encoding.

    Strict: a byte that can't be decoded is a rejection, never a placeholder.
    """
    head = next(_chunks(source, kind, file_name), b"")
    check_text(head[:8192], file_name)
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return _only(source, kind, target, file_name, encoding, len(bom))
    guessed = _utf16_without_mark(head[:8192])
    if guessed:
        return _only(source, kind, target, file_name, guessed, 0)
    try:
        _write(_chunks(source, kind, file_name), target, "utf-8", 0, file_name)
    except _DecodingError as error:
        if error.seen >= 3 or error.is_at_end:  # it was UTF-8, with a bad byte
            raise _undecodable(file_name, error) from error
        return _only(source, kind, target, file_name, "gb18030", 0)
    return "utf-8"


def _only(
    source: Path, kind: Kind, target: Path, file_name: str, encoding: str, skip: int
) -> str:
    try:
        _write(_chunks(source, kind, file_name), target, encoding, skip, file_name)
    except _DecodingError as error:
        raise _undecodable(file_name, error) from error
    return encoding + ("-bom" if skip and encoding == "utf-8" else "")


def _undecodable(file_name: str, error: _DecodingError) -> Exception:
    return reject("undecodable", file=file_name, line=error.line, byte=error.byte)


def _write(
    chunks: Iterator[bytes], target: Path, encoding: str, skip: int, file_name: str
) -> None:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    position = line = seen = 0
    with target.open("wb") as handle:
        for chunk in chunks:
            part, skip = chunk[skip:], 0
            try:
                text = decoder.decode(part)
            except UnicodeDecodeError as error:
                before = part[: error.start]
                raise _DecodingError(
                    position + error.start,
                    line + before.count(b"\n") + 1,
                    seen + _wide(before),
                    False,
                ) from error
            if "\x00" in text:
                row = line + text[: text.index("\x00")].count("\n") + 1
                raise reject("binary", file=file_name, detail=f"NUL, {row}")
            position += len(part)
            line += text.count("\n")
            if encoding == "utf-8" and seen < 3:
                seen += _wide(part)
            handle.write(text.encode())
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            is_at_end = encoding == "utf-8" and seen > 0
            raise _DecodingError(position, line + 1, seen, is_at_end) from error


def _wide(part: bytes) -> int:
    """Count characters of three bytes or more: no accident in another code."""
    return sum(1 for letter in part[:65536].decode("utf-8", "ignore") if letter > "߿")


def _utf16_without_mark(head: bytes) -> str | None:
    """ASCII in UTF-16 has a NUL in every second byte."""
    if len(head) < 4 or b"\x00" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 4 * even and odd * 10 > len(head):
        return "utf-16-le"
    if even > 4 * odd and even * 10 > len(head):
        return "utf-16-be"
    return None


def _chunks(source: Path, kind: Kind, file_name: str) -> Iterator[bytes]:
    if kind != "gzip":
        with source.open("rb") as handle:
            yield from iter(lambda: handle.read(CHUNK), b"")
        return
    limit = max(source.stat().st_size * GZIP_RATIO, GZIP_RATIO_FROM)
    with gzip.open(source, "rb") as unpacked:
        yield from _unpacked(unpacked, min(limit, GZIP_UNPACKED), file_name)


def _unpacked(
    unpacked: gzip.GzipFile | BinaryIO, limit: int, file_name: str
) -> Iterator[bytes]:
    total = 0
    while True:
        try:
            chunk = unpacked.read(CHUNK)
        except (EOFError, OSError, zlib.error) as error:
            raise reject("gzip_truncated", file=file_name) from error
        if not chunk:
            return
        total += len(chunk)
        if total > limit:
            raise reject("zip_bomb", file=file_name, limit=f"{limit // MB} MB")
        yield chunk
