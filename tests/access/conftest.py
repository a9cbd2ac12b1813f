"""People of every role, a real provider, and the pages behind the door."""

import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import ROOT
from tests.dashboards.browsing import address_of, serving, settle
from u145.access.gate import Admission, Gate
from u145.access.people import Entry, People
from u145.access.person import Person
from u145.access.policy import Policy, load_policy
from u145.access.trail import Trail
from u145.releases.current import current_release
from u145.releases.pointer import Release
from u145.settings import Home, load_settings
from u145.web import gates

UNIT, OTHER = "u_market", "u_housing"
ROLES = ("leader", "office", "unit", "analyst", "steward", "auditor")
SECRET = "a secret of at least thirty-two signs"


@pytest.fixture(scope="session")
def policy() -> Policy:
    """Return the policy of the project."""
    return load_policy(ROOT)


def person_of(role: str, unit: str | None = None) -> Person:
    """Return somebody of a role."""
    known = load_policy(ROOT).roles[role]
    return Person(f"{role}@county", role, known, unit or UNIT)


class OnlyFor(Gate):
    """A gate at which one person has already signed in."""

    def __init__(self, home: Path, person: Person, diary: Path) -> None:
        self.person = person
        super().__init__(load_settings(home), needs_sign_in=False)
        self.trail = Trail(Home(diary))  # the home is shared with other tests

    def admit(self, claims: object) -> Admission:
        """Return that person."""
        return Admission(self.person)


@pytest.fixture
def visit(
    sample_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Person], Gate]]:
    """Look at the sample as somebody."""
    monkeypatch.setenv("U145_HOME", str(sample_home))

    def be(person: Person) -> Gate:
        gate = OnlyFor(sample_home, person, tmp_path / "diary")
        gates.set_gate(gate)
        return gate

    yield be
    gates._set.clear()


@dataclass
class Pages:
    """The pages, as a browser reaches them."""

    address: str
    home: Path

    def sign_in(self, browser: Browser, who: str, path: str = "", **asked: str) -> Page:
        """Return a browser's page of somebody who signs in at an address."""
        context = browser.new_context(viewport={"width": 1366, "height": 768})
        # The provider's own pages would fetch their looks from another server.
        context.route(lambda url: "//localhost:" not in url, lambda one: one.abort())
        page = context.new_page()
        page.goto(address_of(self.address, path, **asked))
        page.get_by_role("button", name="登录").click()
        page.get_by_role("button", name=f"{who}@county.gov.cn").click()
        page.wait_for_url(f"{self.address}/**")
        settle(page)
        return page


@pytest.fixture(scope="session")
def provider() -> Iterator[str]:
    """Run an OpenID provider at which everybody of the county has an account."""
    from oidc_provider_mock import User, run_server_in_thread

    users = [
        User(
            sub=f"{name}@county.gov.cn",
            claims={
                "email": f"{name}@county.gov.cn",
                "email_verified": True,
                "name": name,
            },
        )
        for name in (*ROLES, "stranger")
    ]
    with run_server_in_thread(user_claims=users) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture(scope="session")
def pages(
    sample_home: Path, provider: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Pages]:
    """Serve the sample to those of `access.yml`."""
    home = tmp_path_factory.mktemp("signed-in") / "home"
    subprocess.run(["cp", "-a", str(sample_home), str(home)], check=True)
    people = People(
        people=[
            Entry(
                email=f"{role}@county.gov.cn",
                role=role,
                unit=UNIT if role == "unit" else None,
            )
            for role in ROLES
        ]
    )
    file = home / "access.yml"
    file.write_text(people.model_dump_json(exclude_none=True), encoding="utf-8")
    with serving(
        home,
        host="localhost",
        U145_OIDC_METADATA_URL=f"{provider}/.well-known/openid-configuration",
        U145_OIDC_CLIENT_ID="u145",
        U145_OIDC_CLIENT_SECRET="of the pages",
        U145_COOKIE_SECRET=SECRET,
    ) as address:
        yield Pages(address, home)


@pytest.fixture(scope="session")
def release(sample_home: Path) -> Release:
    """Return the release of the sample."""
    return current_release(sample_home)
