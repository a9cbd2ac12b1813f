"""The columns of the table that the results of an audit are written into."""

from collections.abc import Mapping

DESCRIPTION = (
    "What was expected of the deliveries and of the release, and what was found."
    " One row per suite, rule and severity."
)

COLUMNS: Mapping[str, tuple[str, str]] = {  # name -> type and description
    "release_id": ("varchar", "Release that was audited."),
    "suite": ("varchar", "Feed whose deliveries were looked at, or what else was."),
    "feed_id": ("varchar", "Feed; empty where the suite looks across feeds."),
    "rule_id": ("varchar", "Key of the rule in expectations/rules.yml."),
    "expectation": ("varchar", "Kind of expectation that the rule is."),
    "column_name": ("varchar", "Column that it is about; empty where it is a row."),
    "owner": ("varchar", "Who has to put it right: a unit, or this warehouse."),
    "severity": ("varchar", "error stops a release, warning does not."),
    "success": ("boolean", "Whether the expectation held."),
    "is_raised": ("boolean", "Whether it could not be judged, which counts as failed."),
    "status_id": ("varchar", "passed, warned, failed or raised."),
    "rule_name_zh": ("varchar", "What is expected, Chinese."),
    "rule_name_en": ("varchar", "What is expected, English."),
    "observed": ("varchar", "What was found, rows of all rows and percent."),
    "expected": ("varchar", "The limit that it was held to."),
    "message_zh": ("varchar", "All of it in one sentence, Chinese."),
    "message_en": ("varchar", "All of it in one sentence, English."),
}
