"""What the CPPCC did in 2022: the report's numbered facts, as records.

Each row: event type, how often in the year, months it may fall in, and what
is true of it. `of` lists values that the records take in turn.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

PARTY_KINDS = ("党派", "团体")
OUTLETS = ("学习强国", "人民政协报", "同心苑", "衢州日报", "浙江日报")
ALL_YEAR = tuple(range(1, 13))


@dataclass(frozen=True)
class Plan:
    """Some records of one type within a year."""

    event_type: str
    count: int
    title: str
    months: Sequence[int] = ALL_YEAR
    values: dict[str, Any] = field(default_factory=dict)
    of: dict[str, Sequence[Any]] = field(default_factory=dict)
    with_members: int = 0
    is_fact: bool = True


INSTITUTIONS = (
    "常委会关于加强自身建设的意见",
    "专委会对口联系部门制度",
    "县委关于加强新时代政协工作的实施意见",
    *(f"政协工作制度第{number}号" for number in range(4, 24)),
)

FACTS_2022 = (
    Plan("plenary_speech", 18, "大会发言", (2,), of={"submitter_kind": PARTY_KINDS}),
    Plan(
        "plenary_speech", 9, "大会发言", (2,), of={"submitter_kind": ("界别", "委员")}
    ),
    Plan("opinion_info", 41, "社情民意信息", of={"submitter_kind": PARTY_KINDS}),
    Plan(
        "exchange_meeting",
        1,
        "浙皖赣三省十二县政协工作交流会",
        (9,),
        {"participant_org_count": 12, "participant_province_count": 3, "level": "省"},
    ),
    Plan(
        "agreement_signed",
        1,
        "三省十二县旅游合作倡议书",
        (9,),
        {"participant_org_count": 12, "participant_province_count": 3},
    ),
    Plan("visitor_batch", 27, "政协客人来常考察", of={"level": ("省", "市", "县")}),
    Plan("visitor_batch", 3, "政协客人来常考察合并登记", (4, 7, 11), {"quantity": 3}),
    Plan("media_report", 34, "专题报道", of={"source": OUTLETS}),
    Plan("task_defined", 12, "年度重点任务", (1,), {"subtype": "2022年度"}),
    Plan("institution_issued", 23, "", of={"title": INSTITUTIONS}),
    Plan("award", 3, "先进委员小组表彰", (12,), {"subtype": "先进委员小组"}),
    Plan("award", 22, "优秀委员表彰", (12,), {"subtype": "优秀委员"}),
    Plan("award", 10, "优秀提案表彰", (12,), {"subtype": "优秀提案"}),
    Plan(
        "award",
        1,
        "联谊报宣传工作先进单位",
        (12,),
        {"subtype": "宣传工作先进单位", "level": "省", "source": "联谊报"},
    ),
    Plan("studio_setup", 8, "界别委员工作室成立", (3, 4)),
    Plan("studio_activity", 32, "委员工作室活动", ALL_YEAR[4:], with_members=6),
    Plan("parlour_activity", 1, "民主党派话共富", (5,), with_members=12),
    Plan("parlour_activity", 3, "委员会客厅活动", (6, 8, 10), with_members=8),
    Plan("milestone", 1, "县政协门户网站开通", (6,), {"subtype": "门户网站"}),
    Plan("milestone", 1, "政协履职思维导图构建", (4,), {"subtype": "思维导图"}),
    Plan("publication", 1, "编辑出版《宋韵常山》", (10,), {"subtype": "文史"}),
    Plan("briefing", 2, "一府两院工作通报会", (7, 12), {"subtype": "一府两院"}),
    Plan("training", 1, "新任政协委员培训会", (3,), {"subtype": "新任委员"}, {}, 60),
    Plan(
        "training", 2, "委员履职能力提升培训班", (6, 9), {"subtype": "履职能力"}, {}, 70
    ),
    Plan("review", 1, "政协工作会议精神落实情况回头看", (8,)),
    Plan("organisation_set_up", 1, "县政协信息中心", (11,), {"subtype": "信息中心"}),
)

# What the year held besides; the report does not count it.
BESIDES_2022 = (
    Plan(
        "opinion_info",
        118,
        "社情民意信息",
        of={"submitter_kind": ("委员", "委员", "专委会", "小组")},
        is_fact=False,
    ),
    Plan(
        "reading_session", 3, "书香政协读书活动", (4, 7, 11), {"brand": "U学堂"}, {}, 40
    ),
    Plan("party_study", 10, "党组理论学习", ALL_YEAR, {"subtype": "第一议题"}),
    Plan("party_building", 12, "委员党建活动", ALL_YEAR, {"brand": "U先锋"}, {}, 10),
    Plan("yishitang_session", 42, "民生议事堂协商活动", ALL_YEAR[2:], with_members=5),
    Plan("member_outreach", 72, "委员下沉联村", with_members=4),
    Plan("volunteer_service", 16, "委员志愿服务", with_members=6),
    Plan("member_visit", 12, "走访委员", with_members=2),
    Plan("conduct_campaign", 4, "作风建设专项行动", (3, 6, 9, 12)),
    Plan("research_report", 8, "专题调研报告", ALL_YEAR[3:], with_members=5),
    Plan("case_published", 5, "典型案例", ALL_YEAR[4:]),
)
