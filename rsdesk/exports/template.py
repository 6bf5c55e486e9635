"""Styles of a text for a funder: which answers it takes up, under which headings, in which words.

They are data (`resources/exports`), so that a reviewer sees both languages side by side.
"""

from functools import cache
from typing import Annotated, Literal, TypeVar

import msgspec
from msgspec import Meta, Struct

from rsdesk import paths
from rsdesk.domain.text import Id, Text

StyleName = Literal["dfg", "he"]
Part = Literal["particulars", "partners", "ratings", "measures", "result"]
S = TypeVar("S")


class Phrase(Struct, frozen=True, forbid_unknown_fields=True):
    """What a field is called, and a sentence for each choice, with {partner} for its name.

    What people wrote beside their choice follows the sentence, unless it is `withheld`: then it
    stays in the vault. A sentence may be missing where their words say all.
    """

    field: Id
    topic: Text
    says: dict[str, Text] = {}
    withheld: bool = False


class Phrases(Struct, frozen=True, forbid_unknown_fields=True):
    """All phrases, and sentences with {topic} for choices that say the same everywhere."""

    common: dict[str, Text]
    phrases: tuple[Phrase, ...]

    def of(self, field: str) -> Phrase | None:
        """Return the phrase of a field, None when there is none."""
        return next((phrase for phrase in self.phrases if phrase.field == field), None)


class Block(Struct, frozen=True, forbid_unknown_fields=True):
    """A heading with what stands under it: a part the program writes, then fields by their ids."""

    id: Id
    heading: Text
    intro: Text | None = None
    part: Part | None = None
    fields: tuple[Id, ...] = ()


class Style(Struct, frozen=True, forbid_unknown_fields=True):
    """A text for one kind of funder."""

    id: StyleName
    title: Text
    lead: Text
    responsibility: Text
    blocks: Annotated[tuple[Block, ...], Meta(min_length=1)]


@cache
def style(name: StyleName) -> Style:
    """Return a style that ships with the program."""
    return _read(f"funder-{name}.toml", Style)


@cache
def phrases() -> Phrases:
    """Return the phrases that all styles share."""
    return _read("phrases.toml", Phrases)


def _read(name: str, shape: type[S]) -> S:
    content = (paths.resources() / "exports" / name).read_bytes()
    return msgspec.toml.decode(content, type=shape)
