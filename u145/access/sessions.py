"""How long a sign-in lasts, and that it ends when somebody signs out.

The provider's answer is kept in a signed cookie and nowhere on the server, so
the cookie would go on being good after signing out. What was signed out is
noted beside the people, until it would be too old anyway.
"""

import hashlib
import json
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from u145.releases.pointer import write_text


def session_key(claims: Mapping[str, Any]) -> str:
    """Return what tells one sign-in from another, without saying whose it is."""
    said = [claims.get(name) for name in ("iss", "sub", "iat", "nonce", "sid")]
    return hashlib.sha256(json.dumps(said, default=str).encode()).hexdigest()


def started_at(claims: Mapping[str, Any]) -> float | None:
    """Return when somebody signed in, in seconds since 1970; nothing if unknown."""
    said = claims.get("iat")
    is_number = isinstance(said, int | float) and not isinstance(said, bool)
    return float(said) if is_number else None  # type: ignore[arg-type]


class Sessions:
    """Which sign-ins are good. Several processes may share the file."""

    def __init__(self, file: Path, hours: float) -> None:
        self.file, self.seconds = file, hours * 3600

    def is_good(self, claims: Mapping[str, Any], now: float | None = None) -> bool:
        """Tell whether a sign-in is neither too old nor signed out."""
        started = started_at(claims)
        now = time.time() if now is None else now
        # A minute for clocks that differ; a sign-in of tomorrow is none.
        if started is None or not -60 <= now - started <= self.seconds:
            return False
        return session_key(claims) not in self._ended()

    def end(self, claims: Mapping[str, Any], now: float | None = None) -> None:
        """Note that somebody signed out."""
        now = time.time() if now is None else now
        kept = {
            key: ended
            for key, ended in self._ended().items()
            if now - ended <= self.seconds
        }
        self.file.parent.mkdir(parents=True, exist_ok=True)
        write_text(self.file, json.dumps({**kept, session_key(claims): now}))

    def _ended(self) -> dict[str, float]:
        try:
            content: dict[str, float] = json.loads(self.file.read_text("utf-8"))
        except (FileNotFoundError, ValueError):
            return {}
        return content
