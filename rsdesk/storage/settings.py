"""Small things the vault remembers, and the identity of the person who writes in it."""

from rsdesk.storage.handle import Vault, reading, writing

_PUT = """
INSERT INTO setting (key, value) VALUES (:key, :value)
ON CONFLICT (key) DO UPDATE SET value = excluded.value
"""
_KEEP_IDENTITY = """
INSERT INTO identity (id, pem) VALUES (1, :pem) ON CONFLICT (id) DO UPDATE SET pem = excluded.pem
"""


def setting(vault: Vault, key: str) -> str | None:
    """Return what is remembered under a key, None when there is nothing."""
    with reading(vault) as db:
        row = db.execute("SELECT value FROM setting WHERE key = ?", [key]).fetchone()
    return str(row[0]) if row else None


def put_setting(vault: Vault, key: str, value: str) -> None:
    """Remember something under a key."""
    with writing(vault) as db:
        db.execute(_PUT, {"key": key, "value": value})


def identity(vault: Vault) -> bytes | None:
    """Return the key and certificate of the vault's owner as PEM, None when there is none."""
    with reading(vault) as db:
        row = db.execute("SELECT pem FROM identity").fetchone()
    return bytes(row[0]) if row else None


def keep_identity(vault: Vault, pem: bytes) -> None:
    """Keep the key and certificate of the vault's owner; there is one at a time."""
    with writing(vault) as db:
        db.execute(_KEEP_IDENTITY, {"pem": pem})
