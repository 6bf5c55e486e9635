"""When and by whom answers were given, in the words of the pages."""

from collections.abc import Mapping
from datetime import date

from rsdesk.domain.freshness import Checked
from rsdesk.i18n import N_, date_text
from rsdesk.ui.language import current, t


def day_words(day: date) -> str:
    """Return a date in the language of the window."""
    return date_text(day, current())


def given_words(given: Checked, people: Mapping[str, str]) -> str:
    """Return when answers were given last, and by whom where that is known here."""
    name = people.get(given.author, "")
    if not name:
        return t(N_("of {day}"), day=day_words(given.day))
    return t(N_("of {day}, by {name}"), day=day_words(given.day), name=name)


def checked_words(given: Checked, people: Mapping[str, str]) -> str:
    """Return when a partner was checked; between which days if not on one."""
    name = people.get(given.author, "")
    values = {"first": day_words(given.oldest), "day": day_words(given.day), "name": name}
    if given.oldest == given.day:
        message = N_("Checked on {day}, by {name}") if name else N_("Checked on {day}")
    elif name:
        message = N_("Checked between {first} and {day}, last by {name}")
    else:
        message = N_("Checked between {first} and {day}")
    return t(message, **values)
