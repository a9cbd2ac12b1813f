"""Many people of several roles, signed in at once at a server of their own."""

import subprocess
from collections.abc import Iterator, Mapping
from contextlib import AbstractAsyncContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.access.conftest import SECRET, served
from tests.dashboards.sessions import Visitor, signed_in, visiting
from u145.access.people import Entry, People

NOBODY = "http://127.0.0.1:9/.well-known/openid-configuration"  # never asked


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
    home: Path, folder: Path, roles: Mapping[str, int], **environment: str
) -> Iterator[Crowd]:
    """Serve a copy of a home to so many people of each role.

    Those of a role have one name, so that they see the same pages.
    """
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
    with served(
        folder,
        U145_OIDC_METADATA_URL=NOBODY,
        U145_OIDC_CLIENT_ID="u145",
        U145_OIDC_CLIENT_SECRET="of the pages",
        U145_COOKIE_SECRET=SECRET,
        **environment,
    ) as address:
        yield Crowd(address, names)
