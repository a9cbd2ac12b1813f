"""Whether a warehouse is well: an intact release, not older than its cadence."""

import json
from dataclasses import dataclass
from datetime import timedelta

from u145.health.facts import Facts
from u145.messages import Messages


@dataclass(frozen=True)
class Health:
    """Green or red, and why."""

    is_green: bool
    key: str
    values: dict[str, object]
    facts: Facts
    cadence: timedelta

    @property
    def status(self) -> str:
        """Return the colour."""
        return "green" if self.is_green else "red"

    def to_json(self) -> str:
        """Return the answer for a probe."""
        release, refreshed_at = self.facts.release, self.facts.refreshed_at
        answer = {
            "status": self.status,
            "reason_zh": Messages("zh").say(self.key, **self.values),
            "reason_en": Messages("en").say(self.key, **self.values),
            "release": release.release_id if release else None,
            "as_of": release.as_of.isoformat() if release else None,
            "published_at": release.published_at.isoformat() if release else None,
            "refreshed_at": refreshed_at.isoformat() if refreshed_at else None,
            "age_seconds": seconds(age(self.facts)),
            "cadence_seconds": seconds(self.cadence),
        }
        return json.dumps(answer, ensure_ascii=False) + "\n"


def judge(facts: Facts, cadence: timedelta) -> Health:
    """Return how a warehouse is doing.

    Args:
        facts: What its home says.
        cadence: How long after a refresh the next one must have come.
    """

    def health(key: str, values: dict[str, object], is_green: bool = False) -> Health:
        return Health(is_green, key, values, facts, cadence)

    release = facts.release
    if release is None:
        assert facts.without  # a home without a release says why
        return health(facts.without.key, facts.without.values)
    if release.instead_of:
        damaged: dict[str, object] = {
            "damaged": release.instead_of,
            "release": release.release_id,
        }
        return health("releases.fallback", damaged)
    said: dict[str, object] = {
        "release": release.release_id,
        "as_of": release.as_of,
        "hours": hours(age(facts)),
        "cadence": hours(cadence),
    }
    if is_overdue(facts, cadence):
        return health("health.overdue", said)
    return health("health.green", said, is_green=True)


def age(facts: Facts) -> timedelta | None:
    """Return how long ago a refresh left readers with everything there was."""
    return facts.now - facts.refreshed_at if facts.refreshed_at else None


def is_overdue(facts: Facts, cadence: timedelta) -> bool:
    """Tell whether a refresh should have come since."""
    since = age(facts)
    return since is not None and since > cadence


def seconds(span: timedelta | None) -> float | None:
    """Return a span in seconds."""
    return span.total_seconds() if span is not None else None


def hours(span: timedelta | None) -> str:
    """Return a span in hours, as it is said.

    >>> hours(timedelta(hours=26)), hours(timedelta(minutes=90))
    ('26', '1.5')
    """
    return f"{(span or timedelta()) / timedelta(hours=1):.1f}".removesuffix(".0")
