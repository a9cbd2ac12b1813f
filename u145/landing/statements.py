"""The SQL of landing: a regular copy of a file in, canonical columns out.

The relation read here has the columns `_n` (record of the file, from 1),
`_more` (extra cells as a JSON list) and `c0`, `c1` … (text, one a heading).
"""

import json
from collections.abc import Sequence
from pathlib import Path

from u145.feeds.grammar import From
from u145.landing.headers import Mapping
from u145.landing.raw_layout import record_columns
from u145.landing.rows import NUMBER, SUSPECT
from u145.landing.scanning import Regular
from u145.landing.workbooks import Merged

_BLANK = "' \t\r\n\v\f\u00a0\u3000\u200b'"


def text(value: str | None) -> str:
    """Return a text literal."""
    return "null" if value is None else "'" + value.replace("'", "''") + "'"


def cell(position: int) -> str:
    """Return a cell as it was written, or null if it is blank."""
    name = f"c{position}"
    # Most cells begin with a letter that shows it; trimming them all is slow.
    plain = f"({name} >= '!' and {name} < '\x7f') or {name} >= '一'"
    return f"case when {plain} or trim({name}, {_BLANK}) <> '' then {name} end"


def reader(path: Path, width: int, longest: int) -> str:
    """Return a regular copy as a relation; nothing is guessed."""
    names = ["_n", "_more", *(f"c{position}" for position in range(width))]
    columns = ", ".join(f"'{name}': 'varchar'" for name in names)
    line = max(2_000_000, 4 * longest + 1024)  # bytes; the reader's own default
    return (
        f"read_csv({text(str(path))}, auto_detect = false, header = false,"
        f" columns = {{{columns}}}, delim = ',', quote = '\"', escape = '\"',"
        f" new_line = '\\n', nullstr = '', max_line_size = {line},"
        " strict_mode = true)"
    )


def reader_as_it_is(
    path: Path, width: int, delimiter: str, regular: Regular, first: int
) -> str:
    """Return a regular csv itself as a relation, from record `first` on."""
    columns = ", ".join(f"'c{position}': 'varchar'" for position in range(width))
    line = max(2_000_000, regular.longest + 1024)
    return (
        "(select *, '' as _more from (select row_number() over () as _n, *"
        f" from read_csv({text(str(path))}, auto_detect = false, header = false,"
        f" columns = {{{columns}}}, delim = {text(delimiter)}, quote = '\"',"
        f" escape = '\"', new_line = '\\n', nullstr = '',"
        f" max_line_size = {line}, strict_mode = true)) where _n >= {first})"
    )


def _first_cell(width: int) -> str:
    return "coalesce(" + ", ".join(f"c{p}" for p in range(width)) + ", _more)"


def _is_suspect(mapping: Mapping, width: int) -> str:
    """Find rows that may be no records; what they are is judged elsewhere."""
    tests = [f"regexp_matches({_first_cell(width)}, {text(SUSPECT)}, 'i')"]
    for position in range(min(3, width)):
        tests.append(f"regexp_matches(c{position}, {text(SUSPECT)}, 'i')")
    if width >= 3:
        filled = " + ".join(
            f"cast(c{position} is not null as integer)" for position in range(width)
        )
        tests.append(f"{filled} = 1")
    if mapping.found:
        position = min(mapping.found.values())
        heading = mapping.headings[position]
        labels = {heading.label, heading.label.rpartition("/")[2]}
        listed = ", ".join(text("".join(label.split())) for label in sorted(labels))
        squeezed = f"regexp_replace(c{position}, '\\s', '', 'g')"
        tests.append(f"{squeezed} in ({listed})")
    return "coalesce(" + " or ".join(tests) + ", false)"


def load(mapping: Mapping, relation: str, width: int, name: str) -> str:
    """Return the statement that keeps a sheet's rows, blanks as null.

    `_is_suspect` tells rows that may be no records.
    """
    cells = "".join(f", {cell(position)} as c{position}" for position in range(width))
    return (
        f"create or replace table {name} as"
        f" select *, {_is_suspect(mapping, width)} as _is_suspect from ("
        f"select cast(_n as bigint) as _n, nullif(_more, '') as _more{cells}"
        f" from {relation})"
    )


def survey(width: int, name: str) -> str:
    """Return counts: rows, blank rows, and the last row that is plainly a record."""
    blank = f"{_first_cell(width)} is null"
    plain = f"not ({blank}) and not _is_suspect"
    return (
        f"select count(*), count(*) filter (where {blank}),"
        f" coalesce(max(_n) filter (where {plain}), 0) from {name}"
    )


def suspects(width: int, name: str) -> str:
    """Return the rows that have to be judged, in their order."""
    cells = ", ".join(f"coalesce(c{position}, '')" for position in range(width))
    return (
        f"select _n, [{cells}] from {name} where {_first_cell(width)} is not null"
        " and _is_suspect order by _n"
    )


def sums(positions: Sequence[int], name: str, after: int, before: int) -> str:
    """Return for each column its sum and its count of numbers between two rows."""
    parts = []
    for position in positions:
        # "5,000000" is no number: only separators that stand where they should.
        text = f"regexp_extract(trim(c{position}), '^(?:{NUMBER})$', 0)"
        number = f"try_cast(replace({text}, ',', '') as decimal(38, 8))"
        parts.append(f"sum({number}), count({number})")
    return (
        f"select count(*), {', '.join(parts)} from {name}"
        f" where _n > {after} and _n < {before}"
        f" and _n not in (select _n from {name}_dropped)"
    )


def drop(name: str, numbers: Sequence[int], width: int) -> list[str]:
    """Return the statements that set aside the rows that are not records."""
    listed = ", ".join(f"({number})" for number in numbers)
    statements = [f"create or replace table {name}_dropped (_n bigint)"]
    if numbers:
        statements.append(f"insert into {name}_dropped values {listed}")
    blank = f"select _n from {name} where {_first_cell(width)} is null"
    return [*statements, f"insert into {name}_dropped {blank}"]


def _fill(column: str, position: int, merged: Sequence[Merged], first: int) -> str:
    """Fill down: within merged ranges if the column has any, else to the next."""
    ranges = [
        (top + 1, bottom + 1)
        for top, left, bottom, right in merged
        if left <= position <= right and bottom > top and top + 1 >= first
    ]
    last = f"last_value({column} ignore nulls) over (order by _n)"
    if not ranges:
        return last
    inside = " or ".join(f"_n between {top} and {bottom}" for top, bottom in ranges)
    return f"case when {column} is null and ({inside}) then {last} else {column} end"


def _value(
    mapping: Mapping,
    column_id: str,
    facts: dict[str, str | None],
    merged: Sequence[Merged],
) -> str:
    table = mapping.table
    spec = table.columns.get(column_id)
    if column_id in table.constants:
        return text(table.constants[column_id])
    if isinstance(spec, From):
        return "cast(_n as varchar)" if spec.from_ == "row" else text(facts[spec.from_])
    if column_id in mapping.joined:
        parts, mark = mapping.joined[column_id]
        cells = ["null" if part is None else f"c{part}" for part in parts]
        joined = f" || {text(mark)} || ".join(f"coalesce({c}, '')" for c in cells)
        return f"case when coalesce({', '.join(cells)}) is not null then {joined} end"
    if column_id in mapping.counted:
        filled = [
            f"cast(c{p} is not null as integer)" for p in mapping.counted[column_id]
        ]
        return f"cast({' + '.join(filled)} as varchar)"
    if column_id in mapping.found:
        position = mapping.found[column_id]
        if column_id in table.fill_down:
            first = mapping.last_header_row + 1
            return _fill(f"c{position}", position, merged, first)
        return f"c{position}"
    return "null"


def _extra(mapping: Mapping) -> str:
    """Return the columns that no feed maps, as one JSON object of text."""
    parts = [
        f"{text(json.dumps(head.label, ensure_ascii=False) + ':')}"
        f" || cast(to_json(c{head.position}) as varchar)"
        for head in mapping.unknown
    ]
    parts.append("'\"_more\":' || _more")
    joined = f"concat_ws(',', {', '.join(parts)})"
    return f"nullif('{{' || {joined} || '}}', '{{}}')"


def select(
    mapping: Mapping,
    name: str,
    facts: dict[str, str | None],
    merged: Sequence[Merged],
    provenance: dict[str, str | None],
) -> str:
    """Return the query that makes a sheet's raw rows, in the raw layer's shape."""
    columns = [
        f"cast({_value(mapping, column.column_id, facts, merged)} as varchar)"
        f" as {column.column_id}"
        for column in record_columns()[mapping.table.record]
    ]
    origin = {
        key: f"cast({text(value)} as varchar)" for key, value in provenance.items()
    }
    is_line = "true" if mapping.table.rows_are == "lines" else "false"
    return f"""
        select {", ".join(columns)},
            {_extra(mapping)} as _extra,
            {origin["_feed"]} as _feed,
            {origin["_delivery_id"]} as _delivery_id,
            {origin["_file_name"]} as _file_name,
            {origin["_sheet"]} as _sheet,
            _n as _row_number,
            {origin["_file_sha256"]} as _file_sha256,
            cast({text(provenance["_landed_at"])} as timestamp) as _landed_at,
            {is_line} as _is_line
        from {name}
        where _n not in (select _n from {name}_dropped)
    """
