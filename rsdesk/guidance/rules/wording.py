"""Words: both languages really there, typeset as print demands."""

import re
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
STRAIGHT_QUOTES = N_("German text has straight quotation marks; write „…“.")
UNPAIRED_QUOTES = N_("The German quotation marks „ and “ do not pair up.")
NO_DATE = N_("“{released}” is not a date such as 2026-11-21.")
NO_WEB_ADDRESS = N_("“{url}” is not a web address that begins with https:// or http://.")

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


def formed(guidance: Guidance) -> Iterator[Finding]:
    """Dates and addresses that are none."""
    released = guidance.edition.released
    if not _is_date(released):
        yield Finding(("edition", "released"), NO_DATE, {"released": released})
    for index, contact in enumerate(guidance.contacts):
        if contact.url and not contact.url.startswith(("https://", "http://")):
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
