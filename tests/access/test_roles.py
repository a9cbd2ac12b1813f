"""The table of rights, asked on every page: what it refuses is not to be had."""

import re
from collections.abc import Callable

import pytest
from openpyxl import load_workbook

from dashboards.reading import read
from tests.access.conftest import OTHER, ROLES, UNIT, person_of
from tests.conftest import Command
from tests.dashboards.addresses import PATHS, asks
from tests.dashboards.apps import open_page, text, words
from u145.access.gate import Gate
from u145.access.matrix import Right, rights
from u145.access.people import People
from u145.access.person import Person
from u145.access.policy import Policy
from u145.releases.pointer import Release

Visit = Callable[[Person], Gate]
FORBIDDEN = "您没有查看这一页的权限"
LINK = re.compile(r'href="\./([a-z]*)\?')


def right_of(policy: Policy, role: str, page: str) -> Right:
    (found,) = [
        one
        for one in rights(People(), policy)
        if one.role.role_id == role and one.page == page
    ]
    return found


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("role", ROLES)
def test_a_page_opens_as_the_table_says(
    visit: Visit, release: Release, policy: Policy, role: str, path: str
) -> None:
    visit(person_of(role))
    asked = {**asks(release, path)}
    if role == "unit" and "unit" in asked:
        asked["unit"] = UNIT
    app = open_page(path, **asked)
    right = right_of(policy, role, path)
    assert (FORBIDDEN not in words(app)) == right.opens
    # No link leads to where it would be refused, except from the refusal itself.
    if right.opens:
        led_to = {page or "cockpit" for page in LINK.findall(text(app))}
        assert led_to - right.role.pages - {"record", "records"} == set()
    files = {button.proto.label for button in app.get("download_button")}
    if right.downloads != "records":
        assert not {label for label in files if "ZIP" in label}


@pytest.mark.parametrize("path", [path for path in PATHS if path != "record"])
def test_a_unit_sees_nothing_of_another_by_address(
    visit: Visit, release: Release, path: str
) -> None:
    titles = read(
        release,
        """
        select distinct title from core.fct_records
        where unit_id = $other and length(title) > 6 and title not in (
            select title from core.fct_records where unit_id = $own
        )
        """,
        other=OTHER,
        own=UNIT,
    )
    visit(person_of("unit"))
    asked = asks(release, path)
    refused = open_page(path, **{**asked, "unit": OTHER})
    assert FORBIDDEN in words(refused)
    shown = text(open_page(path, **{**asked, "unit": ""}))
    assert not [row["title"] for row in titles if row["title"] in shown]


def test_a_unit_finds_no_record_of_another(visit: Visit, release: Release) -> None:
    """Whatever release the address names, and whoever opened it before."""
    records = read(
        release,
        """
        select record_kind, min(record_id) as record_id, unit_id
        from core.fct_records where unit_id in ($own, $other)
        and record_kind in ('events', 'inspections')
        group by all
        """,
        own=UNIT,
        other=OTHER,
    )
    assert {row["unit_id"] for row in records} == {UNIT, OTHER}
    for row in records:
        asked = {"kind": row["record_kind"], "id": row["record_id"]}
        asked["release"] = release.release_id
        visit(person_of("office"))
        assert "没有找到这条记录" not in words(open_page("record", **asked))
        visit(person_of("unit"))
        is_missing = "没有找到这条记录" in words(open_page("record", **asked))
        assert is_missing == (row["unit_id"] == OTHER)


def test_a_part_is_never_shown_as_the_whole(visit: Visit, policy: Policy) -> None:
    visit(person_of("unit"))
    for page in ("cockpit", "proposals", "inspections", "events", "tasks"):
        assert "这里只有全县合计和本单位（常山县市场监督管理局）的数据" in words(
            open_page(page)
        )
    visit(person_of("office"))
    assert "这里只有" not in words(open_page("proposals"))
    # Who stands first of one is not first.
    assert not {"rankings", "towns"} & policy.roles["unit"].pages


def test_a_role_that_changes_is_felt_at_once(visit: Visit) -> None:
    gate = visit(person_of("office"))
    app = open_page("health")
    assert FORBIDDEN not in words(app)
    gate.person = person_of("leader")  # type: ignore[attr-defined]
    assert FORBIDDEN in words(app.run())


def test_the_table_is_exported(u145: Command, sample_home, tmp_path, policy) -> None:
    (tmp_path / "access.yml").write_text(
        f"people: [{{email: a@b.c, role: unit, unit: {UNIT}}}]", encoding="utf-8"
    )
    file = tmp_path / "rights.xlsx"
    done = u145(
        *("access", "export", file, "--home", sample_home),
        U145_ACCESS=str(tmp_path / "access.yml"),
    )
    assert done.returncode == 0, done.stderr
    head, *lines = load_workbook(file).active.iter_rows(values_only=True)
    assert head[:5] == ("person", "name", "role", "unit", "page")
    own = [line for line in lines if line[0] == "a@b.c"]
    opened = {line[4] for line in own if line[5] == "yes"}
    assert opened == policy.roles["unit"].pages
    assert {line[6] for line in own} == {"own unit and county totals", "none"}
    assert {line[2] for line in lines} == {
        role.name.en for role in policy.roles.values()
    }
