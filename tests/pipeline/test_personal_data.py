"""No name, phone or identity number of a person reaches a release."""

import csv

import duckdb
import pytest

from tests.conftest import ROOT

PHONE = "(^|[^0-9A-Za-z])(1[3-9][0-9]{9}|0[0-9]{2,3}-[0-9]{7,8})([^0-9A-Za-z]|$)"
IDENTITY = "(^|[^0-9A-Za-z])[0-9]{17}[0-9Xx]([^0-9A-Za-z]|$)"


def texts(query: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    """Return every text column of the release, as relation and column."""
    return query.execute(
        """
        select table_schema || '.' || table_name, column_name
        from information_schema.columns
        where data_type = 'VARCHAR' and table_schema != 'information_schema'
        """
    ).fetchall()


def holding(query: duckdb.DuckDBPyConnection, condition: str) -> list[tuple[str, str]]:
    """Return the columns with a value that meets a condition on `cell`."""
    columns = texts(query)
    assert len(columns) > 500
    return [
        (relation, column)
        for relation, column in columns
        if query.execute(
            f'select 1 from (select "{column}" as cell from {relation}) '
            f"where {condition} limit 1"
        ).fetchone()
    ]


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
