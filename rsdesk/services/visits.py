"""Coming into an open vault and leaving it again."""

from datetime import date, datetime

from msgspec import Struct

from rsdesk.services import preferences, register, vaults
from rsdesk.storage.vault import Vault


class Arrival(Struct, frozen=True):
    """Where the person was when the vault was left, and after how many idle minutes it locks.

    `due` are the cases in which something waits.
    """

    place: str
    idle_minutes: int
    due: int


def arrive(vault: Vault, today: date) -> Arrival:
    """Return what is needed to go on where the person was, and how much waits."""
    return Arrival(
        preferences.place(vault),
        preferences.idle_minutes(vault),
        register.counts(vault, today).due,
    )


def leave(vault: Vault, place: str, now: datetime, *, back_up: bool) -> None:
    """Remember the place, make a backup when one is due and wanted, and close the vault.

    The vault is closed whatever fails before.
    """
    try:
        preferences.put_place(vault, place)
        if back_up:
            vaults.back_up_if_due(vault, now)
    finally:
        vaults.close(vault)
