"""How a date looks: an icon and a colour of the theme that repeat what its words say."""

from datetime import date

from rsdesk.domain.dates import KEEPING, Deadline, Kind

_ICONS: dict[Kind, str] = {
    "event": "rotate-ccw",
    "condition": "list-checks",
    "measure": "list-checks",
    "target": "landmark",
    "review": "rotate-ccw",
    "set": "calendar",
    "partner": "building-2",
    "baseline": "landmark",
    "end": "log-out",
    "people": "users",
    "record": "trash-2",
}


def look_of(one: Deadline, today: date) -> tuple[str, str]:
    """Return icon and colour; what may be deleted never alarms."""
    if one.kind in KEEPING:
        return _ICONS[one.kind], "soft"
    if one.is_overdue(today):
        return "calendar-clock", "flag"
    return _ICONS[one.kind], "accent" if one.is_due(today) else "soft"
