"""Who writes in this vault, and by what name others are shown."""

from cryptography import x509

from rsdesk.crypto import identity as identities
from rsdesk.storage import failures, kept, settings
from rsdesk.storage.vault import Vault

AUTHOR = "author"


def author(vault: Vault) -> str:
    """Return the fingerprint that new revisions carry. VaultError when the vault lost it."""
    fingerprint = settings.setting(vault, AUTHOR)
    if fingerprint is None:
        raise failures.damaged(vault.folder)  # made with the vault and never taken away
    return fingerprint


def certificate(vault: Vault) -> x509.Certificate:
    """Return the certificate of the owner; without the key, which takes 0.1 s to load."""
    stored = kept.person(vault, author(vault))
    if stored is None:
        raise failures.damaged(vault.folder)
    return x509.load_der_x509_certificate(stored)


def names(vault: Vault) -> dict[str, str]:
    """Return the names of all people known here by the fingerprint of their certificate."""
    return {
        fingerprint: identities.person_name(x509.load_der_x509_certificate(certificate))
        for fingerprint, certificate in kept.people(vault).items()
    }
