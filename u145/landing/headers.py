"""Find the header of a sheet, and which of its columns means what.

A header stands below title rows and has one or two rows. Columns are found by
name, never by position; the row that names most of a table's columns wins.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from u145.feeds.grammar import Count, From, Join, Nested, Table
from u145.landing.workbooks import Merged

_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=4096)
def plain(header: str) -> str:
    """Return a header as it is compared: NFKC, no white space, lower case."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", header)).casefold()


@dataclass(frozen=True)
class Heading:
    """One column of the file: its label, and the names it answers to."""

    position: int
    label: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Mapping:
    """Where a table's columns stand in the file."""

    table: Table
    headings: tuple[Heading, ...]
    header_row: int  # first row of the header, counted from 1
    header_rows: int
    found: dict[str, int] = field(default_factory=dict)
    joined: dict[str, tuple[list[int | None], str]] = field(default_factory=dict)
    counted: dict[str, list[int]] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    duplicates: tuple[str, ...] = ()

    @property
    def missing_required(self) -> list[str]:
        """Return the required columns whose header is not there."""
        return [name for name in self.table.required if name in self.missing]

    @property
    def score(self) -> int:
        """Count the canonical columns that were found."""
        return len(self.found) + len(self.joined) + len(self.counted)

    @property
    def last_header_row(self) -> int:
        """Return the row above the first record."""
        return self.header_row + self.header_rows - 1

    @property
    def unknown(self) -> list[Heading]:
        """Return the columns that no canonical column takes as they are."""
        taken = set(self.found.values())
        return [head for head in self.headings if head.position not in taken]


def find_header(
    head: Sequence[Sequence[str]], table: Table, merged: Sequence[Merged]
) -> Mapping | None:
    """Return the best header of a table in the first rows of a sheet."""
    best: Mapping | None = None
    for index, row in enumerate(head):
        if not any(cell.strip() for cell in row):
            continue
        tall = _is_two_rows(index, merged) and index + 1 < len(head)
        tried = [] if tall else [one_row(row)]
        if index + 1 < len(head):
            tried.append(two_rows(row, head[index + 1], index, merged))
        for rows, headings in enumerate(tried, 2 if tall else 1):
            mapping = resolve(table, headings, index + 1, rows)
            if best is None or _is_better(mapping, best, index, merged):
                best = mapping
    return best


def _is_better(
    mapping: Mapping, best: Mapping, index: int, merged: Sequence[Merged]
) -> bool:
    """More columns win; else a title row is no upper row of the header below it."""
    if _rank(mapping) != _rank(best):
        return _rank(mapping) > _rank(best)
    overlaps = best.header_rows == 2 and best.last_header_row == index + 1
    return overlaps and not _is_two_rows(index - 1, merged)


def _rank(mapping: Mapping) -> tuple[int, int]:
    return -len(mapping.missing_required), mapping.score


def _is_two_rows(index: int, merged: Sequence[Merged]) -> bool:
    """A cell merged with the one below, in the header's first row."""
    return any(first == index and last == index + 1 for first, _, last, _ in merged)


def one_row(row: Sequence[str]) -> tuple[Heading, ...]:
    """Return the headings of a header of one row."""
    return _labelled([(cell.strip(), (plain(cell),)) for cell in row])


def two_rows(
    upper: Sequence[str], lower: Sequence[str], index: int, merged: Sequence[Merged]
) -> tuple[Heading, ...]:
    """Return the headings of a header of two rows, the upper one spanning."""
    width = max(len(upper), len(lower))
    tops = _spread([*upper, *[""] * (width - len(upper))], lower, index, merged)
    cells: list[tuple[str, tuple[str, ...]]] = []
    for position, (top, is_first) in enumerate(tops):
        below = lower[position].strip() if position < len(lower) else ""
        if not below or plain(below) == plain(top):
            cells.append((top, (plain(top),)))
            continue
        names = [plain(f"{top}/{below}"), plain(below)]
        names += [plain(top)] if is_first and top else []
        cells.append((f"{top}/{below}" if top else below, tuple(names)))
    return _labelled(cells)


def _spread(
    upper: list[str], lower: Sequence[str], index: int, merged: Sequence[Merged]
) -> list[tuple[str, bool]]:
    """Give every column its upper text, and say whether the text begins there."""
    spans = {
        column: left
        for first, left, last, right in merged
        if first <= index <= last
        for column in range(left, right + 1)
    }
    tops: list[tuple[str, bool]] = []
    for position, cell in enumerate(upper):
        text = cell.strip()
        has_below = position < len(lower) and bool(lower[position].strip())
        if text or position == 0 or not has_below:
            tops.append((text, True))
        elif merged and spans.get(position, position) == position:
            tops.append(("", True))
        else:
            tops.append((tops[-1][0], False))
    return tops


def _labelled(cells: list[tuple[str, tuple[str, ...]]]) -> tuple[Heading, ...]:
    """Give every column a label of its own, as the key of `_extra`."""
    seen: dict[str, int] = {}
    headings = []
    for position, (text, names) in enumerate(cells):
        label = " ".join(text.split()) or f"column_{position + 1}"
        seen[label] = seen.get(label, 0) + 1
        if seen[label] > 1:
            label = f"{label} ({seen[label]})"
        headings.append(Heading(position, label, tuple(name for name in names if name)))
    return tuple(headings)


def resolve(
    table: Table, headings: tuple[Heading, ...], row: int, rows: int
) -> Mapping:
    """Find a table's columns among the headings."""
    mapping = Mapping(table, headings, row, rows)
    places = _places(headings)
    missing = []
    for column_id, spec in table.columns.items():
        if isinstance(spec, Join):
            parts = [_first(places, aliases) for aliases in spec.join]
            if all(part is None for part in parts):
                missing.append(column_id)
            else:
                mapping.joined[column_id] = (parts, spec.with_)
        elif isinstance(spec, Count):
            positions = [_first(places, [alias]) for alias in spec.count]
            found = [position for position in positions if position is not None]
            if found:
                mapping.counted[column_id] = found
            else:
                missing.append(column_id)
        elif not isinstance(spec, From):
            aliases = [picked_label(spec)] if isinstance(spec, Nested) else spec
            position = _first(places, aliases)
            if position is None:
                missing.append(column_id)
            else:
                mapping.found[column_id] = position
    twice = _duplicates(headings, set(mapping.found.values()))
    return replace(mapping, missing=tuple(missing), duplicates=twice)


def picked_label(spec: Nested) -> str:
    """Return the name of the column that holds what was picked from a list."""
    if spec.field is None:
        return spec.list_
    where = ",".join(f"{key}={value}" for key, value in spec.where.items())
    return f"{spec.list_}[{where}].{spec.field} ({spec.pick})"


def _places(headings: tuple[Heading, ...]) -> dict[str, int]:
    """Return the first position of every name, whole names before partial ones."""
    places: dict[str, int] = {}
    depth = max((len(heading.names) for heading in headings), default=0)
    for level in range(depth):
        for heading in headings:
            if level < len(heading.names):
                places.setdefault(heading.names[level], heading.position)
    return places


def _first(places: dict[str, int], aliases: list[str]) -> int | None:
    for alias in aliases:
        if plain(alias) in places:
            return places[plain(alias)]
    return None


def _duplicates(headings: tuple[Heading, ...], used: set[int]) -> tuple[str, ...]:
    """Return the headers that stand twice and of which one is used."""
    names = sorted(
        (heading.names[0], heading.position, heading.label)
        for heading in headings
        if heading.names
    )
    return tuple(
        first[2]
        for first, second in pairwise(names)
        if first[0] == second[0] and first[1] in used
    )
