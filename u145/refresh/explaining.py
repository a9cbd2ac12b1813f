"""What a refresh would do now, and why; nothing is written."""

from collections import Counter

from u145.feeds import Feeds
from u145.landing.previewing import Preview, preview
from u145.refresh.built import read_built, why_all
from u145.refresh.deliveries import read_deliveries
from u145.refresh.fingerprint import Code, already_told, read_code
from u145.refresh.holding import read_published
from u145.refresh.planning import make_plan, reasons_to_hold, tell_held
from u145.refresh.record import Tell
from u145.refresh.wish import Wish
from u145.releases.pointer import pointed_release
from u145.settings import Home, Settings

SHOWN = 20  # files a line each; the rest are counted


def explain(settings: Settings, wish: Wish, feeds: Feeds, tell: Tell) -> bool:
    """Tell what a refresh would do, and return whether it would do anything."""
    home, code = settings.home, read_code(settings)
    has_news = _tell_files(preview(wish.inbox, home.raw, home.archive, feeds), tell)
    deliveries, published = read_deliveries(home), read_published(home)
    reasons = reasons_to_hold(home, wish, code, deliveries, published)
    plan = make_plan(wish, code, deliveries, published, reasons)
    told = None if wish.is_full or has_news else already_told(home, plan.inputs)
    if told:
        tell("refresh.nothing_new", release=told.release_id)
        return False
    if not has_news and not any(one.outcome == "landed" for one in plan.deliveries):
        tell("refresh.nothing_landed", path=wish.inbox)
        return False
    may_move = has_news and wish.as_of is None
    tell("explain.as_of_may_move" if may_move else "explain.as_of", day=plan.as_of)
    tell_held(plan, wish, tell)
    _tell_build(settings, wish, code, tell)
    _tell_release(home, tell)
    return True


def _tell_files(files: list[Preview], tell: Tell) -> bool:
    counted = Counter(file.fate for file in files)
    tell(
        "explain.files",
        new=counted["new"],
        again=counted["again"],
        refused=counted["refused"],
        known=counted["known"],
    )
    shown = [file for file in files if file.fate in ("new", "refused")]
    for file in shown[:SHOWN]:
        tell(f"explain.{file.fate}", file=file.file_name, feed=file.feed_id)
    if len(shown) > SHOWN:
        tell("explain.more", count=len(shown) - SHOWN)
    return counted["new"] > 0


def _tell_build(settings: Settings, wish: Wish, code: Code, tell: Tell) -> None:
    why = why_all(settings, wish, code)
    tell(f"refresh.building_{why}" if why else "refresh.building")
    if why == "rules":
        built, now = read_built(settings.home), dict(code.files)
        before = built.files if built else {}
        changed = sorted(
            name for name in before | now if before.get(name) != now.get(name)
        )
        for name in changed[:SHOWN]:
            tell("explain.changed", file=name)
        if len(changed) > SHOWN:
            tell("explain.more", count=len(changed) - SHOWN)


def _tell_release(home: Home, tell: Tell) -> None:
    current = pointed_release(home)
    if current:
        tell("explain.stays", release=current.release_id)
