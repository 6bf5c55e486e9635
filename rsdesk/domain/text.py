"""Words in both languages, and the ids that stand for things in the guidance."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

Id = Annotated[str, Meta(min_length=1, max_length=80)]
Words = Annotated[str, Meta(pattern=r"\S")]


class Text(Struct, frozen=True, forbid_unknown_fields=True):
    """The same words in both languages."""

    de: Words
    en: Words

    def __getitem__(self, language: Literal["de", "en"]) -> str:
        return self.de if language == "de" else self.en
