"""Where a warehouse keeps its things, and in which language it speaks."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Literal, get_args

from u145.errors import UsageError

Language = Literal["zh", "en"]

KEPT = 10  # releases, besides one for every month's end

# Locales that name no language. Without a language the county's own is used.
NO_LANGUAGE = {"", "C", "POSIX"}

# When a schedule refreshes unless it is told otherwise: after the offices' own
# systems have written their exports, long before anybody looks.
EVERY_NIGHT = "30 2 * * *"
COUNTY_ZONE = "Asia/Shanghai"

# A nightly refresh, and two hours in which it may end later than the day before.
CADENCE_HOURS = 26.0


@dataclass(frozen=True)
class Home:
    """A warehouse's folder. Everything that belongs to it lies below."""

    folder: Path

    @property
    def inbox(self) -> Path:
        return self.folder / "inbox"

    @property
    def raw(self) -> Path:
        return self.folder / "raw"

    @property
    def registry(self) -> Path:
        return self.raw / "registry"

    @property
    def archive(self) -> Path:
        return self.folder / "archive"

    @property
    def build(self) -> Path:
        return self.folder / "build"

    @property
    def build_database(self) -> Path:
        return self.build / "u145.duckdb"

    @property
    def audit_figures(self) -> Path:
        """What the audit measured and found; its stem is what queries call it."""
        return self.build / "audit_figures.duckdb"

    @property
    def releases(self) -> Path:
        return self.folder / "releases"

    @property
    def scoped(self) -> Path:
        """Releases as those see them who may not see everything."""
        return self.folder / "scoped"

    @property
    def pointer(self) -> Path:
        return self.folder / "CURRENT"

    @property
    def lock(self) -> Path:
        return self.folder / "LOCK"

    @property
    def ledger(self) -> Path:
        return self.folder / "refresh_runs.jsonl"

    @property
    def logs(self) -> Path:
        return self.folder / "logs"

    @property
    def schedule(self) -> Path:
        return self.folder / "SCHEDULE"

    @property
    def data_docs(self) -> Path:
        return self.folder / "data_docs"

    @property
    def open_alerts(self) -> Path:
        return self.folder / "alerts.json"

    @property
    def alerts_lock(self) -> Path:
        return self.folder / "ALERTS_LOCK"

    @property
    def dbt_docs(self) -> Path:
        return self.folder / "dbt_docs"

    @property
    def signed_out(self) -> Path:
        return self.folder / "signed_out.json"

    @property
    def questions(self) -> Path:
        """What each person asked in SQL."""
        return self.folder / "questions"

    @property
    def trail(self) -> Path:
        """What people did, a file a month."""
        return self.logs / "trail"

    @property
    def beside(self) -> Path:
        """A whole new state of the warehouse, made beside the one in use."""
        return self.folder / ".beside"


@dataclass(frozen=True)
class Settings:
    """What every command needs to know before it starts."""

    home: Home
    project: Path
    feeds: Path
    language: Language
    recipients: Path
    people: Path
    cadence: timedelta = timedelta(hours=CADENCE_HOURS)
    metrics_file: Path | None = None


def engine_memory(
    environment: Mapping[str, str] = os.environ,
) -> dict[str, str | bool | int | float | list[str]]:
    """Return how much memory DuckDB may take: `U145_MEMORY`, else 1,280 MB.

    What does not fit is spilled beside its file. profiles.yml says the same.
    """
    return {"memory_limit": environment.get("U145_MEMORY") or "1280MB"}


def load_settings(
    home: Path | None = None,
    feeds: Path | None = None,
    language: str | None = None,
    environment: Mapping[str, str] = os.environ,
) -> Settings:
    """Return the settings: options first, then the environment, then defaults.

    Args:
        home: The warehouse's folder; else `U145_HOME`, else `warehouse`.
        feeds: Folder of feed descriptions; else `U145_FEEDS`, else the
            project's `feeds`.
        language: `zh` or `en`; else see `choose_language`.
        environment: Environment variables.

    Raises:
        UsageError: The language is neither Chinese nor English, a folder that
            was named is a file, or the cadence is not a number of hours.
    """
    project = Path(environment.get("U145_PROJECT") or Path(__file__).parents[1])
    home = home or Path(environment.get("U145_HOME") or "warehouse")
    feeds = feeds or Path(environment.get("U145_FEEDS") or project / "feeds")
    for option, folder in (("--home", home), ("--feeds", feeds)):
        if folder.exists() and not folder.is_dir():
            raise UsageError("settings.not_a_folder", option=option, path=folder)
    recipients = Path(environment.get("U145_ALERTS") or home / "alerts.yml")
    metrics_file = environment.get("U145_METRICS_FILE")
    return Settings(
        home=Home(home.absolute()),
        project=project.absolute(),
        feeds=feeds.absolute(),
        language=choose_language(language, environment),
        recipients=recipients.absolute(),
        people=Path(environment.get("U145_ACCESS") or home / "access.yml").absolute(),
        cadence=_cadence(environment.get("U145_CADENCE_HOURS")),
        metrics_file=Path(metrics_file).absolute() if metrics_file else None,
    )


def _cadence(hours: str | None) -> timedelta:
    """Return how long after a refresh the next one must have come."""
    try:
        cadence = timedelta(hours=float(hours or CADENCE_HOURS))
    except (ValueError, OverflowError):
        cadence = timedelta()
    if cadence <= timedelta():
        raise UsageError("settings.wrong_cadence", hours=hours)
    return cadence


def kept_setting(environment: Mapping[str, str] = os.environ) -> int:
    """Return how many of the last releases are kept (`U145_KEEP`).

    Raises:
        UsageError: It is not a number of at least 1.
    """
    said = environment.get("U145_KEEP") or str(KEPT)
    if not said.isdecimal() or int(said) < 1:
        raise UsageError("settings.not_a_count", name="U145_KEEP", value=said)
    return int(said)


def choose_language(
    asked: str | None, environment: Mapping[str, str] = os.environ
) -> Language:
    """Return the language to speak.

    `--lang`, then `U145_LANG`, then the locale (`LC_ALL`, `LC_MESSAGES`,
    `LANG`). A locale that names another language than Chinese gets English;
    one that names none (unset, `C`, `POSIX`, `C.UTF-8`) gets Chinese, because
    that is what the county's servers and schedulers run with.

    Raises:
        UsageError: `--lang` or `U145_LANG` is neither `zh` nor `en`.
    """
    asked = asked or environment.get("U145_LANG")
    if asked:
        for language in get_args(Language):
            if asked.lower() == language:
                return language  # type: ignore[no-any-return]
        raise UsageError("settings.unknown_language", language=asked)
    names = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next((name for name in names if name), "")
    name = locale.split(".")[0]
    return "zh" if name in NO_LANGUAGE or name.lower().startswith("zh") else "en"
