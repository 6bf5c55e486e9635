"""Independent slots that each hold the master key: under a password, under a recovery key."""

import secrets
import unicodedata
from typing import Annotated

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.keywrap import (
    InvalidUnwrap,
    aes_key_unwrap,
    aes_key_wrap,
)
from msgspec import Meta, Struct
from pyrage import x25519

from rsdesk.crypto import recovery
from rsdesk.crypto.keys import MASTER_BYTES
from rsdesk.errors import VaultError
from rsdesk.i18n import N_

SALT_BYTES = 16
WRAPPED_BYTES = MASTER_BYTES + 8  # RFC 3394 adds one block
MEMORY_LIMIT_KIB = 1024 * 1024
ITERATION_LIMIT = 10
LANE_LIMIT = 8


class Effort(Struct, frozen=True, forbid_unknown_fields=True):
    """What one guess of the password costs (Argon2id, RFC 9106)."""

    memory_kib: int
    iterations: int
    lanes: int


STANDARD = Effort(memory_kib=256 * 1024, iterations=3, lanes=4)
LOW_MEMORY = Effort(memory_kib=64 * 1024, iterations=3, lanes=4)


class PasswordSlot(Struct, frozen=True, forbid_unknown_fields=True, tag="password"):
    """The master key wrapped (RFC 3394) under a key that Argon2id makes of the password."""

    effort: Effort
    salt: Annotated[bytes, Meta(min_length=SALT_BYTES, max_length=SALT_BYTES)]
    wrapped: Annotated[bytes, Meta(min_length=WRAPPED_BYTES, max_length=WRAPPED_BYTES)]


class RecoverySlot(Struct, frozen=True, forbid_unknown_fields=True, tag="recovery"):
    """The master key as an age file for the recovery key; the stock age program opens it."""

    age: Annotated[bytes, Meta(max_length=4096)]


Slot = PasswordSlot | RecoverySlot


def check_effort(effort: Effort) -> None:
    """Raise VaultError for parameters no vault of ours has, before any work is done on them."""
    bounds = (
        (effort.memory_kib, max(8 * effort.lanes, 1), MEMORY_LIMIT_KIB),
        (effort.iterations, 1, ITERATION_LIMIT),
        (effort.lanes, 1, LANE_LIMIT),
    )
    if not all(least <= value <= most for value, least, most in bounds):
        raise VaultError(
            N_(
                "The header of the vault asks for {memory} MiB of memory and {iterations} rounds "
                "to check the password. No vault of rsdesk does that, so the file vault.json was "
                "altered. Nothing was changed. Please restore the latest backup."
            ),
            memory=effort.memory_kib // 1024,
            iterations=effort.iterations,
        )


def password_slot(master: bytes, password: str, effort: Effort) -> PasswordSlot:
    """Return a slot that this password opens. Raises VaultError when the password is empty."""
    if not password:
        raise VaultError(N_("The password is empty. Nothing was changed. Please choose another."))
    check_effort(effort)
    salt = secrets.token_bytes(SALT_BYTES)
    return PasswordSlot(effort, salt, aes_key_wrap(_key_of(password, salt, effort), master))


def recovery_slot(master: bytes, key: str) -> RecoverySlot:
    """Return a slot that this recovery key opens."""
    return RecoverySlot(recovery.wrap(master, key))


def open_with_password(slot: PasswordSlot, password: str) -> bytes | None:
    """Return the master key, None when the password is another."""
    check_effort(slot.effort)
    try:
        return aes_key_unwrap(_key_of(password, slot.salt, slot.effort), slot.wrapped)
    except InvalidUnwrap:
        return None


def open_with_recovery_key(slot: RecoverySlot, identity: x25519.Identity) -> bytes | None:
    """Return the master key, None when the recovery key belongs to another vault."""
    master = recovery.unwrap(slot.age, identity)
    return master if master is not None and len(master) == MASTER_BYTES else None


def argon2id(
    password: bytes,
    salt: bytes,
    effort: Effort,
    *,
    secret: bytes | None = None,
    associated: bytes | None = None,
) -> bytes:
    """Return the 32-byte Argon2id tag; secret and associated data are for the RFC's vector."""
    return Argon2id(
        salt=salt,
        length=32,
        iterations=effort.iterations,
        lanes=effort.lanes,
        memory_cost=effort.memory_kib,
        ad=associated,
        secret=secret,
    ).derive(password)


def _key_of(password: str, salt: bytes, effort: Effort) -> bytes:
    # keyboards differ in how they compose an umlaut; a lone surrogate is a byte that a terminal
    # could not decode and may stand in a password all the same
    text = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    try:
        return argon2id(text, salt, effort)
    except MemoryError as exc:
        raise VaultError(
            N_(
                "The computer has too little free memory to check the password: {memory} MiB are "
                "needed. Nothing was changed. Please close other programs and try again."
            ),
            memory=effort.memory_kib // 1024,
        ) from exc
