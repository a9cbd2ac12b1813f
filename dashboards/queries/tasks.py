"""Key tasks of the year, and the facts of the report beside their records."""

from datetime import date

from dashboards.reading import Row, read
from u145.releases.current import Release


def months(release: Release) -> list[date]:
    """Return the months that have a register of tasks, newest first."""
    rows = read(
        release,
        """
        select distinct period_month
        from scorecards.mart_task_chapters
        order by period_month desc
        """,
    )
    return [row["period_month"] for row in rows]


def chapters(release: Release, month: date) -> list[Row]:
    """Return how many tasks stand where, by chapter; the whole register first."""
    return read(
        release,
        """
        select *
        from scorecards.mart_task_chapters
        where period_month = $month
        order by chapter_id
        """,
        month=month,
    )


def statuses(release: Release) -> list[Row]:
    """Return the statuses of progress with word, colour, shape and sign."""
    return read(
        release,
        """
        select
            *,
            status_name_zh as label_zh,
            status_name_en as label_en
        from catalogue.progress_statuses
        order by position
        """,
    )


def tasks(release: Release, month: date, chapter: str) -> list[Row]:
    """Return the tasks of a chapter, or of all, those that lag most first."""
    return read(
        release,
        """
        select
            progress.*,
            statuses.status_name_zh as label_zh,
            statuses.status_name_en as label_en,
            statuses.colour,
            statuses.colour_text,
            statuses.icon

        from scorecards.mart_task_progress as progress

        inner join catalogue.progress_statuses as statuses
            on statuses.status_id = progress.status_id

        where
            progress.period_month = $month
            and (progress.chapter_id = $chapter or $chapter = '')

        order by
            statuses.severity desc,
            progress.progress_pct nulls last,
            progress.task_id
        """,
        month=month,
        chapter=chapter,
    )


def task(release: Release, month: date, task_id: str) -> Row | None:
    """Return one task of the register, if it is there."""
    found = [row for row in tasks(release, month, "") if row["task_id"] == task_id]
    return found[0] if found else None


def milestones(release: Release, month: date, task_id: str) -> list[Row]:
    """Return the milestones of a task as they stood at the end of a month."""
    return read(
        release,
        """
        select
            milestones.*,
            states.label_zh,
            states.label_en,
            states.colour,
            states.colour_text,
            states.icon

        from scorecards.mart_task_milestones as milestones

        inner join catalogue.states
            on
                states.state_kind = 'milestone'
                and states.state_id = milestones.milestone_status

        where
            milestones.task_id = $task_id
            and milestones.period_month = $month

        order by milestones.due_date, milestones.event_id
        """,
        task_id=task_id,
        month=month,
    )


def task_records(release: Release, month: date, task_id: str) -> list[Row]:
    """Return the records that show a task up to a month, newest first."""
    return read(
        release,
        """
        select *
        from scorecards.mart_task_records
        where
            task_id = $task_id
            and activity_date <= last_day($month)
        order by activity_date desc, record_kind, record_id
        """,
        task_id=task_id,
        month=month,
    )


FACTS = """
    select
        facts.*,
        facts.published_value as published_zh,
        facts.published_value_en as published_en,
        states.label_zh,
        states.label_en,
        states.colour,
        states.colour_text,
        states.icon

    from scorecards.mart_report_facts as facts

    inner join catalogue.states
        on
            states.state_kind = 'fact'
            and states.state_id = facts.fact_status

    where facts.fact_id = $fact_id or $fact_id = ''

    order by facts.fact_status = 'differs' desc, facts.fact_id
"""


def facts(release: Release) -> list[Row]:
    """Return what the report says beside what the records say."""
    return read(release, FACTS, fact_id="")


def fact(release: Release, fact_id: str) -> Row | None:
    """Return one fact of the report, if it is there."""
    rows = read(release, FACTS, fact_id=fact_id) if fact_id else []
    return rows[0] if rows else None


def fact_counts(release: Release) -> list[Row]:
    """Return how many facts of the report are in each state."""
    return read(
        release,
        """
        select
            states.state_id,
            states.label_zh,
            states.label_en,
            states.colour,
            states.colour_text,
            states.icon,
            count(facts.fact_id) as facts_total

        from catalogue.states

        left join scorecards.mart_report_facts as facts
            on facts.fact_status = states.state_id

        where states.state_kind = 'fact'

        group by all

        order by min(states.position)
        """,
    )


def fact_checks(release: Release, fact_id: str) -> list[Row]:
    """Return what a fact must be and what its records give, check by check."""
    return read(
        release,
        """
        select checks.*, states.* exclude (state_kind, state_id, position)

        from scorecards.mart_report_fact_checks as checks

        inner join catalogue.states
            on
                states.state_kind = 'fact'
                and states.state_id = checks.check_status

        where checks.fact_id = $fact_id

        order by checks.check_no
        """,
        fact_id=fact_id,
    )


def fact_records(release: Release, fact_id: str) -> list[Row]:
    """Return the records that reproduce a fact, in the order of its checks."""
    return read(
        release,
        """
        select *
        from scorecards.mart_report_fact_records
        where fact_id = $fact_id
        order by check_no, part desc, activity_date, record_kind, record_id
        """,
        fact_id=fact_id,
    )
