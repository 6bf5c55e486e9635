"""Finding the header that a password or recovery key opens, and the master key in it."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from pyrage import x25519

from rsdesk.crypto import slots
from rsdesk.crypto.slots import Slot
from rsdesk.errors import VaultError
from rsdesk.i18n import N_
from rsdesk.storage import header, layout
from rsdesk.storage.header import Header

Open = Callable[[Header], bytes | None]


class WrongPasswordError(VaultError):
    """The password is not the one this header was written with."""


class Unlocked(Struct, frozen=True):
    """The master key and the authentic header; `rescued` if vault.json is not that header."""

    master: bytes
    header: Header
    rescued: bool


def by_password(folder: Path, password: str) -> Unlocked:
    """Return what this password opens. Raises VaultError, changing nothing."""
    tried: dict[Slot, bytes | None] = {}

    def attempt(candidate: Header) -> bytes | None:
        slot = candidate.password
        if slot is None:
            return None
        if slot not in tried:
            tried[slot] = slots.open_with_password(slot, password)
        return tried[slot]

    found = _unlocked(folder, attempt)
    if found is None and not tried:
        raise VaultError(
            N_(
                "This vault has no password any more. Nothing was changed. Please open it with "
                "the printed recovery key and set a new password."
            )
        )
    if found is None and not _readable(_own(folder))[0]:
        raise WrongPasswordError(
            N_(
                "The file vault.json is lost, and its copy too; the headers of the backups are "
                "left. This password does not open them. Nothing was changed. Please try the "
                "password that the vault had when a backup was made, or the printed recovery key."
            )
        )
    if found is None:
        raise WrongPasswordError(
            N_(
                "This password does not open the vault. Nothing was changed. Please check the "
                "Caps Lock key and the keyboard layout, or use the printed recovery key."
            )
        )
    return found


def by_recovery_key(folder: Path, identity: x25519.Identity) -> Unlocked:
    """Return what this recovery key opens. Raises VaultError, changing nothing."""

    def attempt(candidate: Header) -> bytes | None:
        slot = candidate.recovery
        return slots.open_with_recovery_key(slot, identity) if slot else None

    found = _unlocked(folder, attempt)
    if found is None:
        raise VaultError(
            N_(
                "This recovery key belongs to another vault. Nothing was changed. Please use the "
                "sheet that was printed for this vault."
            )
        )
    return found


def _unlocked(folder: Path, attempt: Open) -> Unlocked | None:
    candidates = _candidates(folder)
    opened = False
    for number, (path, candidate) in enumerate(candidates):
        master = attempt(candidate)
        if master is None:
            continue
        opened = True
        if not candidate.is_made_by(master):
            continue
        if any(earlier.is_made_by(master) for _, earlier in candidates[:number]):
            return None  # the newer header is intact, so the secret is one that was replaced
        return Unlocked(master, candidate, rescued=path != folder / layout.HEADER)
    if opened:
        raise header.damaged()
    return None


def _candidates(folder: Path) -> list[tuple[Path, Header]]:
    """Headers that can be read: vault.json, then its copy; those of backups if both cannot."""
    found, first = _readable(_own(folder))
    if not found:
        kept = [backup.path / layout.HEADER for backup in layout.backups(folder)]
        found, _ = _readable(kept)
    if not found and first is not None:
        raise first
    return found


def _own(folder: Path) -> list[Path]:
    return [folder / layout.HEADER, folder / layout.PREVIOUS_HEADER]


def _readable(paths: list[Path]) -> tuple[list[tuple[Path, Header]], VaultError | None]:
    found: list[tuple[Path, Header]] = []
    first: VaultError | None = None
    for path in paths:
        try:
            found.append((path, header.read(path)))
        except header.NewerVaultError:
            raise
        except VaultError as exc:
            first = first or exc
    return found, first
