"""The owner of an open vault: who signs in it, and the password."""

from datetime import date

from msgspec import Struct

from rsdesk.crypto import identity as identities
from rsdesk.services import people
from rsdesk.storage import failures, unlocking
from rsdesk.storage import vault as vault_files
from rsdesk.storage.vault import Vault


class Owner(Struct, frozen=True):
    """The identity that writes and signs here; the fingerprint is that of its certificate."""

    name: str
    institute: str
    fingerprint: str
    valid_until: date


def owner(vault: Vault) -> Owner:
    """Return whose vault this is."""
    certificate = people.certificate(vault)
    return Owner(
        identities.person_name(certificate),
        identities.institute_name(certificate),
        identities.fingerprint(certificate),
        certificate.not_valid_after_utc.date(),
    )


def change_password(vault: Vault, password: str, new_password: str) -> None:
    """Set a new password while the vault is open. Raises VaultError when the old one is wrong."""
    if not vault.lock.is_in(vault.folder):
        raise failures.gone(vault.folder)
    unlocking.by_password(vault.folder, password)
    vault_files.change_password(vault, new_password)
