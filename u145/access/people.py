"""Who is who: `access.yml`, and what the sign-in provider says of a person.

The file names people by their mail address or by the provider's own key for
them (`sub`). A provider that knows roles itself may say them in claims.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from u145.access.person import Person
from u145.access.policy import Policy
from u145.errors import UsageError
from u145.messages import Words
from u145.messages.foreign import expected


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Entry(_Part):
    """A person of the file."""

    email: str | None = None
    subject: str | None = None
    name: str = ""
    role: str
    unit: str | None = None

    def is_of(self, claims: Mapping[str, Any]) -> bool:
        """Tell whether the provider's claims are this person's.

        An address that the provider has not verified is anybody's.
        """
        if self.subject is not None and self.subject == claims.get("sub"):
            return True
        email = claims.get("email")
        is_verified = claims.get("email_verified", True) in (True, "true")
        return (
            self.email is not None
            and isinstance(email, str)
            and is_verified
            and self.email.casefold() == email.casefold()
        )


class Claims(_Part):
    """Names of the claims in which a provider says role and unit itself."""

    role: str
    unit: str = ""


class People(_Part):
    """The whole file."""

    session_hours: Annotated[float, Field(gt=0, le=24 * 30)] = 8.0
    claims: Claims | None = None
    people: list[Entry] = []

    def person(self, claims: Mapping[str, Any], policy: Policy) -> Person | None:
        """Return who has signed in; nothing when nobody of the file has.

        An entry of the file counts before what the provider claims.
        """
        key = claims.get("email") or claims.get("sub")
        if not isinstance(key, str) or not key:
            return None
        name = str(claims.get("name") or "")
        for entry in self.people:
            if entry.is_of(claims):
                role = policy.roles[entry.role]
                return Person(key, entry.name or name, role, entry.unit)
        if self.claims is None:
            return None
        found = policy.roles.get(str(claims.get(self.claims.role)))
        unit = claims.get(self.claims.unit)
        if found is None:
            return None
        return Person(key, name, found, str(unit) if unit else None)


def load_people(file: Path, policy: Policy) -> People:
    """Return who may sign in; nobody where there is no file.

    Raises:
        UsageError: The file is wrong, or names a role that there is not.
    """
    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return People()
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        raise _wrong(
            file, str(mark.line + 1) if mark else "-", "YAML in UTF-8"
        ) from None
    try:
        people = People.model_validate(content or {})
    except ValidationError as error:
        entry = error.errors(include_input=False, include_url=False)[0]
        place = ".".join(map(str, entry["loc"])) or "-"
        raise _wrong(file, place, str(entry["msg"])) from None
    for number, one in enumerate(people.people):
        place = f"people.{number}"
        if one.role not in policy.roles:
            raise _wrong(file, f"{place}.role", " | ".join(policy.roles))
        if one.email is None and one.subject is None:
            raise _wrong(file, place, "email or subject")
        if policy.roles[one.role].rows == "unit" and not one.unit:
            raise _wrong(file, f"{place}.unit", "a unit's id")
    return people


def _wrong(file: Path, place: str, reason: str) -> UsageError:
    words = Words(expected(reason), reason)
    return UsageError("access.wrong_people", file=file, place=place, reason=words)
