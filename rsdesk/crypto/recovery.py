"""The printed recovery key: an age X25519 identity, for which the master key is encrypted."""

import unicodedata

import pyrage
from pyrage import x25519

from rsdesk.errors import VaultError
from rsdesk.i18n import N_

_PREFIX = "AGE-SECRET-KEY-1"
_BARE_PREFIX = _PREFIX.replace("-", "")
_LENGTH = 58  # Bech32 characters after the prefix: 52 for the key, 6 that catch errors
_GROUP = 4
_IGNORED = ("Pd", "Cf")  # dashes, and invisible characters such as the soft hyphen
_VERSION = b"age-encryption.org/v1"


def new_key() -> str:
    """Return a new recovery key as it is printed, in groups of four characters."""
    digits = str(x25519.Identity.generate()).removeprefix(_PREFIX)
    groups = [digits[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP)]
    return " ".join([_PREFIX, *groups])


def parse(typed: str) -> x25519.Identity:
    """Read a recovery key as a person types it; spaces, hyphens and line breaks do not matter.

    Raises VaultError for any mistyped, missing or additional character.
    """
    kept = [c for c in typed.upper() if not c.isspace() and unicodedata.category(c) not in _IGNORED]
    digits = "".join(kept).removeprefix(_BARE_PREFIX)
    if len(digits) != _LENGTH:
        raise _mistyped()
    try:
        return x25519.Identity.from_str(_PREFIX + digits)
    except pyrage.IdentityError as exc:
        raise _mistyped() from exc


def wrap(master: bytes, key: str) -> bytes:
    """Return an age file of the master key that this recovery key opens."""
    return bytes(pyrage.encrypt(master, [parse(key).to_public()]))


def unwrap(sealed: bytes, identity: x25519.Identity) -> bytes | None:
    """Return what an age file holds, None when it was made for another key or is damaged."""
    if not _for_x25519(sealed):
        return None
    try:
        return bytes(pyrage.decrypt(sealed, [identity]))
    except pyrage.DecryptError:
        return None


def _mistyped() -> VaultError:
    return VaultError(
        N_(
            "The recovery key is mistyped: a character is wrong, missing or too many. Nothing was "
            "changed. Please compare it with the sheet; after AGE-SECRET-KEY-1 it has 58 "
            "characters, and B, I, O and 1 are never among them."
        )
    )


def _for_x25519(sealed: bytes) -> bool:
    """Tell from the header alone: pyrage cannot bound the work that a scrypt stanza asks for."""
    lines = sealed.split(b"\n---", 1)[0].split(b"\n")
    kinds = [line.split(b" ")[1:2] for line in lines if line.startswith(b"->")]
    return lines[0] == _VERSION and [b"X25519"] in kinds and [b"scrypt"] not in kinds
