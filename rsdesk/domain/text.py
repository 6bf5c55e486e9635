"""Words in both languages, and the ids that stand for things in the guidance."""

import unicodedata
from typing import Annotated, Literal

from msgspec import Meta, Struct

# letters of their scripts that are empty on paper
_BLANK = "\u034f\u115f\u1160\u2800\u3164\uffa0"

Id = Annotated[str, Meta(min_length=1, max_length=80)]
Words = Annotated[str, Meta(pattern=r"\S")]


class Text(Struct, frozen=True, forbid_unknown_fields=True):
    """The same words in both languages."""

    de: Words
    en: Words

    def __getitem__(self, language: Literal["de", "en"]) -> str:
        return self.de if language == "de" else self.en


def says(text: str) -> bool:
    """Return whether a text holds anything that can be seen; blanks and controls say nothing."""
    return any(
        unicodedata.category(letter)[0] not in "CZ" and letter not in _BLANK for letter in text
    )
