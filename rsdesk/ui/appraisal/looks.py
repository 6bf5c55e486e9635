"""Icon and colour of ratings, levels and effects; the word beside them always says the same."""

from rsdesk.domain.rules import Level, Rating
from rsdesk.ui.appraisal.point import ListName
from rsdesk.ui.assessment.state import LOOKS

Look = tuple[str, str]

RATINGS: dict[Rating, Look] = {
    "N": ("circle-check", "done"),
    "E": ("triangle-alert", "flag"),
    "S": ("shield-alert", "stop"),
    "U": ("circle-help", "gap"),
}
LEVELS: dict[Level, Look] = {
    "low": ("circle-check", "done"),
    "medium": ("triangle-alert", "flag"),
    "high": ("shield-alert", "stop"),
}
OPEN: Look = ("circle-help", "ink")
LISTS: dict[ListName, Look] = {
    "stop": LOOKS["stop"],
    "flag": LOOKS["flag"],
    "gap": LOOKS["gap"],
    "open": ("circle-dot", "ink"),
    "missing": LOOKS["missing"],
    "marked": ("bookmark", "accent"),
    "fact": ("circle-help", "ink"),
    "kept": ("archive", "soft"),
}


def of_rating(rating: Rating | None) -> Look:
    """Return the look of a rating, or of one that is missing."""
    return RATINGS[rating] if rating is not None else OPEN


def of_level(level: Level | None) -> Look:
    """Return the look of a level, or of one that is undetermined."""
    return LEVELS[level] if level is not None else OPEN
