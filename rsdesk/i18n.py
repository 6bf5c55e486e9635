"""Catalogues and locale forms for the two languages, chosen per call and never globally."""

import gettext
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import Literal, get_args

from rsdesk import paths

Language = Literal["de", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
Translate = Callable[[str], str]

_MONTHS = (
    "January February March April May June July August September October November December"
).split()


def N_(message: str) -> str:  # noqa: N802 - the gettext name that extractors look for
    """Mark a message for the catalogue without translating it here."""
    return message


@cache
def catalogue(language: Language) -> gettext.NullTranslations:
    """Return the catalogue of a language; English message ids are the English text itself."""
    if language == "en":
        return gettext.NullTranslations()
    return gettext.translation("rsdesk", paths.catalogues(), languages=[language])


def translator(language: Language) -> Translate:
    """Return the function that turns a message id into text of this language."""
    return catalogue(language).gettext


def date_text(day: date, language: Language) -> str:
    """Return a date as people of this language write it in a document."""
    if language == "de":
        return f"{day.day:02}.{day.month:02}.{day.year}"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def time_text(moment: datetime, language: Language) -> str:
    """Return date and time to the minute with its offset from UTC, locale form."""
    offset = moment.strftime("%z")
    zone = f"UTC{offset[:3]}:{offset[3:]}" if offset and offset != "+0000" else "UTC"
    clock = moment.strftime("%H:%M")
    comma = ", " if language == "de" else " at "
    suffix = " Uhr" if language == "de" else ""
    return f"{date_text(moment.date(), language)}{comma}{clock}{suffix} ({zone})"
