"""When and by whom answers were given, as the pages say it."""

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
