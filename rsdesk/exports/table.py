"""Measures and dates as a table for a spreadsheet."""

import csv
import io
import unicodedata

from rsdesk.exports.content import Content
from rsdesk.exports.dues import STATES, Line, kind_word, lines
from rsdesk.i18n import N_, Language

# what a spreadsheet takes for the beginning of a formula, the full-width forms included
_FORMULA = frozenset("=+-@|%\uff1d\uff0b\uff0d\uff20")
# which mark a spreadsheet of this language expects between columns
_BETWEEN: dict[Language, str] = {"de": ";", "en": ","}
_HEADINGS = (
    N_("Case"),
    N_("Title"),
    N_("Kind"),
    N_("What"),
    N_("Due"),
    N_("Responsible"),
    N_("Proof"),
    N_("State"),
    N_("Items"),
)


def as_csv(content: Content) -> bytes:
    """Return one line for each measure and date, in UTF-8 with the mark that Excel looks for."""
    body = io.StringIO(newline="")
    writer = csv.writer(body, delimiter=_BETWEEN[content.language], quoting=csv.QUOTE_ALL)
    writer.writerow([content.translate(heading) for heading in _HEADINGS])
    for line in lines(content):
        writer.writerow([harmless(cell) for cell in _cells(content, line)])
    return body.getvalue().encode("utf-8-sig")


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet computes: an apostrophe shows that it is text."""
    first = next((letter for letter in cell if not _is_blank(letter)), "")
    return f"'{cell}" if first in _FORMULA else cell


def _is_blank(letter: str) -> bool:
    return letter.isspace() or unicodedata.category(letter) in ("Cf", "Cc")


def _cells(content: Content, line: Line) -> tuple[str, ...]:
    t = content.translate
    return (
        content.number,
        content.title,
        kind_word(content, line.kind),
        line.text,
        line.day.isoformat() if line.day else "",
        line.owner,
        line.proof,
        t(STATES[line.state]) if line.state else "",
        " ".join(line.items),
    )
