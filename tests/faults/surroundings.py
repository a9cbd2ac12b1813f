"""What is around a refresh fails: the disk, the inbox, the clock, another refresh."""

import os
import random
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.faults.harness import (
    FIRST,
    ROWS,
    SECOND,
    County,
    Verdict,
    content_of,
    ledger_of,
    rows_of,
    watched,
)
from tests.refresh.conftest import deliver
from u145.releases.pointer import list_releases, pointed_release
from u145.settings import Home

KB = 1024
# Room that is left: for nothing, for landing, for some of a build, for nearly all.
ROOM = [0, 16 * KB, 96 * KB, 512 * KB, 1536 * KB, 2560 * KB, 3584 * KB, 4608 * KB]
HOURS = 3600
CLOCKS = [-24 * HOURS, -400 * 24 * HOURS, 5 * 365 * 24 * HOURS]


def full_disk(county: County, chance: random.Random, runs: int) -> Verdict:
    """The disk is full when landing, building or publishing wants to write."""
    verdict = Verdict("disk full")
    failed_in = set()
    for room in ROOM[:: max(1, len(ROOM) // runs)]:
        with _small_disk(county.folder / "small") as disk:
            home = county.copy("small/of")
            deliver(home, *SECOND)
            ballast = disk / "ballast"
            _fill(ballast, disk, room)
            with watched(home, verdict):
                done = county.refresh(home)
            if done.returncode:
                failed_in.add(_last_step(home))
                verdict.expect(
                    done.returncode == 1 and "disk" in done.stderr.splitlines()[-1],
                    f"{room} bytes left: {done.returncode} {done.stderr!r}",
                )
            ballast.unlink()
            with watched(home, verdict):
                county.heals(home, verdict, f"{room} bytes left")
        verdict.runs += 1
    verdict.expect(len(failed_in) > 1, f"the disk was full only in {failed_in}")
    return verdict


def strange_inbox(county: County, chance: random.Random, runs: int) -> Verdict:
    """Files that are cut, grow, change, cannot be read, or are none at all."""
    verdict = Verdict("strange files in the inbox")
    for _ in range(runs):
        home = county.copy("strange")
        deliver(home, *SECOND)
        inbox = home / "inbox"
        outside = home.parent / "secret.csv"
        outside.write_text("工单编号,标题\n99,外面的\n", encoding="utf-8")
        (inbox / "来电外.csv").symlink_to(outside)
        (inbox / "来电断.csv").symlink_to(home.parent / "nowhere.csv")
        (inbox / "来电2023年7月.csv").mkdir()
        os.mkfifo(inbox / "来电管.csv")
        whole = "工单编号,标题\n3,停水\n4,积水\n".encode()
        (inbox / "来电2023年9月（截断）.csv").write_bytes(whole[:-9])
        (inbox / "来电2023年9月（空）.csv").touch()
        (inbox / "来电2023年9月（坏）.xlsx").write_bytes(b"PK\x03\x04" + bytes(99))
        with watched(home, verdict), _growing(inbox / "来电2023年8月（长）.csv"):
            done = county.refresh(home)
        verdict.expect(done.returncode == 0, f"{done.returncode} {done.stderr}")
        verdict.lost_rows += abs(ROWS["2023-09-30"] - rows_of(home))
        county.must(county.refresh(home, "--full"))
        verdict.lost_rows += abs(ROWS["2023-09-30"] - rows_of(home))
        verdict.runs += 1
    return verdict


def many_files(county: County, chance: random.Random, runs: int) -> Verdict:
    """An inbox with very many small files: all of them land, none twice."""
    verdict = Verdict(f"{runs} files at once", runs=runs)
    home = county.copy("many")
    for number in range(runs):
        deliver(home, f"来电2023年9月_{number}.csv", f"x{number},第{number}件")
    done = county.refresh(home)
    verdict.expect(done.returncode == 0, done.stderr)
    verdict.lost_rows += abs(runs + ROWS["2023-08-31"] - rows_of(home))
    verdict.expect(county.refresh(home).returncode == 3, "landed again")
    return verdict


def wrong_clock(county: County, chance: random.Random, runs: int) -> Verdict:
    """The clock is set back or far ahead: readers move on, and on again after it."""
    verdict = Verdict("wrong clock")
    for seconds in CLOCKS[:runs]:
        home = county.copy("clock")
        deliver(home, *SECOND)
        with watched(home, verdict):
            wrong = ("faketime", "-f", f"{seconds:+}s")
            done = county.refresh(home, "--as-of", "2023-09-30", before=wrong)
            verdict.expect(done.returncode == 0, f"{seconds} s: {done.stderr}")
            verdict.expect(content_of(home) == county.content, f"{seconds} s: content")
            deliver(home, "来电2023年8月补.csv")
            done = county.refresh(home, "--full", "--as-of", "2023-09-30")
            verdict.expect(done.returncode == 0, f"after {seconds} s: {done.stderr}")
        newest, current = list_releases(Home(home))[0], pointed_release(Home(home))
        verdict.expect(newest == current, f"{seconds} s: {newest.release_id} is newest")
        verdict.runs += 1
    return verdict


def future_record(county: County, chance: random.Random, runs: int) -> Verdict:
    """A delivery that says it is of the year 2099 hides none that come after it."""
    verdict = Verdict("a future date")
    for _ in range(runs):
        home = county.copy("future")
        deliver(home, "来电2099年12月.csv", "3,来自未来")
        county.must(county.refresh(home))
        release = pointed_release(Home(home))
        verdict.expect(str(release and release.as_of) == "2023-08-31", "as-of moved")
        deliver(home, *SECOND)
        county.must(county.refresh(home))
        verdict.lost_rows += abs(ROWS["2023-09-30"] - rows_of(home))
        verdict.runs += 1
    return verdict


def two_at_once(county: County, chance: random.Random, runs: int) -> Verdict:
    """Two refreshes start together: one works, the other leaves with code 5."""
    verdict = Verdict("two refreshes at once")
    home = county.copy("twins")
    deliver(home, *SECOND)
    county.must(county.refresh(home))
    with watched(home, verdict):
        for _ in range(runs):
            both = [county.start(home, "--full"), county.start(home)]
            said = [process.communicate() for process in both]
            codes = [process.returncode for process in both]
            # The one without --full has nothing new when it comes first.
            verdict.expect(
                sorted(codes) in ([0, 5], [0, 3], [3, 5]), f"codes {codes} {said}"
            )
            verdict.runs += 1
        county.heals(home, verdict, "two at once")
    waiting = county.start(home, "--full")
    patient = county.refresh(home, "--wait", "600")
    waiting.communicate()
    verdict.expect(patient.returncode in (0, 3), f"waited: {patient.stderr}")
    return verdict


@contextmanager
def _small_disk(folder: Path) -> Iterator[Path]:
    """Mount a file system of 48 MB; only root may."""
    folder.mkdir(parents=True, exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", str(folder)]
    subprocess.run(mount, check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _fill(ballast: Path, disk: Path, room: int) -> None:
    """Write until only so much room is left."""
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    with ballast.open("wb") as handle:
        os.posix_fallocate(handle.fileno(), 0, max(free - room, 1))


def _last_step(home: Path) -> str:
    notes = ledger_of(home)
    steps = notes[-1]["steps"] if notes else []
    return str(steps[-1]["step"]) if steps else "before landing"


@contextmanager
def _growing(path: Path) -> Iterator[None]:
    """Write into a file as fast as it goes, as a slow copy would."""
    is_over = threading.Event()

    def grow() -> None:
        with path.open("w", encoding="utf-8") as handle:
            handle.write("工单编号,标题\n")
            while not is_over.wait(0.001):
                handle.write(f"{FIRST[1]}\n")
                handle.flush()

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        yield
    finally:
        is_over.set()
        writer.join()
