"""Who is who: the file, what a provider claims, and for how long it holds."""

import json
from pathlib import Path

import pytest

from u145.access.people import load_people
from u145.access.policy import Policy
from u145.access.sessions import Sessions
from u145.errors import UsageError
from u145.messages import Messages

FILE = """
session_hours: 2
claims: {role: u145_role, unit: u145_unit}
people:
  - {email: Zhang@County.gov.cn, role: unit, unit: u_market, name: 张三}
  - {subject: "42", role: leader}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "access.yml"
    path.write_text(FILE, encoding="utf-8")
    return path


def who(file: Path, policy: Policy, **claims: object) -> tuple[str, str | None] | None:
    person = load_people(file, policy).person(claims, policy)
    return (person.role.role_id, person.unit) if person else None


@pytest.mark.parametrize(
    ("claims", "found"),
    [
        ({"sub": "1", "email": "zhang@county.gov.cn"}, ("unit", "u_market")),
        (
            {"sub": "1", "email": "zhang@county.gov.cn", "email_verified": True},
            ("unit", "u_market"),
        ),
        ({"sub": "1", "email": "zhang@county.gov.cn", "email_verified": False}, None),
        ({"sub": "1", "email": "zhang@county.gov.cn.evil.com"}, None),
        ({"sub": "42"}, ("leader", None)),
        ({"sub": 42}, None),
        ({"sub": "43"}, None),
        ({}, None),
        ({"email": ["zhang@county.gov.cn"]}, None),
        ({"sub": "9", "u145_role": "analyst"}, ("analyst", None)),
        ({"sub": "9", "u145_role": "local"}, None),
        ({"sub": "9", "u145_role": ["leader"]}, None),
        ({"sub": "9", "u145_role": "unit", "u145_unit": "u_tax"}, ("unit", "u_tax")),
        ({"sub": "9", "u145_role": "unit"}, ("unit", None)),
        # The file counts before what the provider claims.
        ({"sub": "42", "u145_role": "auditor"}, ("leader", None)),
    ],
)
def test_claims_are_matched_to_people(
    file: Path, policy: Policy, claims: dict, found: object
) -> None:
    assert who(file, policy, **claims) == found


def test_a_unit_person_without_a_unit_has_a_scope_without_rows(
    file: Path, policy: Policy
) -> None:
    claims = {"sub": "9", "u145_role": "unit"}
    person = load_people(file, policy).person(claims, policy)
    assert person is not None
    assert person.scope.unit == ""
    assert not person.may_see_unit("u_market")


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("people: [{email: a@b.c, role: king}]", "people.0.role"),
        ("people: [{role: leader}]", "people.0"),
        ("people: [{email: a@b.c, role: unit}]", "people.0.unit"),
        ("people: [{email: a@b.c, role: leader, secret: x}]", "people.0.secret"),
        ("session_hours: 0", "session_hours"),
        ("people: [", "1"),
    ],
)
def test_a_wrong_file_is_told_by_its_place(
    tmp_path: Path, policy: Policy, content: str, place: str
) -> None:
    file = tmp_path / "access.yml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        load_people(file, policy)
    for language in ("zh", "en"):
        said = Messages(language).say(caught.value.key, **caught.value.values)
        assert place in said
        assert "access.yml" in said


def test_nobody_comes_in_without_a_file(tmp_path: Path, policy: Policy) -> None:
    people = load_people(tmp_path / "access.yml", policy)
    assert people.person({"sub": "42"}, policy) is None


CLAIMS = {"sub": "42", "iat": 1_000_000}


def test_a_session_ends_by_age_and_by_signing_out(tmp_path: Path) -> None:
    sessions = Sessions(tmp_path / "signed_out.json", hours=1)
    assert sessions.is_good(CLAIMS, now=1_000_100)
    assert sessions.is_good(CLAIMS, now=1_003_600)
    assert not sessions.is_good(CLAIMS, now=1_003_601)
    sessions.end(CLAIMS, now=1_000_200)
    # Another process reads the same file.
    again = Sessions(tmp_path / "signed_out.json", hours=1)
    assert not again.is_good(CLAIMS, now=1_000_300)
    assert again.is_good({**CLAIMS, "iat": 1_000_250}, now=1_000_300)


@pytest.mark.parametrize("iat", [None, "1000000", True, 1_000_999, float("nan")])
def test_a_session_without_a_sane_beginning_is_none(
    tmp_path: Path, iat: object
) -> None:
    sessions = Sessions(tmp_path / "signed_out.json", hours=1)
    assert not sessions.is_good({"sub": "42", "iat": iat}, now=1_000_100)


def test_what_was_signed_out_long_ago_is_forgotten(tmp_path: Path) -> None:
    sessions = Sessions(tmp_path / "signed_out.json", hours=1)
    sessions.end(CLAIMS, now=1_000_200)
    sessions.end({"sub": "43", "iat": 1_010_000}, now=1_010_001)
    assert len(json.loads(sessions.file.read_text())) == 1
    # … and is too old to be good anyway.
    assert not sessions.is_good(CLAIMS, now=1_010_002)
