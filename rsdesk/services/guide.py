"""The user guide inside the program: its sections, and searching in them."""

import unicodedata
from functools import cache

from msgspec import Struct

from rsdesk import paths
from rsdesk.i18n import Language

_ORDER_MARK = "-"


class Section(Struct, frozen=True):
    """A section of the guide; the id is the same in both languages, the text is Markdown."""

    id: str
    title: str
    text: str


@cache
def sections(language: Language) -> tuple[Section, ...]:
    """Return the sections of the guide in their order."""
    files = sorted((paths.guide() / language).glob("*.md"))
    return tuple(_section(file.stem, file.read_text(encoding="utf-8")) for file in files)


def found(language: Language, wanted: str) -> tuple[Section, ...]:
    """Return the sections that hold every word, wherever in a word it stands; all for none."""
    words = _plain(wanted).split()
    return tuple(
        section
        for section in sections(language)
        if all(word in _plain(section.text) for word in words)
    )


def section_of(file: str) -> str:
    """Return the id of the section in a file, such as *assessment* for `04-assessment.md`."""
    name, _, kind = file.rpartition(".")
    return name.partition(_ORDER_MARK)[2] if kind == "md" else ""


def _section(name: str, text: str) -> Section:
    first = next((line for line in text.splitlines() if line.startswith("# ")), f"# {name}")
    return Section(section_of(f"{name}.md"), first.removeprefix("# ").strip(), text)


def _plain(text: str) -> str:
    """Upper case, accents and umlauts make no difference in a search."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
