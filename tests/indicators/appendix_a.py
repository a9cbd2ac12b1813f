"""The 40 indicators computed a second time, straight over the core facts.

Written from the definitions and not from the models: one statement an
indicator, county, year to date ($y0 to $as_of), the leaders' visits quarter to
date ($q0). Three things differ from the domain's appendix on purpose: the time
to get electricity is a mean, because a median has no cases that add up; a
proposal counts in the year in which it falls due; and a case without a
duration (closed before it was accepted) is left out of the measures of time.
"""

SERVICE = "core.fct_events where event_type = 'service_case'"
CHECKS = "core.fct_inspections where kind = '行政检查'"
FILED = "core.fct_proposals where review_result = '立案'"
ON_SITE = f"{CHECKS} and is_onsite and subkind <> '举报核查'"


def events(event_type: str) -> str:
    """Return the from clause of one type of event."""
    return f"core.fct_events where event_type = '{event_type}'"


def during(date: str) -> str:
    """Return the condition that a date lies in the year to date."""
    return f"{date} between $y0 and $as_of"


def share(condition: str, source: str, date: str, of: str = "true") -> str:
    """Return the statement that counts cases and those that fulfil something."""
    return (
        f"select count(*) filter (where {condition}), count(*) "
        f"from {source} and {during(date)} and {of}"
    )


def ratio(numerator: str, denominator: str, source: str, date: str, of: str) -> str:
    """Return the statement that adds up two amounts over the same cases."""
    return (
        f"select coalesce(sum({numerator}), 0), coalesce(sum({denominator}), 0) "
        f"from {source} and {during(date)} and {of}"
    )


STATEMENTS = {
    "svc_one_net_rate": share("is_online or is_mobile", SERVICE, "accept_date"),
    "svc_zero_visit_rate": share("visit_count = 0", SERVICE, "close_date"),
    "hard_case_done_rate": share("is_solved", events("hard_case"), "close_date"),
    "policy_auto_rate": ratio(
        "case when apply_mode = '免申即享' then amount_paid else 0 end",
        "amount_paid",
        events("policy_payment"),
        "pay_date",
        "true",
    ),
    "hotline_repeat_rate": share(
        "is_repeat", events("hotline_call"), "accept_date", "subtype <> '咨询'"
    ),
    "fin_request_met_rate": ratio(
        "amount_paid",
        "amount_due",
        events("finance_request"),
        "close_date",
        "amount_due is not null",
    ),
    "ent_rate_dept_score": ratio(
        "rating * 0.2", "1", events("enterprise_survey"), "event_date", "rating > 0"
    ),
    "ent_issue_found_rate": share(
        "source in ('走访发现', '主动征询', '数据预警')",
        events("enterprise_issue"),
        "accept_date",
    ),
    "insp_joint_rate": share("is_joint", ON_SITE, "check_date"),
    "insp_overfreq_rate": f"""
        select count(*) filter (where checks > 2), count(*)
        from (
            select unit_id, enterprise_id, count(*) as checks
            from {ON_SITE} and enterprise_id is not null and {during("check_date")}
            group by all
        )""",
    "insp_mobile_rate": share("is_mobile", CHECKS, "check_date"),
    "insp_publish_rate": share("publish_date <= publish_due", CHECKS, "publish_due"),
    "insp_rectify_rate": share(
        "rectify_date <= rectify_due",
        "core.fct_inspections where issue_count > 0",
        "rectify_due",
    ),
    "supervision_adopt_rate": ratio(
        "opinion_adopted",
        "opinion_count",
        "core.fct_inspections where kind in ('民主监督', '委员视察')",
        "check_date",
        "opinion_count is not null",
    ),
    "policy_pay_rate": ratio(
        "case when pay_date <= due_date then amount_paid else 0 end",
        "amount_due",
        events("policy_payment"),
        "due_date",
        "amount_due is not null",
    ),
    "proposal_on_time_rate": share(
        "reply_date <= final_due_date", FILED, "final_due_date"
    ),
    "svc_one_notice_rate": share(
        "correction_times = 1", SERVICE, "accept_date", "correction_times >= 1"
    ),
    "svc_time_compress": ratio(
        "legal_days - promise_days",
        "legal_days",
        SERVICE,
        "close_date",
        "not is_instant and legal_days > 0 and promise_days is not null",
    ),
    "svc_instant_rate": share("is_instant", SERVICE, "close_date"),
    "svc_speed_ratio": ratio(
        "promise_days - actual_workdays",
        "promise_days",
        SERVICE,
        "close_date",
        "not is_instant and promise_days > 0 and actual_workdays is not null",
    ),
    "startup_workhours": ratio(
        "actual_workhours",
        "1",
        SERVICE,
        "close_date",
        "subtype = '企业开办' and actual_workhours is not null",
    ),
    "power_days_lv": ratio(
        "actual_workdays",
        "1",
        SERVICE,
        "close_date",
        "subtype = '获得电力-低压' and actual_workdays is not null",
    ),
    "land_permit_days": ratio(
        "actual_workdays",
        "1",
        events("project_milestone"),
        "close_date",
        "subtype = '施工许可' and actual_workdays is not null",
    ),
    "ent_issue_on_time_rate": share(
        "close_date <= due_date", events("enterprise_issue"), "due_date"
    ),
    "policy_pay_days": ratio(
        "actual_workdays",
        "1",
        events("policy_payment"),
        "pay_date",
        "actual_workdays is not null",
    ),
    "hotline_on_time_rate": share(
        "close_date <= due_date", events("hotline_call"), "due_date"
    ),
    "task_on_schedule_rate": share(
        "close_date <= due_date", events("task_milestone"), "due_date"
    ),
    "market_net_growth": f"""
        select
            count(*) filter (where subtype = '设立登记')
            - count(*) filter (where subtype = '注销登记'),
            (select stock from reference.market_stock where year = year($as_of))
        from {SERVICE} and {during("close_date")}""",
    "svc_active_good_rate": share(
        "rating >= 3", SERVICE, "close_date", "rating_mode = '主动'"
    ),
    "svc_bad_fix_rate": share(
        "bad_fix_date <= bad_fix_due",
        SERVICE,
        "bad_fix_due",
        "rating <= 2 and rating_mode = '主动'",
    ),
    "hotline_sat_rate": share(
        "callback_sat in ('满意', '基本满意')",
        events("hotline_call"),
        "close_date",
        "is_called_back and callback_sat is not null and callback_sat <> '未表态'",
    ),
    "ent_issue_sat_rate": share(
        "rating >= 3", events("enterprise_issue"), "close_date", "rating is not null"
    ),
    "leader_visit_cover": """
        select
            count(distinct enterprise_id),
            (select count(*) from core.dim_enterprises where is_contact_listed)
        from core.fct_events
        where
            event_type = 'enterprise_visit'
            and leader_level = '县领导'
            and event_date between $q0 and $as_of
            and enterprise_id in (
                select enterprise_id from core.dim_enterprises
                where is_contact_listed
            )""",
    "talk_adopt_rate": ratio(
        "opinions_adopted",
        "opinions_raised",
        events("gov_ent_talk"),
        "event_date",
        "opinions_raised is not null",
    ),
    "policy_consult_rate": share(
        "is_consulted", events("policy_issue"), "event_date", "is_enterprise_related"
    ),
    "proposal_face_rate": share(
        "contact_way in ('走访', '座谈', '现场')",
        FILED,
        "reply_date",
        "contact_way <> '委员提出不需要'",
    ),
    "proposal_sat_rate": share("sat_result_final = '满意'", FILED, "feedback_date"),
    "proposal_be_a_rate": share(
        "reply_class = 'A'", FILED, "reply_date", "priority_id is not null"
    ),
    "proposal_b_convert_rate": """
        select
            count(*) filter (
                where followup_class = 'A' and followup_date <= $as_of
            ),
            count(*)
        from core.fct_proposals
        where
            review_result = '立案'
            and reply_class = 'B'
            and session_year = year($as_of) - 1""",
    "reception_close_rate": share(
        "close_date <= $as_of", events("reception_issue"), "due_date"
    ),
}

# An indicator whose statement covers its own window, not the year to date.
OWN_WINDOW = {"leader_visit_cover"}

# Statements of a shape of their own, which are not split by unit or town.
WHOLE_COUNTY = {
    "insp_overfreq_rate",
    "market_net_growth",
    "leader_visit_cover",
    "proposal_b_convert_rate",
}


def split_by(entity: str, statement: str) -> str:
    """Return a statement's figures for every unit_id or town_id."""
    figures = statement.removeprefix("select ")
    return f"select {entity}, {figures} and {entity} is not null group by {entity}"
