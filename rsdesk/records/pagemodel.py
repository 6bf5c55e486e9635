"""What stands on the pages of a record, in order and without any typography.

All text is plain: nothing in it is markup, whoever wrote it.
"""

from typing import Literal

from msgspec import Struct

from rsdesk.i18n import Language

# plain: running text; strong: what was chosen; quiet: who, when and why; asked: words of a form
Tone = Literal["plain", "strong", "quiet", "asked"]


class Passage(Struct, frozen=True):
    """Text of one tone; a `mark` such as a number stands before it, clear of the text."""

    text: str
    tone: Tone = "plain"
    mark: str = ""


class Heading(Struct, frozen=True, tag=True):
    """A heading: 1 a part of the record, 2 a section, 3 a question or group in it.

    Levels 1 and 2 are bookmarks and stand in the table of contents. A `fresh` one begins a page.
    """

    text: str
    level: Literal[1, 2, 3]
    label: str = ""
    anchor: str = ""
    fresh: bool = False


class Row(Struct, frozen=True, tag=True):
    """Passages beside a label in the margin; `page_of` is an anchor whose page is printed."""

    passages: tuple[Passage, ...]
    label: str = ""
    aside: str = ""
    page_of: str = ""
    anchor: str = ""
    ruled: bool = False
    kept: bool = False


class Title(Struct, frozen=True, tag=True):
    """The head of page one."""

    institute: str
    kind: str
    text: str


class Band(Struct, frozen=True, tag=True):
    """A few figures or particulars side by side: label and value.

    `large` are figures with their names below; `result` what page one is about.
    """

    entries: tuple[tuple[str, str], ...]
    large: bool = False
    result: bool = False


class Matrix(Struct, frozen=True, tag=True):
    """Levels by domain (`rows`) and exposure (`columns`), and below them the levels in a row.

    `words` are the names of levels, the lowest first, and `cells` places in them. `cell` is the
    place of the case as row and column; `level` and `after` are places in `words`, before and
    after measures. `marks` are the words beside what is marked: cell, level and level after.
    """

    down: str
    across: str
    below: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    words: tuple[str, ...]
    cells: tuple[tuple[int, ...], ...]
    marks: tuple[str, str, str]
    cell: tuple[int, int] | None = None
    level: int | None = None
    after: int | None = None


class SigningLine(Struct, frozen=True, tag=True):
    """Lines to be signed by hand; `role` stands in the margin, the other words below the lines."""

    role: str
    dated: str
    name: str


class Contents(Struct, frozen=True, tag=True):
    """The table of contents."""

    heading: str


class SignatureField(Struct, frozen=True, tag=True):
    """The place that the visible signature block fills."""


Block = Heading | Row | Title | Band | Matrix | Contents | SigningLine | SignatureField


class Document(Struct, frozen=True):
    """A whole record. `page` has the places {page} and {pages}, `reference` has {page}.

    `warning`, unless empty, stands at the head of each page. A `dense` one leaves less space.
    """

    language: Language
    title: str
    author: str
    subject: str
    software: str
    made: str
    header: tuple[str, str]
    footer: str
    page: str
    reference: str
    blocks: tuple[Block, ...]
    warning: str = ""
    dense: bool = False


def row(label: str, *texts: str, tone: Tone = "plain") -> Row:
    """Return a row of passages of one tone."""
    return Row(tuple(Passage(text, tone) for text in texts), label)


def paragraph(text: str, tone: Tone = "plain") -> Row:
    """Return running text without a label."""
    return Row((Passage(text, tone),))
