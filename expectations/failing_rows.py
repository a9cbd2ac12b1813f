"""Which rows break a rule, as a query that whoever wants to see them can ask."""

from collections.abc import Mapping

from expectations.rules import Limit, Rule

BROKEN = {
    "null": "{column} is null",
    "range": "({column} < {low} or {column} > {high})",
    "order": "{later} < {earlier}",
}


def failing_rows(
    rule: Rule, severity: str, suite: str, relations: Mapping[str, str]
) -> str:
    """Return a select statement of the rows behind a failure.

    Of a rule on rows these are records; of a measured one the files, tables or
    indicators whose percentage lies outside the limit.
    """
    if not rule.is_on_rows:
        limit = next(one for one in rule.limits if one.severity == severity)
        return (
            "select subject, measured from audit_figures.measured"
            f" where suite = '{quoted(suite)}' and rule_id = '{quoted(rule.rule_id)}'"
            f" and ({_outside(limit)})"
        )
    low, high = rule.between
    condition = BROKEN[rule.kind].format(
        column=rule.column, later=rule.later, earlier=rule.earlier, low=low, high=high
    )
    return " union all by name ".join(
        f"select * from {relations[record]}"
        f" where feed_id = '{quoted(suite)}' and {condition}"
        for record in rule.records
    )


def quoted(text: str) -> str:
    """Return a text as it stands between the quotes of a literal."""
    return text.replace("'", "''")


def _outside(limit: Limit) -> str:
    bounds = ((limit.low, "<"), (limit.high, ">"))
    return " or ".join(
        f"measured {sign} {bound}" for bound, sign in bounds if bound is not None
    )
