"""Proposals: how far a session has come, what is due, who handles what.

Everything is as of the release's day. A unit narrows to what it leads.
"""

from dashboards.reading import Row, read
from u145.releases.current import Release

LISTED = """
    select
        progress.*,
        states.label_zh,
        states.label_en,
        states.icon,
        states.colour,
        states.colour_text

    from scorecards.mart_proposal_progress as progress

    inner join catalogue.proposal_states as states
        on progress.state_id = states.state_id

    where
        progress.session_id = $session
        and ($unit = '' or progress.unit_id = $unit)
"""


def sessions(release: Release) -> list[Row]:
    """Return the sessions with proposals, newest first."""
    return read(
        release,
        """
        select *
        from scorecards.mart_proposal_sessions
        where received_count > 0
        order by opens_on desc
        """,
    )


def totals(release: Release, session: str, level: str, entity: str) -> Row | None:
    """Return everything that is counted of a session, for the county or a unit."""
    rows = read(
        release,
        """
        select *
        from scorecards.mart_proposal_lifecycle
        where session_id = $session and level = $level and entity_id = $entity
        """,
        session=session,
        level=level,
        entity=entity,
    )
    return rows[0] if rows else None


def parts(
    release: Release, session: str, level: str, entity: str
) -> dict[str, list[Row]]:
    """Return the counted parts of a session by kind: steps, outcomes, classes."""
    found: dict[str, list[Row]] = {}
    for row in read(
        release,
        """
        select *
        from scorecards.mart_proposal_parts
        where session_id = $session and level = $level and entity_id = $entity
        order by part_kind, position
        """,
        session=session,
        level=level,
        entity=entity,
    ):
        found.setdefault(row["part_kind"], []).append(row)
    return found


def waiting(release: Release, session: str, unit: str) -> list[Row]:
    """Return what somebody still has to answer, the latest first."""
    return read(
        release,
        LISTED
        + """
        and states.is_open
        and progress.state_id <> 'pending_review'

        order by states.position, progress.due_date, progress.proposal_id
        """,
        session=session,
        unit=unit,
    )


def key_proposals(release: Release, session: str, unit: str) -> list[Row]:
    """Return the key proposals with their leaders and their state."""
    return read(
        release,
        LISTED
        + """
        and progress.is_key

        order by progress.proposal_id
        """,
        session=session,
        unit=unit,
    )


def to_follow_up(release: Release, session: str, unit: str) -> list[Row]:
    """Return the class-B answers of a session; those not yet solved come first."""
    return read(
        release,
        LISTED
        + """
        and progress.is_to_follow_up

        order by progress.is_solved_later, progress.reply_date, progress.proposal_id
        """,
        session=session,
        unit=unit,
    )


def by_unit(release: Release, session: str, unit: str) -> list[Row]:
    """Return the units that lead or join, the one with most to answer first."""
    return read(
        release,
        """
        select
            funnels.*,
            units.unit_name as unit_name_zh,
            units.unit_name_en

        from scorecards.mart_proposal_lifecycle as funnels

        left join core.dim_units as units
            on funnels.entity_id = units.unit_id

        where
            funnels.session_id = $session
            and funnels.level = 'unit'
            and ($unit = '' or funnels.entity_id = $unit)

        order by
            funnels.overdue_count desc,
            funnels.due_soon_count desc,
            funnels.filed_count desc,
            funnels.entity_id
        """,
        session=session,
        unit=unit,
    )
