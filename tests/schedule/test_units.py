"""The ready-made units say what the pages say, and call commands that exist."""

import configparser
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from u145.commands.application import build_app
from u145.commands.speaking import Speaker
from u145.messages import Messages
from u145.schedule.refresher import GRACE
from u145.schedule.timetable import read_timetable
from u145.settings import COUNTY_ZONE, EVERY_NIGHT

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
PAGES = sorted((ROOT / "docs" / "schedule").glob("*.md"))
FOLDERS = ("systemd", "cron", "kubernetes")
UNITS = sorted(path for one in FOLDERS for path in (DEPLOY / one).iterdir())
# `u145 …` where a shell or systemd would start it, up to what ends a command.
COMMAND = re.compile(
    r"^(?:[-\w*/ ]+ u145 |ExecStart=|\s*|.*\$ |.*sudo -u u145 )"
    r"(?:/opt/u145/\.venv/bin/)?u145 (?P<rest>[a-z][^>&|#\n]*)",
    re.MULTILINE,
)
NOW = datetime(2023, 9, 30, tzinfo=UTC)


def unit(name: str) -> configparser.ConfigParser:
    """Return a unit of systemd."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(DEPLOY / "systemd" / name, encoding="utf-8")
    return parser


def cron_job() -> dict[str, Any]:
    """Return what is to be done, and when, in Kubernetes."""
    text = (DEPLOY / "kubernetes" / "refresh.yaml").read_text(encoding="utf-8")
    manifest = yaml.safe_load(text)
    assert (manifest["apiVersion"], manifest["kind"]) == ("batch/v1", "CronJob")
    job: dict[str, Any] = manifest["spec"]
    return job


def commands_in(path: Path) -> list[list[str]]:
    """Return the command lines of `u145` in a file, without their first word."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":  # only what stands in a block of code
        text = "\n".join(re.findall(r"```\w*\n(.*?)```", text, re.DOTALL))
    return [
        shlex.split(found["rest"].replace("%i", "8501"))
        for found in COMMAND.finditer(text.replace("\\\n", " "))
    ]


def parse(words: list[str]) -> str:
    """Return the command that a command line calls, after reading its options."""
    command = typer.main.get_command(build_app(Speaker(Messages("en"))))
    context = typer.Context(command)
    called, *rest = words
    while isinstance(command, typer.core.TyperGroup):
        command = command.commands[called]
        if isinstance(command, typer.core.TyperGroup):
            called, *rest = rest
    command.make_context(called, rest, parent=context)
    return called


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_every_unit_calls_a_command_that_exists(path: Path) -> None:
    called = [parse(words) for words in commands_in(path)]
    expected = {
        "u145-schedule.service": ["schedule"],
        "u145-refresh.timer": [],
        "u145-app@.service": ["app"],
    }
    assert called == expected.get(path.name, ["refresh"])


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_command_of_the_pages_exists(page: Path) -> None:
    assert [parse(words) for words in commands_in(page)]


def test_the_guard_is_seen_failing() -> None:
    with pytest.raises(typer.TyperException):
        parse(["refresh", "--home", "h", "--no-such-option"])
    with pytest.raises(KeyError):
        parse(["refreshed"])


def test_the_units_of_systemd_say_what_is_a_failure() -> None:
    refresh = unit("u145-refresh.service")["Service"]
    assert refresh["Type"] == "oneshot"
    assert refresh["SuccessExitStatus"].split() == ["3", "5", "6"]
    schedule = unit("u145-schedule.service")
    assert schedule["Service"]["Restart"] == "on-failure"
    assert schedule["Service"]["RestartPreventExitStatus"] == "2"
    assert schedule["Install"]["WantedBy"] == "multi-user.target"
    for service in (refresh, schedule["Service"]):
        assert service["User"] == "u145"
        assert service["KillMode"] == "mixed"
        assert float(service["TimeoutStopSec"]) > GRACE
        assert service["ProtectSystem"] == "strict"
        assert f"--home /var/lib/{service['StateDirectory']} " in service["ExecStart"]


def test_all_units_keep_the_same_time() -> None:
    timetable = read_timetable(EVERY_NIGHT, COUNTY_ZONE, NOW)
    timer = unit("u145-refresh.timer")["Timer"]
    day, time, zone = timer["OnCalendar"].split()
    assert (day, zone) == ("*-*-*", COUNTY_ZONE)
    assert f"{timetable.next_after(NOW):%H:%M:%S}" == time
    assert timer["Persistent"] == "true"
    lines = (DEPLOY / "cron" / "u145").read_text(encoding="utf-8").splitlines()
    entry = lines[-1].split()
    assert read_timetable(" ".join(entry[:5]), COUNTY_ZONE, NOW) == timetable
    assert entry[5] == "u145"  # a file of /etc/cron.d names the user
    job = cron_job()
    assert read_timetable(job["schedule"], job["timeZone"], NOW) == timetable


@pytest.mark.skipif(
    not shutil.which("systemd-analyze"), reason="systemd is not installed"
)
def test_systemd_takes_its_units(tmp_path: Path) -> None:
    for path in (DEPLOY / "systemd").iterdir():
        text = path.read_text(encoding="utf-8")
        there = text.replace("/opt/u145/.venv/bin/u145", "/bin/true")
        (tmp_path / path.name).write_text(there, encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", *tmp_path.iterdir()],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_kubernetes_runs_one_at_a_time_and_once() -> None:
    job = cron_job()
    assert job["concurrencyPolicy"] == "Forbid"
    assert job["startingDeadlineSeconds"] > 0
    work = job["jobTemplate"]["spec"]
    rule = work["podFailurePolicy"]["rules"][0]
    assert (rule["action"], rule["onExitCodes"]["values"]) == ("FailJob", [2, 4])
    pod = work["template"]["spec"]
    assert pod["restartPolicy"] == "Never"
    assert pod["terminationGracePeriodSeconds"] > GRACE
    mounted = {mount["name"] for mount in pod["containers"][0]["volumeMounts"]}
    assert mounted == {volume["name"] for volume in pod["volumes"]}


def shell_of_the_pod(folder: Path, script: str) -> subprocess.Popen[bytes]:
    """Start the pod's command, with a command u145 of our own."""
    stub = folder / "u145"
    stub.write_text(f"#!{sys.executable}\n{script}\n")
    stub.chmod(0o755)
    container = cron_job()["jobTemplate"]["spec"]["template"]["spec"]["containers"][0]
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    return subprocess.Popen(
        [*container["command"], *container["args"]], env={"PATH": path}
    )


@pytest.mark.parametrize(
    ("code", "told"), [(0, 0), (3, 0), (5, 0), (1, 1), (2, 2), (4, 4)]
)
def test_the_pod_fails_when_the_refresh_did(
    tmp_path: Path, code: int, told: int
) -> None:
    assert shell_of_the_pod(tmp_path, f"raise SystemExit({code})").wait() == told


def test_the_pod_passes_on_that_it_is_to_stop(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    script = (
        "import signal, sys\n"
        "signal.signal(signal.SIGTERM, lambda *_: sys.exit(7))\n"
        f"pipe = open({str(pipe)!r}, 'w')\n"
        "print('here', file=pipe, flush=True)\n"
        "signal.pause()\n"
    )
    shell = shell_of_the_pod(tmp_path, script)
    with pipe.open() as heard:
        assert heard.readline() == "here\n"
        shell.send_signal(signal.SIGTERM)
        assert heard.read() == ""  # the refresh is gone
    assert shell.wait() == 7
