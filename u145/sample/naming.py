"""What each system calls its files, and how it encodes them."""

from pathlib import Path

from u145.sample.deliveries import (
    BookDelivery,
    Delivery,
    JsonDelivery,
    Period,
    TextDelivery,
)
from u145.sample.flows import Month
from u145.sample.layouts import Layout
from u145.sample.manifest import Manifest

# the month in which a csv system sent another encoding than usual
ODD_ENCODINGS = {
    ("cppcc_performance", "2022-11"): "utf-16",
    ("cppcc_performance", "2023-04"): "gb18030",
    ("service_cases", "2022-06"): "utf-8-sig",
    ("enforcement", "2023-05"): "utf-8-sig",
}
USUAL = {"cppcc_performance": "utf-8-sig"}
# a monthly file that came late, with the day on which it was sent
SENT = {("finance_payments", "2023-07"): "2023-08-28"}
# files that have not come by the end of the sample: the late source
MISSING = {("finance_payments", "2023-08"), ("finance_payments", "2023-09")}
# months whose corrections came as a second file of the same month
REVISED = {
    ("service_cases", "2022-09"): "补报",
    ("service_cases", "2023-03"): "修订",
    ("cppcc_committees", "2022-05"): "终稿2",
    ("cppcc_committees", "2023-06"): "终稿2",
    ("enterprise_services", "2022-10"): "更正",
    ("finance_payments", "2022-12"): "补报",
}
# the service cases of this month were restated after its bulletin
RESTATED = ("service_cases", "2023-03")
# sent again with fewer rows
SHRUNK = ("hotline_12345", "2022-08-31")


def stem(layout: Layout, period: Period, route: str) -> str:
    """Return the name of a file without revision and extension."""
    month, end = period.month, period.end
    long = f"{month.year}年{month.month:02d}月"
    names = {
        "cppcc_proposals": {
            "platform": f"省平台提案导出_{month}",
            "json": f"U提案导出_{month}",
        }.get(route, f"提案办理情况台账_{long}"),
        "cppcc_performance": f"U履职出席_{long}"
        if layout.table
        else f"U履职活动_{long}",
        "cppcc_committees": f"{month.year}/{month.month}月台账",
        "service_cases": f"政务服务办件_{long}",
        "hotline_12345": f"12345工单_{end:%Y%m%d}",
        "enterprise_services": f"企业服务月报_{long}",
        "enforcement": f"行政检查导出_{end:%Y%m%d}",
        "finance_payments": f"惠企资金兑付_{long}",
        "market_power_land": f"要素保障月报_{long}",
        "external_rankings": f"外部评价榜单_{long}",
    }
    return f"{layout.feed}/{names[layout.feed]}"


def titles(feed: str, month: Month) -> list[str]:
    """Return the lines above the header of a workbook."""
    until = f"截至{month.year}年{month.month}月底"
    when = f"{month.year}年{month.month}月"
    session = "一届一次" if month.year == 2022 else "一届二次"
    lines = {
        "cppcc_proposals": [
            f"附件2：政协常山县{session}会议提案办理情况台账（{until}）"
        ],
        "cppcc_committees": ["附件1", f"县政协专门委员会工作台账（{until}）"],
        "hotline_12345": ["12345热线工单周报（样例数据）"],
        "enterprise_services": [f"企业综合服务中心月报（{when}）"],
        "finance_payments": [f"{when}惠企资金兑付情况表"],
        "market_power_land": [f"开办用电用地月报（{when}）"],
        "external_rankings": [f"外部评价榜单（{when}，样例数据）"],
    }[feed]
    sent = SENT.get((feed, str(month)))
    return [*lines, f"报送日期：{sent}"] if sent else lines


def open_delivery(
    inbox: Path,
    layout: Layout,
    period: Period,
    route: str,
    notes: Manifest,
    revision: str = "",
    part: int = 1,
) -> Delivery:
    """Open the file into which a table's rows go."""
    name = stem(layout, period, route)
    name += f"_第{part}部分" if part > 1 else ""
    name += f"（{revision}）" if revision else ""
    key = (layout.feed, str(period.month))
    if route == "json":
        return JsonDelivery(inbox, f"{name}.json", period, notes)
    if route == "platform":
        return TextDelivery(inbox, f"{name}.csv", period, notes, "gb18030")
    if layout.sheet == "Sheet1" and layout.feed in (
        "cppcc_performance",
        "service_cases",
        "enforcement",
    ):
        encoding = ODD_ENCODINGS.get(key, USUAL.get(layout.feed, "gb18030"))
        return TextDelivery(inbox, f"{name}.csv", period, notes, encoding)
    above = titles(layout.feed, period.month)
    return BookDelivery(inbox, f"{name}.xlsx", period, notes, above)
