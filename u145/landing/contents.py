"""What a file is, by its content and not by its name."""

import re
import zipfile
from pathlib import Path
from typing import Literal

from u145.landing.reasons import reject

Kind = Literal["text", "gzip", "workbook", "parquet"]

MB = 1024 * 1024
WORKBOOK_BYTES = 50 * MB
MEMBER_BYTES = 512 * MB
WORKBOOK_UNPACKED = 1024 * MB
MEMBERS = 2000
RATIO = 30
RATIO_FROM = 8 * MB  # a small member may shrink as it likes

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_HTML = re.compile(rb"^\s*(<!--.*?-->\s*)*<(!doctype html|html|head|body|meta)", re.I)
_LFS = b"version https://git-lfs.github.com/spec/"
_JUNK = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"Rar!", b"7z\xbc\xaf", b"\x7fELF")


def what_is(path: Path, file_name: str) -> Kind:
    """Return what a file holds, or raise why it holds no records."""
    with path.open("rb") as handle:
        head = handle.read(8192)
    if not head:
        raise reject("empty_file", file=file_name)
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head.startswith(_OLE):
        _check_ole(path, file_name)
        return "workbook"
    if head.startswith(b"PK"):
        _check_zip(path, file_name)
        return "workbook"
    if head.startswith(b"PAR1"):
        return "parquet"
    check_text(head, file_name)
    return "text"


def check_text(head: bytes, file_name: str) -> None:
    """Raise if the first bytes are a web page, a pointer or no text at all."""
    bare = head.removeprefix(b"\xef\xbb\xbf")
    if not bare.strip():
        raise reject("empty_file", file=file_name)
    if _HTML.match(bare.replace(b"\x00", b"")[2 if bare[:1] in b"\xff\xfe" else 0 :]):
        raise reject("html_page", file=file_name)
    if bare.startswith(_LFS):
        raise reject("lfs_pointer", file=file_name)
    if bare.startswith(_JUNK):
        raise reject("binary", file=file_name, detail=bare[:4].hex())


def _check_ole(path: Path, file_name: str) -> None:
    """An encrypted xlsx is an OLE container with a stream of this name."""
    if path.stat().st_size > WORKBOOK_BYTES:
        raise reject("zip_bomb", file=file_name, limit=f"{WORKBOOK_BYTES // MB} MB")
    if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
        raise reject("encrypted_workbook", file=file_name)


def _check_zip(path: Path, file_name: str) -> None:
    """Look at a workbook's table of contents before anything is unpacked."""
    size = path.stat().st_size
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise reject("workbook_broken", file=file_name, detail=error) from error
    limit = None
    if size > WORKBOOK_BYTES:
        limit = f"{WORKBOOK_BYTES // MB} MB"
    elif len(members) > MEMBERS:
        limit = f"{MEMBERS} members"
    elif sum(member.file_size for member in members) > WORKBOOK_UNPACKED:
        limit = f"{WORKBOOK_UNPACKED // MB} MB unpacked"
    elif any(_is_bomb(member) for member in members):
        limit = f"{MEMBER_BYTES // MB} MB, {RATIO}:1"
    if limit:
        raise reject("zip_bomb", file=file_name, limit=limit)
    if not any(member.filename.startswith(("xl/", "xl\\")) for member in members):
        raise reject("binary", file=file_name, detail="zip")
    if any(member.flag_bits & 1 for member in members):
        raise reject("encrypted_workbook", file=file_name)


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    if member.file_size > MEMBER_BYTES:
        return True
    shrunk = max(member.compress_size, 1) * RATIO
    return member.file_size > RATIO_FROM and member.file_size > shrunk
