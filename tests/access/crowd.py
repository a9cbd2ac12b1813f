"""Many people of several roles, signed in at once at a server of their own."""

import subprocess
from collections.abc import Iterator, Mapping
from contextlib import AbstractAsyncContextManager, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.access.conftest import SECRET
from tests.dashboards.browsing import serving
from tests.dashboards.sessions import Visitor, signed_in, visiting
from u145.access.people import Entry, People
from u145.desk.limits import PREFIX, Limits

NOBODY = "http://127.0.0.1:9/.well-known/openid-configuration"  # never asked
WAITING, RUNNING = "排队中，前面还有", "正在运行"


@dataclass(frozen=True)
class Crowd:
    """A server, and who may come in."""

    address: str
    names: Mapping[str, list[str]]  # mail addresses by role

    def visiting(self, who: str) -> AbstractAsyncContextManager[Visitor]:
        """Open a tab of somebody who has signed in."""
        cookie = signed_in(self.address, SECRET, who)
        return visiting(self.address, cookie=cookie)


@contextmanager
def gathered(
    home: Path, folder: Path, roles: Mapping[str, int], limits: Limits
) -> Iterator[Crowd]:
    """Serve a copy of a home to so many people of each role.

    Those of a role have one name, so that they see the same pages.

    Args:
        home: A refreshed home.
        folder: The copy; it is made.
        roles: How many people by role.
        limits: Of the desk.
    """
    of_the_desk = {
        f"{PREFIX}{name.upper()}": str(value) for name, value in asdict(limits).items()
    }
    subprocess.run(["cp", "-a", str(home), str(folder)], check=True)
    names = {
        role: [f"{role}{number}@county.gov.cn" for number in range(count)]
        for role, count in roles.items()
    }
    people = People(
        people=[
            Entry(email=name, name=role, role=role)
            for role, those in names.items()
            for name in those
        ]
    )
    file = folder / "access.yml"
    file.write_text(people.model_dump_json(exclude_none=True), encoding="utf-8")
    with serving(
        folder,
        host="localhost",
        U145_OIDC_METADATA_URL=NOBODY,
        U145_OIDC_CLIENT_ID="u145",
        U145_OIDC_CLIENT_SECRET="of the pages",
        U145_COOKIE_SECRET=SECRET,
        **of_the_desk,
    ) as address:
        yield Crowd(address, names)


async def ask(visitor: Visitor, sql: str) -> list[str]:
    """Ask at the desk, whose page is open, and return what it said until the end."""
    visitor.write("desk-editor", sql)
    await visitor.press("desk-run")
    seen: list[str] = []

    def is_over() -> bool:
        said = [word for word in (WAITING, RUNNING) if word in visitor.words]
        seen.extend(said)
        return not said

    await visitor.watch(is_over)
    return seen
