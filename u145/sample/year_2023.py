"""What the CPPCC did in 2023, by the 74 tasks of the register.

For every task: the records that show it (event type, what is true of it, the
months in which it happened), and how its milestones fare.
"""

from typing import Any, NamedTuple


class Shown(NamedTuple):
    """Records that show a task."""

    event_type: str
    months: tuple[int, ...]
    values: dict[str, Any]
    with_members: int = 0


M = tuple(range(1, 10))
TASK_EVENTS: dict[str, Shown] = {
    "T101": Shown("party_study", M, {"subtype": "第一议题"}),
    "T102": Shown("party_study", (2, 4, 5, 7, 8), {"subtype": "党组学习"}),
    "T103": Shown("training", (3, 5, 7), {"subtype": "委员轮训"}, 45),
    "T104": Shown("training", (2, 4, 6), {"subtype": "二十大精神"}, 70),
    "T105": Shown("institution_issued", (2,), {}),
    "T106": Shown("party_building", (3, 6, 9), {"subtype": "党组示范"}),
    "T107": Shown("party_building", (2, 4, 6, 8), {"brand": "U先锋"}, 12),
    "T108": Shown("party_building", (3, 5, 7, 9), {"subtype": "机关党建"}),
    "T109": Shown("party_building", (4, 7), {"subtype": "委员党支部"}, 15),
    "T210": Shown("research_report", (3, 4, 5, 6, 7), {"subtype": "发言子课题"}, 5),
    "T211": Shown("institution_issued", (5,), {}),
    "T301": Shown("reading_session", (2, 5, 8), {"brand": "U学堂"}, 55),
    "T302": Shown("evaluation", (6,), {"ref_no": "U2023"}),
    "T303": Shown("reading_session", (3, 6, 9), {"subtype": "分享会"}, 20),
    "T304": Shown("party_liaison", (3, 6, 9), {"submitter_kind": "党派"}),
    "T305": Shown("party_liaison", (4, 8), {"submitter_kind": "团体"}),
    "T306": Shown("research_report", (4, 7), {"submitter_kind": "党派"}),
    "T307": Shown("media_report", M, {"source": "衢州日报"}),
    "T308": Shown("publication", (6,), {"subtype": "文史"}),
    "T309": Shown("storytelling", (3, 5, 7, 9), {}, 8),
    "T310": Shown("award_application", (7,), {"subtype": "创新案例", "level": "省"}),
    "T311": Shown("award_application", (8,), {"subtype": "理论文章", "level": "省"}),
    "T401": Shown("organisation_set_up", (3,), {"subtype": "专项民主监督小组"}),
    "T418": Shown("studio_activity", M, {}, 6),
    "T420": Shown("member_outreach", M, {"subtype": "小组下沉"}, 6),
    "T421": Shown("member_outreach", M, {"subtype": "一对一联村"}, 8),
    "T422": Shown("volunteer_service", (3, 4, 5, 6, 7, 9), {}, 8),
    "T423": Shown("institution_issued", (4,), {"subtype": "1+5工作机制"}),
    "T424": Shown("yishitang_session", M, {}, 5),
    "T425": Shown("case_published", (5, 6, 8), {}),
    "T426": Shown("yishitang_session", (2, 5, 8), {}, 5),
    "T501": Shown("research_report", (4, 8), {"level": "省"}, 4),
    "T502": Shown("opinion_info", M, {"submitter_kind": "委员"}),
    "T503": Shown("conduct_campaign", (2, 5, 8), {"subtype": "六治六提六争"}),
    "T504": Shown("contest_published", M[1:], {"subtype": "工作比拼晾晒"}),
    "T506": Shown("conduct_campaign", (4, 7), {"subtype": "五型机关"}),
    "T512": Shown("training", (3, 4, 8), {"subtype": "全员培训"}, 60),
    "T513": Shown("training", (5, 9), {"subtype": "分类轮训"}, 30),
    "T514": Shown("member_visit", M, {}, 2),
    "T515": Shown("briefing", (3, 7), {}),
    "T517": Shown("media_report", (2, 4, 5, 7, 8, 9), {"subtype": "委员风采"}),
}
# more of the same besides the tasks: event type, how often a month, values
BESIDES_2023: tuple[tuple[str, int, dict[str, Any], int], ...] = (
    ("opinion_info", 12, {"submitter_kind": "委员"}, 0),
    ("opinion_info", 4, {"submitter_kind": "党派"}, 0),
    ("opinion_info", 3, {"submitter_kind": "专委会"}, 0),
    ("yishitang_session", 4, {}, 5),
    ("studio_activity", 3, {}, 6),
    ("visitor_batch", 3, {"level": "市"}, 0),
    ("member_outreach", 4, {}, 4),
)
# milestones: how the tasks fare
AHEAD, ON_TIME, LAGGING = "ahead", "on_time", "lagging"
PACE_OF_LAGGARDS = {
    "T203",
    "T207",
    "T302",
    "T310",
    "T311",
    "T405",
    "T412",
    "T417",
    "T423",
    "T511",
    "T516",
}


def pace(task_id: str) -> str:
    """Say how a task fares."""
    if task_id in PACE_OF_LAGGARDS:
        return LAGGING
    return AHEAD if int(task_id[1:]) % 4 == 1 else ON_TIME
