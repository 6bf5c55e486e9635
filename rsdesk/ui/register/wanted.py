"""What somebody wants to see of the register."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rsdesk.services import register
from rsdesk.services.register import Only, Order, Page, Row, Shelf, State

if TYPE_CHECKING:
    from rsdesk.storage.vault import Vault

BLOCK = 100  # rows fetched at a time


@dataclass(frozen=True)
class Wanted:
    """A search, its filters and the order."""

    text: str = ""
    shelf: Shelf = "current"
    only: Only = "all"
    state: State | None = None
    order: Order = "due"
    descending: bool = False

    @property
    def narrows(self) -> bool:
        """Whether some cases of the shelf may be left out."""
        return bool(self.text.strip()) or self.only != "all" or self.state is not None


def block(vault: "Vault", wanted: Wanted, number: int, today: date) -> Page:
    """Return the rows of one block of what is wanted."""
    return register.page(
        vault,
        today=today,
        text=wanted.text,
        shelf=wanted.shelf,
        states=(wanted.state,) if wanted.state else (),
        only=wanted.only,
        order=wanted.order,
        descending=wanted.descending,
        offset=number * BLOCK,
        limit=BLOCK,
    )


def row_of(vault: "Vault", case: str) -> Row | None:
    """Return the row of a case, None when the case was erased meanwhile."""
    try:
        return register.row(vault, case)
    except KeyError:
        return None
