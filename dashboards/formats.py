"""Numbers and dates as people read them. Nothing is computed."""

from datetime import date
from decimal import Decimal

NOTHING = "–"
MINUS = "−"
Number = Decimal | float | int | None


def number(value: Number, decimals: int = 1) -> str:
    """Return a number with a true minus sign, or a dash for nothing.

    >>> number(-1234.5), number(-0.04)
    ('−1,234.5', '0.0')
    """
    if value is None:
        return NOTHING
    # z: what is rounded to nothing has no sign.
    return f"{value:z,.{decimals}f}".replace("-", MINUS)


def signed(value: Number, decimals: int = 1) -> str:
    """Return a change with its sign; no change that can be written is a plain 0.

    >>> signed(2), signed(-0.004, 2), signed(0, 0)
    ('+2.0', '0', '0')
    """
    if value is None:
        return NOTHING
    if not any(digit in "123456789" for digit in f"{value:.{decimals}f}"):
        return "0"
    return f"{value:+,.{decimals}f}".replace("-", MINUS)


def quantity(value: Number, unit: str, decimals: int) -> str:
    """Return a number with its unit; the percent sign stands close."""
    if value is None:
        return NOTHING
    gap = "" if unit == "%" else " "
    return f"{number(value, decimals)}{gap}{unit}"


def day(value: date | None) -> str:
    """Return a date as every locale here reads it."""
    return value.isoformat() if value else NOTHING


def exact(value: Number) -> str:
    """Return a number with all the decimals that it has, or a dash for nothing.

    >>> exact(Decimal("12345.5000")), exact(Decimal("3.0000")), exact(None)
    ('12,345.5', '3', '–')
    """
    if value is None:
        return NOTHING
    plain = f"{Decimal(str(value)):,f}"
    whole, point, rest = plain.partition(".")
    rest = rest.rstrip("0")
    return f"{whole}{point if rest else ''}{rest}".replace("-", MINUS)
