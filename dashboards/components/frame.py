"""What every page has around it: the strip, notices, and empty states."""

import streamlit as st

from dashboards import queries
from dashboards.components.html import safe
from dashboards.formats import day
from dashboards.i18n import Speaker
from dashboards.view import NoRelease, View, home
from u145.releases.current import current_release

LOOK_AGAIN = 60  # seconds


def strip(view: View) -> None:
    """Say what the page is, how old its data are, and whether to trust them."""
    say, release = view.say, view.release
    facts = [
        (say("as_of"), day(release.as_of)),
        (say("checks"), _checks(view)),
    ]
    oldest = queries.oldest_feed(release)
    if oldest:
        named = say.name(oldest, "feed_name")
        value = say("oldest_value", feed=named, date=day(oldest["covered_to"]))
        facts.append((say("oldest_feed"), value))
    facts.append((say("release"), release.release_id[-8:]))
    listed = "".join(
        f"<div><dt>{safe(name)}</dt><dd>{safe(value)}</dd></div>"
        for name, value in facts
    )
    st.html(
        f'<div class="u145 strip"><h1>{safe(say("cockpit_title"))}</h1>'
        f"{_periods(view)}<dl>{listed}</dl>{_languages(view)}</div>"
    )
    if release.instead_of:
        notice(say("damaged", release=release.instead_of))


def _checks(view: View) -> str:
    checks = view.release.checks
    if checks.failed or checks.warned:
        return view.say("checks_bad", failed=checks.failed, warned=checks.warned)
    return view.say("checks_good", total=checks.passed)


def _periods(view: View) -> str:
    say = view.say
    parts = []
    for steps, sign, name in ((-1, "‹", "previous_month"), (1, "›", "next_month")):
        month = view.neighbour(steps)
        if month:
            address = safe(view.link(month=f"{month:%Y-%m}"))
            parts.append(
                f'<a href="{address}" target="_self" aria-label="{safe(say(name))}">'
                f"{sign}</a>"
            )
        if steps < 0 and view.month:
            parts.append(f"<b>{safe(say.month(view.month))}</b>")
    for window in ("window", "ytd"):
        here = ' aria-current="true"' if window == view.window else ""
        address = safe(view.link(period=window))
        parts.append(
            f'<a href="{address}" target="_self"{here}>{safe(say(window))}</a>'
        )
    return f"<nav>{''.join(parts)}</nav>"


def _languages(view: View) -> str:
    say = view.say
    address = safe(view.link(lang=say("language_code")))
    return (
        f'<nav><a href="{address}" target="_self" lang="{safe(say("language_code"))}">'
        f"{safe(say('language'))}</a></nav>"
    )


def notice(text: str) -> None:
    """Show one line that qualifies everything below it."""
    st.html(f'<p class="u145 notice" role="note">{safe(text)}</p>')


def nothing(say: Speaker, title: str, text: str) -> None:
    """Say that there is nothing to see, and what to do about it."""
    st.html(
        f'<div class="u145 state"><h1>{safe(say(title))}</h1>'
        f"<p>{safe(say(text))}</p><code>{safe(say('empty_command'))}</code></div>"
    )


def failure(say: Speaker, number: str) -> None:
    """Say that something broke, with the number that the log has too."""
    st.html(
        f'<div class="u145 state" role="alert"><h1>{safe(say("error_title"))}</h1>'
        f"<p>{safe(say('error_text'))}</p>"
        f"<code>{safe(say('error_number', number=number))}</code></div>"
    )


@st.fragment(run_every=LOOK_AGAIN)
def watch(view: View) -> None:
    """Show a newer release without a restart: look at the pointer now and then."""
    try:
        newest = current_release(home()).release_id
    except NoRelease:
        return
    if newest != view.release.release_id:
        st.rerun()
