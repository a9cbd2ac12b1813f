"""What the notes under titles have in common: when, and where."""

from dashboards.queries import places
from dashboards.view import View


def period(view: View) -> str:
    """Return the month and its window in words."""
    assert view.month
    say = view.say
    names = {"window": say("当期"), "ytd": say("年累计")}
    return f"{say.month(view.month)} {names[view.window]}"


def place(view: View) -> str:
    """Return the name of the unit or town that is looked at, or the county."""
    for row in (*places.units(view.release), *places.towns(view.release)):
        if row["place_id"] == view.entity:
            return view.say.name(row, "place_name")
    return view.say("全县")
