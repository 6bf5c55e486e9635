"""A day as people write it, and as it is kept."""

import re
from datetime import date

from rsdesk.i18n import Language, date_text

_MONTHS = {
    month: number
    for names in (
        "january february march april may june july august september october november december",
        "januar februar märz april mai juni juli august september oktober november dezember",
    )
    for number, month in enumerate(names.split(), start=1)
}
_EARLIEST = 1900  # a year of fewer digits is a slip of the finger
_NUMBERS = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_WORDS = re.compile(r"(\d{1,2})\.?\s+([a-zä]+)\s+(\d{4})")


def shown(stored: str, language: Language) -> str:
    """Return a kept day as people of this language write it; anything else as it is."""
    try:
        return date_text(date.fromisoformat(stored), language)
    except ValueError:
        return stored


def understood(typed: str) -> str | None:
    """Return the day that was typed as it is kept, such as 2026-11-21; None when it is no day."""
    try:
        day = _read(typed.strip().lower())
    except ValueError:
        return None
    return day.isoformat() if day.year >= _EARLIEST else None


def _read(text: str) -> date:
    numbers, words = _NUMBERS.fullmatch(text), _WORDS.fullmatch(text)
    if numbers:
        return date(int(numbers[3]), int(numbers[2]), int(numbers[1]))
    if words and words[2] in _MONTHS:
        return date(int(words[3]), _MONTHS[words[2]], int(words[1]))
    return date.fromisoformat(text)
