"""The master key and the two keys that follow from it."""

import hmac
import secrets

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MASTER_BYTES = 32
_DATABASE = b"rsdesk vault database 1"
_HEADER = b"rsdesk vault header 1"


def new_master() -> bytes:
    """Return a random master key, 32 bytes."""
    return secrets.token_bytes(MASTER_BYTES)


def database_key(master: bytes) -> bytes:
    """Return the raw key of vault.db, 32 bytes."""
    return _derived(master, _DATABASE)


def header_mac(master: bytes, content: bytes) -> bytes:
    """Return the HMAC-SHA-256 that proves a header was written by a holder of the master key."""
    return hmac.digest(_derived(master, _HEADER), content, "sha256")


def _derived(master: bytes, purpose: bytes) -> bytes:
    """HKDF-SHA-256 (RFC 5869) without salt: the master key is uniformly random already."""
    return HKDF(algorithm=SHA256(), length=MASTER_BYTES, salt=None, info=purpose).derive(master)
