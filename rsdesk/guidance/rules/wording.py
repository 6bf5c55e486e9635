"""Words: both languages really there, typeset as print demands."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from rsdesk.domain.guidance import Guidance, Label
from rsdesk.domain.text import Text
from rsdesk.guidance.problems import Finding, Path
from rsdesk.i18n import N_

LONGEST_SHARED = 3  # words; names and terms of art can be the same in both languages

SAME = N_("German and English are the same text; one of them is not translated.")
PLACEHOLDER = N_("“{word}” looks like a placeholder.")
BLANKS = N_("The text begins or ends with a blank, or has two in a row.")
INVISIBLE = N_(
    "The text holds a character that nobody sees or that turns the order of letters ({code}). "
    "Remove it."
)
TOO_LONG = N_("The text is too long: at most {most} characters fit here.")
STRAIGHT_QUOTES = N_("German text has straight quotation marks; write „…“.")
UNPAIRED_QUOTES = N_("The German quotation marks „ and “ do not pair up.")
NO_DATE = N_("“{released}” is not a date such as 2026-11-21.")
NO_WEB_ADDRESS = N_("“{url}” is not a web address that begins with https:// or http://.")

MOST_IN_A_TITLE = 300
MOST_IN_A_TEXT = 5000
_ALLOWED = "\u00ad"  # a place where a word may be parted
_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")

_PLACEHOLDER = re.compile(r"\b(?:TODO|FIXME|XXX+|TBD|TBA|[Ll]orem ipsum)\b|\?\?\?")
_STRAIGHT = re.compile(r'(?<!\d)"')  # a digit before it makes it an inch mark


def translated(guidance: Guidance) -> Iterator[Finding]:
    """Texts of more than a few words that are the same in both languages; names may be."""
    for path, text in _texts(guidance, ()):
        name = path[0] == "contacts" and path[-1] == "name"
        if text.de == text.en and len(text.de.split()) > LONGEST_SHARED and not name:
            yield Finding((*path, "en"), SAME)


def clean(guidance: Guidance) -> Iterator[Finding]:
    """Placeholders, stray blanks and quotation marks that German print does not have."""
    for path, text in _texts(guidance, ()):
        for language, words in (("de", text.de), ("en", text.en)):
            place = (*path, language)
            found = _PLACEHOLDER.search(words)
            if found:
                yield Finding(place, PLACEHOLDER, {"word": found[0]})
            if words != words.strip() or "  " in words:
                yield Finding(place, BLANKS)
        if _STRAIGHT.search(text.de):
            yield Finding((*path, "de"), STRAIGHT_QUOTES)
        if text.de.count("„") != text.de.count("“"):
            yield Finding((*path, "de"), UNPAIRED_QUOTES)


def visible(guidance: Guidance) -> Iterator[Finding]:
    """Characters by which a text shows something else than it holds, and texts without end."""
    for path, text in _texts(guidance, ()):
        for language, words in (("de", text.de), ("en", text.en)):
            title = path[-1] == "title"
            hidden = hidden_in(words, lines=not title)
            if hidden:
                yield Finding((*path, language), INVISIBLE, {"code": f"U+{ord(hidden):04X}"})
            # an edition with packs has the titles of all of them
            most = MOST_IN_A_TITLE if title and path[0] != "edition" else MOST_IN_A_TEXT
            if len(words) > most:
                yield Finding((*path, language), TOO_LONG, {"most": str(most)})


def hidden_in(words: str, *, lines: bool) -> str:
    """Return the first character of a text that deceives the eye, empty if there is none.

    With `lines` the text may have several.
    """
    allowed = _ALLOWED + ("\n" if lines else "")
    strange = (one for one in words if one not in allowed and not one.isprintable())
    return next((one for one in strange if unicodedata.category(one) in _HIDDEN), "")


def formed(guidance: Guidance) -> Iterator[Finding]:
    """Dates and addresses that are none."""
    released = guidance.edition.released
    if not _is_date(released):
        yield Finding(("edition", "released"), NO_DATE, {"released": released})
    for index, contact in enumerate(guidance.contacts):
        plain = contact.url.isprintable() and " " not in contact.url
        if contact.url and not (plain and contact.url.startswith(("https://", "http://"))):
            yield Finding(("contacts", index, "url"), NO_WEB_ADDRESS, {"url": contact.url})


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, Text | Label]]:
    if isinstance(value, Text | Label):
        yield path, value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _texts(getattr(value, name), (*path, name))
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from _texts(entry, (*path, key))
    elif isinstance(value, tuple):
        for index, entry in enumerate(value):
            yield from _texts(entry, (*path, index))
