"""The grammar of a feed: what may stand in `feeds/<feed_id>.yml`."""

import re
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    field_validator,
    model_validator,
)

from u145.landing.raw_layout import record_columns

Fact = Literal[
    "row",
    "sheet",
    "file",
    "title",
    "period_start",
    "period_end",
    "sent_date",
    "amount_unit",
]
PERIOD_GROUPS = {
    *("year", "month", "day", "quarter", "week"),
    *("to_year", "to_month", "to_day"),
}


class Strict(BaseModel):
    """A part of a feed: an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Name(Strict):
    """A name in both languages."""

    zh: str
    en: str


class Join(Strict):
    """Several columns make one text: each part is a list of header aliases."""

    join: list[list[str]] = Field(min_length=1)
    with_: str = Field(default="|", alias="with")


class Count(Strict):
    """How many of the listed columns are not blank: "1" or "0" for one column."""

    count: list[str] = Field(min_length=1)


class From(Strict):
    """A fact of the delivery instead of a column."""

    from_: Fact = Field(alias="from")


class Nested(Strict):
    """Pick from a nested JSON list, or keep it whole when `field` is absent."""

    list_: str = Field(alias="list")
    where: dict[str, str] = {}
    field: str | None = None
    pick: Literal["first", "last"] = "first"


def _shape(value: Any) -> str:
    if isinstance(value, list | str):
        return "aliases"
    keys = value if isinstance(value, dict) else vars(value)
    for key in ("join", "count", "from", "list"):
        if key in keys or f"{key}_" in keys:
            return key
    return "aliases"


Column = Annotated[
    Annotated[list[str], Tag("aliases")]
    | Annotated[Join, Tag("join")]
    | Annotated[Count, Tag("count")]
    | Annotated[From, Tag("from")]
    | Annotated[Nested, Tag("list")],
    Discriminator(_shape),
]


class Table(Strict):
    """One sheet of the feed's files as one kind of record."""

    record: str
    sheet: str = "*"
    list_: str | None = Field(default=None, alias="list")
    rows_are: Literal["records", "lines"] = "records"
    required: list[str] = Field(min_length=1)
    constants: dict[str, str] = {}
    fill_down: list[str] = []
    columns: dict[str, Column]
    values: dict[str, dict[str, str]] = {}

    @field_validator("record")
    @classmethod
    def _record_is_known(cls, value: str) -> str:
        if value not in record_columns():
            raise ValueError(f"one of {', '.join(record_columns())}")
        return value

    @model_validator(mode="after")
    def _columns_are_known(self) -> "Table":
        known = {column.column_id for column in record_columns()[self.record]}
        for part in ("columns", "constants", "fill_down", "values", "required"):
            for column_id in getattr(self, part):
                if column_id not in known:
                    raise ValueError(f"{part}.{column_id}: a column of {self.record}")
        for column_id in [*self.required, *self.fill_down]:
            if column_id not in self.columns:
                raise ValueError(f"columns.{column_id}: a list of headers")
        for column_id in self.constants:
            if column_id in self.columns:
                raise ValueError(
                    f"constants.{column_id}: either a constant or a column, not both"
                )
        return self


class Feed(Strict):
    """One system that sends files."""

    feed: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: Name
    owner: str
    cadence: Literal["daily", "weekly", "monthly", "quarterly", "yearly", "irregular"]
    grace_days: int = Field(default=0, ge=0)
    files: list[str] = Field(min_length=1)
    format: Literal["auto", "csv", "xlsx", "json", "parquet"] = "auto"
    delimiter: str | None = Field(default=None, min_length=1, max_length=1)
    period: list[str] = []
    sent: list[str] = []
    revision: str | None = None
    tables: list[Table] = Field(min_length=1)

    @field_validator("period", "sent")
    @classmethod
    def _patterns_compile(cls, value: list[str]) -> list[str]:
        for pattern in value:
            unknown = set(_compiled(pattern).groupindex) - PERIOD_GROUPS
            if unknown:
                raise ValueError(f"only the groups {', '.join(sorted(PERIOD_GROUPS))}")
        return value

    @field_validator("revision")
    @classmethod
    def _revision_compiles(cls, value: str | None) -> str | None:
        if value is not None and "revision" not in _compiled(value).groupindex:
            raise ValueError("a pattern with the group (?P<revision>…)")
        return value


def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise ValueError(f"a regular expression ({error})") from error
