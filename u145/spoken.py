"""Names and texts of others, made fit to be said in one line."""

import os
import unicodedata

# Control characters, line separators, and what reverses the text around it.
_UNSPEAKABLE = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_ENCODINGS = ("utf-8", "gb18030")


def readable(name: str) -> str:
    """Return a file's name or path as text, whatever its bytes are.

    A zip made on a Chinese Windows and unpacked on Linux leaves names in GBK,
    which Python holds as surrogates that no file and no terminal takes.

    >>> readable(os.fsdecode("检查.csv".encode("gbk")))
    '检查.csv'
    >>> readable(os.fsdecode(b"a\\xff.csv"))
    'a\\\\xff.csv'
    """
    return "/".join(_decoded(part) for part in name.split("/"))


def _decoded(part: str) -> str:
    try:
        part.encode()
    except UnicodeEncodeError:
        content = os.fsencode(part)
    else:
        return part
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode(errors="backslashreplace")


def escaped(text: str) -> str:
    """Return a text that stays on its line and writes over no other.

    >>> escaped("a\\nb\\x1b[2K.csv")
    'a\\\\nb\\\\x1b[2K.csv'
    """
    if text.isprintable():
        return text
    return "".join(
        letter.encode("unicode_escape").decode()
        if unicodedata.category(letter) in _UNSPEAKABLE
        else letter
        for letter in text
    )
