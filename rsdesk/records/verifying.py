"""Verifying a signed record: three separate answers, content, signer and time, never one.

The file is examined in a child process (examining.py) from its bytes alone. Here its signature
is held against what this vault knows; that never changes the answer about the content.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal

import msgspec
from msgspec import Struct

from rsdesk.records import isolation
from rsdesk.records.findings import (
    ContentState,
    Examination,
    ExaminedSignature,
    Reason,
    SignatureState,
)
from rsdesk.records.isolation import Cancelled, ChildStoppedError, never

SIZE_LIMIT = 100 * 2**20
SECONDS = 20.0
MEMORY_MIB = 1024

SignerState = Literal["own", "known", "unknown", "unproven", "none"]
TimeState = Literal["claimed", "in_vault", "unknown"]
# what `rsdesk verify` ends with
STATUS: dict[ContentState, int] = {"unchanged": 0, "changed": 1, "unknown": 2}


class KnownSigner(Struct, frozen=True):
    """A person whose certificate this vault holds; `own` is the vault's own identity."""

    name: str
    since: date
    own: bool = False


class ContentAnswer(Struct, frozen=True):
    """Whether the content is as it was signed; `reason` is empty when it is."""

    state: ContentState
    reason: Reason = ""


class SignerAnswer(Struct, frozen=True):
    """Who signed. own: this vault's identity. known: a certificate that this vault holds.

    unknown: the signature fits, but anyone can make one with this name. unproven: no signature
    fits the whole file. none: there is no signature.
    """

    state: SignerState
    name: str = ""
    fingerprint: str = ""
    since: date | None = None


class TimeAnswer(Struct, frozen=True):
    """When it was signed: claimed by the signer, or lying in this vault since a day."""

    state: TimeState
    claimed: datetime | None = None
    since: date | None = None


class SignatureAnswer(Struct, frozen=True):
    """One signature in the file; see findings.py for its state."""

    state: SignatureState
    name: str
    institute: str
    fingerprint: str
    claimed: datetime | None
    in_validity: bool


class Verdict(Struct, frozen=True):
    """The answers about one file."""

    content: ContentAnswer
    signer: SignerAnswer
    time: TimeAnswer
    signatures: tuple[SignatureAnswer, ...] = ()

    @property
    def status(self) -> int:
        """0 content unchanged, 1 changed, 2 cannot tell; the signer never alters it."""
        return STATUS[self.content.state]


def verify(
    pdf: bytes,
    *,
    known: Mapping[str, KnownSigner],
    record_since: date | None = None,
    cancelled: Cancelled = never,
) -> Verdict:
    """Return what can be said of a PDF; never raises for what it holds, only when cancelled.

    `known` is keyed by certificate fingerprint. `record_since` is the day since which this vault
    holds the hash of this very file, None when it does not.
    """
    return judged(_examine(pdf, cancelled), known, record_since)


def judged(
    examination: Examination, known: Mapping[str, KnownSigner], record_since: date | None
) -> Verdict:
    """Return what an examination means to a vault that knows these signers."""
    return Verdict(
        content=ContentAnswer(examination.content, examination.reason),
        signer=_signer(examination, known),
        time=_time(examination, record_since),
        signatures=tuple(_answer(signature) for signature in examination.signatures),
    )


def _examine(pdf: bytes, cancelled: Cancelled) -> Examination:
    if len(pdf) > SIZE_LIMIT:
        return Examination("unknown", "too_large")
    try:
        found = isolation.run(
            "verify", pdf, seconds=SECONDS, memory_mib=MEMORY_MIB, cancelled=cancelled
        )
        return msgspec.json.decode(found, type=Examination)
    except ChildStoppedError as stopped:
        limit = stopped.limit
        if limit == "cancelled":
            raise
        return Examination("unknown", limit if limit != "nonsense" else "stopped")
    except msgspec.DecodeError:
        return Examination("unknown", "stopped")


def _signer(examination: Examination, known: Mapping[str, KnownSigner]) -> SignerAnswer:
    if not examination.signatures:
        return SignerAnswer("none" if examination.reason == "no_signature" else "unproven")
    if examination.content != "unchanged":
        return SignerAnswer("unproven")
    signature = examination.signatures[-1]
    signer = known.get(signature.fingerprint)
    if signer is None:
        return SignerAnswer("unknown", signature.name, signature.fingerprint)
    state: SignerState = "own" if signer.own else "known"
    return SignerAnswer(state, signer.name, signature.fingerprint, signer.since)


def _time(examination: Examination, record_since: date | None) -> TimeAnswer:
    fits = examination.content == "unchanged"
    claimed = examination.signatures[-1].claimed if fits else None
    if record_since is not None:
        return TimeAnswer("in_vault", claimed, record_since)
    return TimeAnswer("claimed" if claimed else "unknown", claimed)


def _answer(signature: ExaminedSignature) -> SignatureAnswer:
    return SignatureAnswer(
        state=signature.state,
        name=signature.name,
        institute=signature.institute,
        fingerprint=signature.fingerprint,
        claimed=signature.claimed,
        in_validity=signature.in_validity,
    )
