"""Revisions: the immutable steps a subject's history is made of.

A revision never holds personal or free text. Such a value is a blob of its own and the revision
names the SHA-256 of salt and value, so erasing the blob leaves every identifier valid.
"""

import hashlib
import secrets
from typing import Annotated

import msgspec
import rfc8785
from msgspec import Meta, Struct

FORMAT = 1
SALT_BYTES = 16
Digest = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
Plain = Annotated[str, Meta(max_length=200)]
# I-JSON keeps integers exact up to here (RFC 8785, 3.2.2.3)
LARGEST_COUNTER = 2**53 - 1


class Change(Struct, frozen=True, forbid_unknown_fields=True):
    """One register set to a new value: a plain id, a commitment to a blob, or both.

    Neither of the two clears the register; the earlier values stay in the history.
    """

    key: Annotated[str, Meta(min_length=1, max_length=200)]
    plain: Plain = ""
    sealed: Annotated[str, Meta(pattern=r"\A([0-9a-f]{64})?\Z")] = ""


class Revision(Struct, frozen=True, forbid_unknown_fields=True):
    """One step of a subject's history, linked to the steps it was made upon.

    `counter` is one more than the largest of the parents; `author` is the SHA-256 of a
    certificate; `time` is claimed by the computer and never used for ordering.
    """

    subject: Annotated[str, Meta(pattern=r"\A(case|partner|institute):[0-9a-f]{32}\Z")]
    parents: tuple[Digest, ...]
    counter: Annotated[int, Meta(ge=1, le=LARGEST_COUNTER)]
    replica: Annotated[str, Meta(pattern=r"\A[0-9a-f]{32}\Z")]
    author: Digest
    time: Annotated[str, Meta(pattern=r"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\Z")]
    changes: tuple[Change, ...]
    format: Annotated[int, Meta(ge=FORMAT, le=FORMAT)] = FORMAT

    def canonical(self) -> bytes:
        """Return the RFC 8785 form, the bytes that are stored and hashed."""
        return rfc8785.dumps(msgspec.to_builtins(self))

    @property
    def id(self) -> str:
        """SHA-256 of the canonical form, in hex."""
        return hashlib.sha256(self.canonical()).hexdigest()


class Blob(Struct, frozen=True):
    """A personal or free text value and the salt that makes its commitment unguessable."""

    value: bytes
    salt: bytes

    @property
    def commitment(self) -> str:
        """SHA-256 of salt and value, in hex."""
        return hashlib.sha256(self.salt + self.value).hexdigest()


def seal(value: bytes) -> Blob:
    """Return a blob of this value under a fresh random salt."""
    return Blob(value=value, salt=secrets.token_bytes(SALT_BYTES))


def parse(body: bytes) -> Revision:
    """Read a stored or received revision.

    Raises msgspec.ValidationError or msgspec.DecodeError when the bytes are no revision, or are
    one but not in canonical form (its id would then name other bytes).
    """
    try:
        revision = msgspec.json.decode(body, type=Revision)
    except UnicodeDecodeError as error:
        raise msgspec.DecodeError("the revision is not UTF-8") from error
    if revision.canonical() != body:
        raise msgspec.ValidationError("the revision is not in canonical form")
    if revision.parents != tuple(sorted(set(revision.parents))):
        raise msgspec.ValidationError("the parents are not sorted and distinct")
    keys = [change.key for change in revision.changes]
    if len(keys) != len(set(keys)):
        raise msgspec.ValidationError("a register is set twice")
    return revision
