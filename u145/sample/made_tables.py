"""Make the long reference tables of the sample county: people, firms, days.

Names are built so that no real person or firm can be meant: a plant and a
cyclical sign for a member, a running number for an enterprise. The tables
are committed as seeds; a test proves that they still equal what is made here.
"""

import csv
import itertools
import random
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds" / "reference"

PLANTS = "柚橙榧蕨菇柑笋苔莓"
SIGNS = "甲乙丙丁戊己庚辛壬癸寅卯辰巳午未申酉戌亥"
PARTIES = ["中共"] * 11 + ["民革", "民盟", "民建", "农工党", *["无党派"] * 5]
INDUSTRIES = [
    "轴承",
    "柚果加工",
    "山茶油",
    "食用菌",
    "钙产业",
    "纺织",
    "机械",
    "物流",
    "民宿",
    "餐饮",
    "建材",
    "电子",
]

# Holidays and the weekends worked instead, by the State Council's notices.
HOLIDAYS = (
    "2022-01-01/2022-01-03 2022-01-31/2022-02-06 2022-04-03/2022-04-05 "
    "2022-04-30/2022-05-04 2022-06-03/2022-06-05 2022-09-10/2022-09-12 "
    "2022-10-01/2022-10-07 2023-01-01/2023-01-02 2023-01-21/2023-01-27 "
    "2023-04-05/2023-04-05 2023-04-29/2023-05-03 2023-06-22/2023-06-24 "
    "2023-09-29/2023-10-06 2024-01-01/2024-01-01 2024-02-10/2024-02-17 "
    "2024-04-04/2024-04-06 2024-05-01/2024-05-05 2024-06-10/2024-06-10 "
    "2024-09-15/2024-09-17 2024-10-01/2024-10-07"
)
WORKED_WEEKENDS = (
    "2022-01-29 2022-01-30 2022-04-02 2022-04-24 2022-05-07 2022-10-08 "
    "2022-10-09 2023-01-28 2023-01-29 2023-04-23 2023-05-06 2023-06-25 "
    "2023-10-07 2023-10-08 2024-02-04 2024-02-18 2024-04-07 2024-04-28 "
    "2024-05-11 2024-09-14 2024-09-29 2024-10-12"
)

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def uscc(number: int) -> str:
    """Return a code that is valid by GB 32100-2015 but was never issued.

    The organisation part starts with MAUU, far beyond what has been issued.
    """
    body = f"MAUU{number:04d}"
    values = [int(sign, 36) for sign in body]
    total = sum(v * w for v, w in zip(values, (3, 7, 9, 10, 5, 8, 4, 2), strict=True))
    inner = "0X987654321"[total % 11]
    first = f"91330822{body}{inner}"
    total = sum(
        USCC_ALPHABET.index(sign) * pow(3, place, 31)
        for place, sign in enumerate(first)
    )
    return first + USCC_ALPHABET[(31 - total % 31) % 31]


def members(towns: Sequence[str], committees: Sequence[str]) -> Iterable[Sequence[str]]:
    """Yield 180 members, each with a committee and a village."""
    chance = random.Random("members")
    names = itertools.product(PLANTS, SIGNS)
    for number, (plant, sign) in enumerate(names, start=1):
        town = towns[number % len(towns)]
        late = number > 174
        yield (
            f"M{number:03d}",
            f"{number:03d}",
            plant + sign,
            plant + "某",
            "1",
            chance.choice(PARTIES),
            f"s{number % 20 + 1:02d}",
            committees[number % len(committees)],
            f"g{number % 12 + 1:02d}",
            town,
            f"{town}2{number % 20 + 1:02d}",
            "true" if number % 6 == 0 else "false",
            "2023-01-10" if late else "2021-12-20",
            "2022-12-31" if 168 < number <= 174 else "",
        )


def enterprises(towns: Sequence[str]) -> Iterable[Sequence[str]]:
    """Yield 1,500 enterprises: 120 large ones, 60 on the contact list."""
    chance = random.Random("enterprises")
    for number in range(1, 1501):
        industry = INDUSTRIES[number % len(INDUSTRIES)]
        scale = "规上" if number <= 120 else "小微" if number <= 1000 else "个体"
        listed = number % 2 == 1 and number <= 120
        yield (
            uscc(number),
            f"常山样企{number:04d}{industry}有限公司",
            towns[min(int(chance.expovariate(0.25)), len(towns) - 1)],
            industry,
            scale,
            "true" if listed else "false",
            f"县领导岗位{number // 2 % 30 + 1:02d}" if listed else "",
        )


def calendar() -> Iterable[Sequence[str]]:
    """Yield every day from December 2021 to 2024 and count the working days."""
    free: set[date] = set()
    for span in HOLIDAYS.split():
        first, last = map(date.fromisoformat, span.split("/"))
        free |= {first + timedelta(n) for n in range((last - first).days + 1)}
    worked = {date.fromisoformat(day) for day in WORKED_WEEKENDS.split()}
    count = 0
    for offset in range((date(2024, 12, 31) - date(2021, 12, 1)).days + 1):
        day = date(2021, 12, 1) + timedelta(offset)
        open_ = day in worked or (day.weekday() < 5 and day not in free)
        count += open_
        yield day.isoformat(), "true" if open_ else "false", str(count)


def first_column(name: str) -> list[str]:
    """Return the ids of a committed reference table."""
    with (SEEDS / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return [row[0] for row in csv.reader(handle)][1:]


def made_tables() -> dict[str, tuple[str, Iterable[Sequence[str]]]]:
    """Return header and rows of every table made here."""
    towns, committees = first_column("towns"), first_column("committees")
    return {
        "members": (
            "member_id,member_no,member_name,name_masked,session_term,party,sector_id,"
            "committee_id,group_code,town_id,village_code,is_standing,entered_on,"
            "left_on",
            members(towns, committees),
        ),
        "enterprises": (
            "enterprise_id,enterprise_name,town_id,industry,scale,"
            "is_contact_listed,contact_leader_role",
            enterprises(towns),
        ),
        "calendar": ("calendar_date,is_workday,workday_no", calendar()),
    }


def write_tables(folder: Path = SEEDS) -> None:
    """Write the tables as seeds."""
    for name, (header, rows) in made_tables().items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(header.split(","))
            writer.writerows(rows)


if __name__ == "__main__":
    write_tables()
