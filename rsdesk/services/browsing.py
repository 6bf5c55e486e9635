"""The guidance to be read and searched without a case."""

from msgspec import Struct

from rsdesk.domain import lookup
from rsdesk.domain.guidance import Guidance
from rsdesk.domain.lookup import Entry, Index
from rsdesk.services import editions
from rsdesk.storage.vault import Vault

__all__ = ["Entry", "Shelf", "shelf"]


class Shelf(Struct, frozen=True):
    """An edition and what can be found in it."""

    guidance: Guidance
    index: Index

    def found(self, wanted: str) -> tuple[Entry, ...]:
        """Return what holds every word wanted; everything when nothing is wanted."""
        return lookup.find(self.index, wanted)

    def best(self, wanted: str) -> Entry | None:
        """Return what somebody most likely looks for."""
        return lookup.best(self.index, wanted)

    def entry(self, identifier: str) -> Entry | None:
        """Return the entry with this id, None when the edition has none such."""
        return next((line.entry for line in self.index if line.entry.id == identifier), None)


def shelf(vault: Vault, known: Shelf | None = None) -> Shelf:
    """Return the edition under which new cases begin, with the institute's own pack.

    `known` is returned again while it is still that edition.
    """
    guidance = editions.latest(vault)
    if known is not None and known.guidance == guidance:
        return known
    return Shelf(guidance, lookup.index(guidance))
