"""No name, phone or identity number of a person reaches a release."""

import csv

import duckdb
import pytest

from tests.conftest import ROOT

PHONE = "(^|[^0-9A-Za-z])(1[3-9][0-9]{9}|0[0-9]{2,3}-[0-9]{7,8})([^0-9A-Za-z]|$)"
IDENTITY = "(^|[^0-9A-Za-z])[0-9]{17}[0-9Xx]([^0-9A-Za-z]|$)"


PUBLISHED = ("catalogue", "reference", "core", "scorecards", "operations")


def texts(query: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """Return the text columns of every published relation."""
    rows = query.execute(
        """
        select table_schema || '.' || table_name, list(column_name)
        from information_schema.columns
        where data_type = 'VARCHAR' and list_contains($published, table_schema)
        group by all
        """,
        {"published": list(PUBLISHED)},
    ).fetchall()
    return dict(rows)


def holding(query: duckdb.DuckDBPyConnection, condition: str) -> list[tuple[str, str]]:
    """Return the columns with a value that meets a condition on `cell`."""
    relations = texts(query)
    assert sum(map(len, relations.values())) > 500
    found = []
    for relation, columns in relations.items():
        checks = ", ".join(
            "coalesce(bool_or(" + condition.replace("cell", f'"{column}"') + "), false)"
            for column in columns
        )
        answers = query.execute(f"select {checks} from {relation}").fetchone()
        held = zip(columns, answers, strict=True)
        found += [(relation, column) for column, answer in held if answer]
    return found


@pytest.mark.parametrize("pattern", [PHONE, IDENTITY], ids=["phone", "identity"])
def test_no_phone_and_no_identity_number_is_published(query, pattern):
    assert holding(query, f"regexp_matches(cell, '{pattern}')") == []


def test_no_name_of_a_member_is_published(query):
    with (ROOT / "seeds/reference/members.csv").open(encoding="utf-8") as handle:
        names = [row["member_name"] for row in csv.DictReader(handle)]
    assert len(names) == 180
    listed = "|".join(names)
    # A name stands alone or in a list; two characters inside a longer word are
    # no name.
    pattern = f"(^|[,，、;；: ])({listed})([,，、;；： ]|$)"
    assert holding(query, f"regexp_matches(cell, '{pattern}')") == []
