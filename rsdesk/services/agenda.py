"""What is due over all cases: read from the register, so that it costs nothing to look."""

from datetime import date

from msgspec import Struct

from rsdesk.domain.dates import Deadline
from rsdesk.services import register
from rsdesk.services.register import Row, Shelf
from rsdesk.storage.vault import Vault

MOST = 200  # cases; whoever has more works through the filter “due”
_SHELVES: tuple[Shelf, ...] = ("current", "archived")


class Entry(Struct, frozen=True):
    """A day that has come, and the case in which something is wanted."""

    case: str
    title: str
    deadline: Deadline


class Agenda(Struct, frozen=True):
    """What is due, the longest overdue first; `more` cases have not been looked at."""

    entries: tuple[Entry, ...]
    more: int


def agenda(vault: Vault, today: date) -> Agenda:
    """Return all that is due. Archived cases wait for their deletion alone."""
    pages = [
        register.page(vault, today=today, shelf=shelf, only="due", order="due", limit=MOST)
        for shelf in _SHELVES
    ]
    found = [entry for page in pages for row in page.rows for entry in _due(row, today)]
    return Agenda(
        tuple(sorted(found, key=lambda entry: (entry.deadline.day, entry.title, entry.case))),
        sum(page.total - len(page.rows) for page in pages),
    )


def _due(row: Row, today: date) -> list[Entry]:
    return [Entry(row.subject, row.title, one) for one in row.dates if one.is_due(today)]
