"""What the child finds out about a PDF; it knows no vault and nobody's name but those inside."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

ContentState = Literal["unchanged", "changed", "unknown"]
# whole: fits and covers every byte; part: fits what it covers, and the file holds more;
# broken: does not fit; unreadable: could not be checked
SignatureState = Literal["whole", "part", "broken", "unreadable"]
Reason = Literal[
    "",
    # changed
    "content",
    "added",
    "uncovered",
    "container",
    "signature",
    "removed",
    # cannot tell
    "empty",
    "not_a_pdf",
    "too_large",
    "incomplete",
    "encrypted",
    "no_signature",
    "several_signatures",
    "unreadable",
    "unreadable_signature",
    "other_kind",
    "weak",
    "time",
    "memory",
    "stopped",
]


class ExaminedSignature(Struct, frozen=True, forbid_unknown_fields=True):
    """One signature: what its certificate says, and whether it fits.

    `fingerprint` is empty when there was no certificate to read; `in_validity` tells whether the
    certificate held at the claimed time.
    """

    state: SignatureState
    name: str = ""
    institute: str = ""
    fingerprint: str = ""
    claimed: datetime | None = None
    in_validity: bool = False


class Examination(Struct, frozen=True, forbid_unknown_fields=True):
    """Whether the content is as it was signed, why not, and by which signatures."""

    content: ContentState
    reason: Reason = ""
    signatures: tuple[ExaminedSignature, ...] = ()


class RefusedError(Exception):
    """A rule is broken, so the content is not accepted as unchanged."""

    def __init__(self, content: Literal["changed", "unknown"], reason: Reason) -> None:
        super().__init__(reason)
        self.content: Literal["changed", "unknown"] = content
        self.reason: Reason = reason
