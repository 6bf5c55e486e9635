"""vault.json: what is public about a vault, authenticated by its master key.

docs/formats/vault.md describes every field.
"""

import hmac
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import rfc8785
from msgspec import Meta, Struct

from rsdesk.crypto import keys
from rsdesk.crypto.slots import PasswordSlot, RecoverySlot, Slot, check_effort
from rsdesk.domain.revision import LARGEST_COUNTER, Digest
from rsdesk.errors import VaultError
from rsdesk.i18n import N_
from rsdesk.storage import files, layout, public_header
from rsdesk.storage.failures import DamagedVaultError, explained, missing

FORMAT = public_header.FORMAT
SIZE_LIMIT = public_header.SIZE_LIMIT
START = "0" * 64

Kind = Literal["real", "practice"]


class Trace(Struct, frozen=True, forbid_unknown_fields=True):
    """How long the history was when it was last looked at, and its chain value then."""

    revisions: Annotated[int, Meta(ge=0, le=LARGEST_COUNTER)] = 0
    chain: Digest = START


class Header(Struct, frozen=True, forbid_unknown_fields=True):
    """`copied` is set in a backup: whoever opens it next writes under a replica id of its own."""

    format: Annotated[int, Meta(ge=FORMAT, le=FORMAT)]
    kind: Kind
    replica: Annotated[str, Meta(pattern=r"\A[0-9a-f]{32}\Z")]
    copied: bool
    trace: Trace
    slots: Annotated[tuple[Slot, ...], Meta(min_length=1, max_length=8)]
    mac: Annotated[bytes, Meta(max_length=32)] = b""

    @property
    def password(self) -> PasswordSlot | None:
        """The slot that the password opens."""
        return next((slot for slot in self.slots if isinstance(slot, PasswordSlot)), None)

    @property
    def recovery(self) -> RecoverySlot | None:
        """The slot that the printed recovery key opens."""
        return next((slot for slot in self.slots if isinstance(slot, RecoverySlot)), None)

    def is_made_by(self, master: bytes) -> bool:
        """Return whether a holder of this master key wrote the header as it stands."""
        return hmac.compare_digest(self.mac, _mac(self, master))


class NewerVaultError(VaultError):
    """A later version of rsdesk wrote this; an older copy beside it must not replace it."""


class _Format(Struct):
    format: int


def to_bytes(header: Header, master: bytes) -> bytes:
    """Return the content of vault.json: RFC 8785 JSON with a fresh MAC."""
    signed = msgspec.structs.replace(header, mac=_mac(header, master))
    return rfc8785.dumps(msgspec.to_builtins(signed))


def parse(content: bytes) -> Header:
    """Read a header. Raises VaultError when it is damaged, newer, or asks for absurd work."""
    try:
        if msgspec.json.decode(content, type=_Format).format > FORMAT:
            raise newer()
        header = msgspec.json.decode(content, type=Header)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as exc:
        raise damaged() from exc
    for slot in header.slots:
        if isinstance(slot, PasswordSlot):
            check_effort(slot.effort)
    if rfc8785.dumps(msgspec.to_builtins(header)) != content:
        raise damaged()
    return header


def read(path: Path) -> Header:
    """Read a header file. Raises VaultError, also when the file is missing."""
    with explained(path.parent):
        try:
            if path.exists() and not path.is_file():
                raise damaged()  # a pipe would be waited for without end
            with path.open("rb") as stream:
                content = stream.read(SIZE_LIMIT)  # whatever is cut off here is none of ours
        except FileNotFoundError as exc:
            raise damaged() from exc
    return parse(content)


def current(folder: Path, master: bytes) -> Header:
    """Return the header of an open vault. Raises VaultError when neither copy is authentic."""
    if not folder.is_dir():
        raise missing(folder)
    for name in (layout.HEADER, layout.PREVIOUS_HEADER):
        try:
            header = read(folder / name)
        except VaultError:
            continue
        if header.is_made_by(master):
            return header
    raise damaged()


def write(folder: Path, header: Header, master: bytes) -> None:
    """Replace vault.json and keep what was there as vault.json.bak.

    When the slots change, the copy gets the new content too: a password that was changed must
    not live on in it.
    """
    content = to_bytes(header, master)
    before = current(folder, master)
    with explained(folder):
        if before.slots == header.slots:
            files.replace(folder / layout.PREVIOUS_HEADER, to_bytes(before, master))
            files.replace(folder / layout.HEADER, content)
        else:
            files.replace(folder / layout.HEADER, content)
            files.replace(folder / layout.PREVIOUS_HEADER, content)


def damaged() -> DamagedVaultError:
    """Return that no usable header was found."""
    return DamagedVaultError(
        N_(
            "The file vault.json is missing, damaged or was altered, and so is its copy. The "
            "database beside it was not touched. Please restore the latest backup; what is there "
            "now is kept aside."
        )
    )


def newer() -> NewerVaultError:
    """Return that the vault was written by a later version of rsdesk."""
    return NewerVaultError(
        N_(
            "This vault was written by a newer version of rsdesk. Nothing was changed. Please "
            "open it with that version, or install the newest one here."
        )
    )


def _mac(header: Header, master: bytes) -> bytes:
    plain = msgspec.to_builtins(header)
    del plain["mac"]
    return keys.header_mac(master, rfc8785.dumps(plain))
