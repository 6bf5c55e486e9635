"""How the register says where a case stands."""

from datetime import date

from rsdesk.i18n import N_, date_text
from rsdesk.services.register import Grade, Row, State
from rsdesk.ui.language import counted, current, t

# icon, colour of the theme, word
STATES: dict[State, tuple[str, str, str]] = {
    "begun": ("circle", "soft", N_("Begun")),
    "open": ("circle-dot", "accent", N_("Questions open")),
    "answered": ("list-checks", "done", N_("Answered")),
    "changed": ("square-pen", "flag", N_("Changed since the record")),
    "recorded": ("file-check", "done", N_("Recorded")),
}
LEVELS: dict[Grade, str] = {"low": N_("low"), "medium": N_("medium"), "high": N_("high")}
DUE = ("calendar-clock", "flag", N_("Due"))
COUNTED: dict[str, tuple[str, str]] = {
    "unanswered": ("circle-help", "accent"),
    "gaps": ("circle-alert", "gap"),
    "flags": ("flag", "flag"),
    "stops": ("octagon-x", "stop"),
}


def title_of(row: Row) -> str:
    """Return the title of a case, or that it has none."""
    return row.title or t(N_("Case without a title"))


def is_due(row: Row, today: date) -> bool:
    """Return whether a case waits to be looked at again."""
    return bool(row.next_date) and row.next_date <= today.isoformat()


def day_text(iso: str) -> str:
    """Return an ISO date as people write it."""
    return date_text(date.fromisoformat(iso), current()) if iso else ""


def short_day_text(iso: str) -> str:
    """Return an ISO date as it fits a column: months of English dates have three letters."""
    words = day_text(iso)
    if current() != "en" or not words:
        return words
    day, month, year = words.split()
    return f"{day} {month[:3]} {year}"


def count_words(row: Row) -> tuple[tuple[str, int, str], ...]:
    """Return what was counted, how many, and that in words."""
    return (
        (
            "unanswered",
            row.unanswered,
            counted(N_("1 open question"), N_("{count} open questions"), row.unanswered),
        ),
        ("gaps", row.gaps, counted(N_("1 open point"), N_("{count} open points"), row.gaps)),
        ("flags", row.flags, counted(N_("1 red flag"), N_("{count} red flags"), row.flags)),
        ("stops", row.stops, counted(N_("1 stop"), N_("{count} stops"), row.stops)),
    )
