"""The tables of the page about proposals."""

from dashboards.formats import quantity
from dashboards.reading import Row
from dashboards.tables import Column, Table
from dashboards.view import View

FEW = 4  # names in a finding; more are a number


def step_table(view: View, session: Row, steps: list[Row]) -> Table:
    """Return the steps from received to satisfied."""
    say = view.say
    counts = {row["part_id"]: row["part_count"] for row in steps}
    title = say(
        "{session}收到提案 {received} 件，已办复 {answered} 件",
        session=say.name(session, "session_name"),
        received=counts.get("received", 0),
        answered=counts.get("answered", 0),
    )
    return Table(
        name="proposal-steps",
        title=title,
        note=say("件数（占收到的比例） · 截至 {day}", day=_day(view)),
        columns=(
            Column("part_name", say("环节"), "name"),
            Column("part_count", say("件数"), "count"),
            Column("part_pct", say("占收到"), "number", unit="%"),
            Column("of_before_pct", say("占上一环节"), "number", unit="%"),
            Column("definition", say("统计什么"), "name"),
        ),
        rows=steps,
        about=_about(view, steps),
    )


def class_table(view: View, session: Row, total: Row, answers: list[Row]) -> Table:
    """Return the classes of the answers."""
    say = view.say
    return Table(
        name="proposal-classes",
        title=say(
            "已办复 {count} 件中，A类 {share}",
            count=total["answered_count"],
            share=quantity(total["class_a_pct"], "%", 1),
        ),
        note=say(
            "{session} · 按答复类别 · 件 · 截至 {day}",
            session=say.name(session, "session_name"),
            day=_day(view),
        ),
        columns=(
            Column("part_name", say("答复类别"), "name"),
            Column("part_count", say("件数"), "count"),
            Column("part_pct", say("占已办复"), "number", unit="%"),
            Column("definition", say("统计什么"), "name"),
        ),
        rows=answers,
        about=_about(view, answers),
    )


def waiting_table(view: View, session: Row, total: Row, rows: list[Row]) -> Table:
    """Return what is overdue, due soon, in hand or waits for a unit."""
    say = view.say
    overdue, soon = total["overdue_count"], total["due_soon_count"]
    title_column, *others = _named(view)
    if overdue:
        title = say("逾期未复 {overdue} 件，临期 {soon} 件", overdue=overdue, soon=soon)
    elif soon:
        title = say("没有逾期未复，临期 {soon} 件", soon=soon)
    else:
        title = say("没有逾期未复，也没有临期提案")
    return Table(
        name="proposals-waiting",
        of_records=True,
        title=title,
        note=say(
            "{session} · 尚未办复的立案提案，期限含延期，"
            "剩余天数为负即逾期 · 截至 {day}",
            session=say.name(session, "session_name"),
            day=_day(view),
        ),
        columns=(
            title_column,
            Column("state_id", say("状态"), "status"),
            Column("days_left", say("剩余天数"), "count"),
            Column("due_date", say("期限"), "date"),
            *others,
            Column("assign_date", say("交办"), "date"),
        ),
        rows=rows,
    )


def key_table(view: View, session: Row, rows: list[Row]) -> Table:
    """Return the key proposals with their leaders."""
    say = view.say
    title_column, *others = _named(view)
    return Table(
        name="proposals-key",
        of_records=True,
        title=say("重点提案 {count} 件", count=len(rows)),
        note=say(
            "{session} · 党政领导领办、政协领导督办 · 截至 {day}",
            session=say.name(session, "session_name"),
            day=_day(view),
        ),
        columns=(
            title_column,
            Column("state_id", say("状态"), "status"),
            *others,
            Column("lead_leader", say("领办领导")),
            Column("supervise_leader", say("督办领导")),
            Column("due_date", say("期限"), "date"),
            Column("reply_date", say("办复"), "date"),
            Column("answer_class", say("答复类别")),
            Column("is_satisfied", say("反馈“满意”"), "flag"),
        ),
        rows=rows,
    )


def follow_up_table(view: View, before: Row, total: Row, rows: list[Row]) -> Table:
    """Return the class-B answers of the session before, the open ones first."""
    say = view.say
    return Table(
        name="proposals-follow-up",
        of_records=True,
        title=say(
            "上次会议B类答复 {count} 件，已转为A类 {solved} 件（{share}）",
            count=total["followed_up_count"],
            solved=total["solved_later_count"],
            share=quantity(total["followup_solved_pct"], "%", 1),
        ),
        note=say(
            "{session} · 跟踪办理，尚未转为A类的在前 · 截至 {day}",
            session=say.name(before, "session_name"),
            day=_day(view),
        ),
        columns=(
            *_named(view),
            Column("reply_date", say("办复"), "date"),
            Column("is_solved_later", say("已转为A类"), "flag"),
            Column("followup_class", say("跟踪类别")),
            Column("followup_date", say("跟踪日期"), "date"),
        ),
        rows=rows,
    )


def unit_table(view: View, session: Row, rows: list[Row]) -> Table:
    """Return the units with what they lead, join, answered and owe."""
    say = view.say
    late = [say.name(row, "unit_name") for row in rows if row["overdue_count"]]
    title = say("各承办单位都没有逾期未复的提案")
    if view.unit or view.person.scope.unit is not None:
        title = say("这个单位的办理情况")
    elif len(late) > FEW:
        title = say("{count} 个承办单位有逾期未复的提案", count=len(late))
    elif late:
        names = say("、").join(late)
        title = say("有逾期未复提案的单位：{names}", names=names)
    return Table(
        name="proposals-by-unit",
        title=title,
        note=say(
            "{session} · 主办只计牵头，承办含会办、分办；"
            "率按本届次主办件计算，指标按年计 · 截至 {day}",
            session=say.name(session, "session_name"),
            day=_day(view),
        ),
        columns=(
            Column(
                "unit_name",
                say("单位"),
                "name",
                href=lambda row: view.to("unit", unit=row["entity_id"]),
            ),
            Column("lead_count", say("主办"), "count"),
            Column("handled_count", say("承办"), "count"),
            Column("answered_count", say("已办复"), "count"),
            Column("overdue_count", say("逾期未复"), "count"),
            Column("due_soon_count", say("临期"), "count"),
            Column("due_count", say("到期"), "count"),
            Column("on_time_pct", say("按时办复率"), "number", unit="%"),
            Column("feedback_given_count", say("收回反馈"), "count"),
            Column("satisfied_pct", say("满意率"), "number", unit="%"),
        ),
        rows=rows,
    )


def _named(view: View) -> tuple[Column, ...]:
    """Return what names a proposal: title, unit and number."""
    say = view.say
    return (
        Column(
            "title",
            say("案由"),
            href=lambda row: view.to("record", kind="proposals", id=row["proposal_id"]),
        ),
        Column(
            "unit_name",
            say("主办单位"),
            "name",
            href=lambda row: view.to("unit", unit=row["unit_id"]),
        ),
        Column("proposal_no", say("案号")),
    )


def _day(view: View) -> str:
    return view.say.day(view.release.as_of)


def _about(view: View, parts: list[Row]) -> tuple[tuple[str, str], ...]:
    say = view.say
    return tuple(
        (say.name(part, "part_name"), say.name(part, "definition")) for part in parts
    )
