"""The words that offices use for a code: the usual one first."""

Words = dict[str, tuple[str, ...]]

SATISFACTION: Words = {
    "满意": ("满意", "同意"),
    "基本满意": ("基本满意", "理解"),
    "不满意": ("不满意", "不同意"),
    "保留": ("保留",),
}
CLASSES: Words = {
    "A": ("A类", "A", "Ａ类", "解决或采纳", "采纳或解决", "已解决或采纳"),
    "B": ("B类", "B", "列入计划拟解决", "计划解决或准备采纳"),
    "C": ("C类", "C", "留作参考", "留作参考或暂难解决"),
}
LEVELS: Words = {
    "国家": ("国家", "国家级"),
    "省": ("省", "省级"),
    "市": ("市", "市级"),
    "县": ("县", "县级"),
}
ADOPTED: Words = {
    "县": ("县",),
    "市": ("市", "市级"),
    "省": ("省", "省级"),
    "全国": ("全国",),
}
EVENT_TYPES: Words = {
    "service_case": ("政务服务办件", "办件"),
    "hard_case": ("“办不成事”", "办不成事"),
    "enterprise_visit": ("走访企业",),
    "gov_ent_talk": ("政企恳谈",),
    "task_defined": ("重点任务",),
    "task_milestone": ("重点任务节点",),
    "yishitang_session": ("民生议事堂",),
    "plenary_speech": ("大会发言",),
    "opinion_info": ("社情民意", "社情民意信息"),
    "studio_setup": ("工作室设立",),
    "studio_activity": ("工作室活动", "委员工作室活动"),
    "parlour_activity": ("委员会客厅",),
    "reading_session": ("U学堂", "书香政协"),
    "training": ("培训", "委员培训"),
    "party_study": ("理论学习",),
    "party_building": ("党建", "党建活动"),
    "party_liaison": ("党派团体联络",),
    "reception_day": ("主席接待日",),
    "reception_issue": ("主席接待日问题", "接待日问题"),
    "member_outreach": ("下沉联村", "委员下沉"),
    "volunteer_service": ("志愿服务",),
    "member_visit": ("走访委员",),
    "briefing": ("情况通报",),
    "media_report": ("媒体报道",),
    "publication": ("文史出版",),
    "visitor_batch": ("来访接待", "接待来访"),
    "exchange_meeting": ("交流会",),
    "agreement_signed": ("签约",),
    "award": ("表彰",),
    "award_application": ("申报",),
    "institution_issued": ("制度", "制度出台"),
    "organisation_set_up": ("机构", "机构设立"),
    "conduct_campaign": ("作风建设",),
    "contest_published": ("比拼晾晒",),
    "case_published": ("典型案例",),
    "research_report": ("调研报告",),
    "review": ("回头看",),
    "evaluation": ("绩效评价",),
    "storytelling": ("委员讲故事",),
    "milestone": ("其他节点", "节点"),
}
WORDS: dict[tuple[str, str], Words] = {
    ("proposals", "session_code"): {
        "1-1": ("一届一次", "第一届第一次会议", "1-1"),
        "1-2": ("一届二次", "第一届第二次会议", "1-2"),
    },
    ("proposals", "channel"): {"省平台": ("省平台", "省政协平台")},
    ("proposals", "proposal_type"): {
        "委员个人": ("委员个人", "个人提案"),
        "委员联名": ("委员联名", "联名提案"),
        "党派": ("党派", "党派提案"),
        "团体": ("团体", "团体提案"),
        "界别": ("界别", "界别提案"),
    },
    ("proposals", "time_mark"): {"平时": ("平时", "会后", "闭会期间")},
    ("proposals", "review_result"): {
        "立案": ("立案", "予以立案"),
        "不予立案": ("不予立案", "不立案"),
        "并案": ("并案", "归并"),
        "转社情民意": ("转社情民意", "转意见建议"),
    },
    ("proposals", "contact_way"): {
        "走访": ("走访", "已走访"),
        "电话": ("电话", "电话沟通"),
        "未联系": ("未联系", "未走访"),
        "委员提出不需要": ("委员提出不需要", "委员本人提出不需要走访"),
    },
    ("proposals", "reply_class"): CLASSES,
    ("proposals", "followup_class"): CLASSES,
    ("proposals", "sat_attitude"): SATISFACTION,
    ("proposals", "sat_result"): SATISFACTION,
    ("proposals", "sat_result_2"): SATISFACTION,
    ("inspections", "kind"): {
        "委员视察": ("委员视察", "视察"),
        "民主监督": ("民主监督", "专项民主监督"),
    },
    ("inspections", "subkind"): {
        "双随机": ("双随机", "双随机抽查"),
        "举报核查": ("举报核查", "投诉举报核查"),
    },
    ("inspections", "object_type"): {"企业": ("企业", "公司")},
    ("events", "event_type"): EVENT_TYPES,
    ("events", "subtype"): {"投诉": ("投诉", "投诉类"), "诉求": ("诉求", "诉求类")},
    ("events", "level"): LEVELS,
    ("events", "source"): {"企业反映": ("企业反映", "企业上报")},
    ("events", "channel"): {"网上": ("网络", "网上")},
    ("events", "submitter_kind"): {
        "党派": ("党派", "民主党派"),
        "团体": ("团体", "人民团体"),
        "委员": ("委员", "政协委员"),
    },
    ("events", "window_type"): {"综合": ("综合", "综合窗口")},
    ("events", "rating_mode"): {
        "默认": ("默认", "系统默认"),
        "主动": ("主动", "主动评价"),
    },
    ("events", "urgency"): {"一般": ("一般", "普通")},
    ("events", "adopt_level"): ADOPTED,
    ("events", "instruct_level"): ADOPTED,
    ("attendances", "attend_state"): {"出席": ("出席", "到会")},
    ("benchmarks", "scope"): {"市": ("全市", "市"), "省": ("全省", "省")},
}
# under scheme β both of these are what the default scheme calls planned
BETA: Words = {
    "A": ("已解决或基本解决",),
    "B": ("正在解决或已启动", "列入规划逐步解决"),
}
RATINGS = {5: "非常满意", 4: "满意", 3: "基本满意", 2: "不满意", 1: "非常不满意"}
# the label of result 1 changed in the middle of 2022, the code did not
RESULT_1 = ("未发现违法行为", "未发现问题")
WITHDRAWN = ("撤回", "作废", "删除")
UNKNOWN_UNITS = ("商务和粮食局局", "县优化办", "某某指挥部", "联合工作专班")
UNKNOWN_TOWNS = ("大桥镇", "样例外乡")
FLAGS = (("是", "否"), ("1", "0"), ("Y", "N"), ("√", "×"))
SEPARATORS = ("、", "，", ",", "；", ";", "/", "\n")


def words(kind: str, column: str, code: str) -> tuple[str, ...]:
    """Return the words for a code; a code without any is its own word."""
    return WORDS.get((kind, column), {}).get(code, (code,))
