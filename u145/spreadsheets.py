"""What keeps a text a text in a spreadsheet. Every file written passes here."""

import re
from typing import Any

# A spreadsheet would run a text that begins so as a formula; some do so behind
# blanks, and some take the wide signs for the narrow ones.
FORMULA = re.compile(r"^[\s\ufeff\u200b]*[=+\-@＝＋－＠]|^[\t\r\n]")
NUMBER = re.compile(r"^[+-]?\d[\d,]*(\.\d+)?%?$")
# What XML 1.0 cannot hold, and what no text of ours needs.
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    r"""Return a text without control characters; line ends are `\n`.

    >>> writable("\x00=1\r\n2\r3")
    '=1\n2\n3'
    """
    return UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def is_formula(text: str) -> bool:
    """Return whether a spreadsheet could run a text.

    >>> is_formula("=1+1"), is_formula("提案 =1"), is_formula("-3")
    (True, False, True)
    """
    return FORMULA.match(text) is not None


def harmless(text: str, *, numbers: bool = False) -> str:
    """Return a text that no spreadsheet takes for a formula in a csv file.

    With `numbers`, a text that is a number stays one.

    >>> harmless("=1+1"), harmless("-5.0"), harmless("-5.0", numbers=True)
    ("'=1+1", "'-5.0", '-5.0')
    """
    written = writable(text)
    if numbers and NUMBER.match(written):
        return written
    return f"'{written}" if is_formula(written) else written


def write_text(cell: Any, text: str) -> None:
    """Write a text into a cell of a workbook, and keep it a text."""
    written = writable(text)
    cell.value = written
    cell.data_type = "s"  # a text, also where it looks like a formula
    if is_formula(written):
        # … and stays one when somebody edits the cell.
        cell.quotePrefix = True
