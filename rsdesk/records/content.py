"""What a record is made from, what comes back, and the contents of its pages.

Nothing here draws: tests compare contents without a PDF, and the request travels to a child.
"""

from datetime import date, datetime
from typing import Literal

import msgspec
from msgspec import Struct

from rsdesk.domain.assessment import Assessment
from rsdesk.domain.case_file import CaseFile, Incomplete
from rsdesk.domain.guidance import Guidance
from rsdesk.domain.rules import Rules
from rsdesk.i18n import Language

# summary: for partner, funder or team, without people and without what was found out
Kind = Literal["full", "summary"]


class RecordRequest(Struct, frozen=True, forbid_unknown_fields=True):
    """Everything a record says.

    `number` is short case id and version, `replaces` the SHA-256 of the previous record or
    empty, `made` the claimed time (RFC 3339), `people` maps certificate fingerprints to names;
    `with_help` prints why each question is asked and what good evidence is. `practice` marks a
    record from a practice vault on every page, so that nobody takes it for a real one; `preview`
    marks each page of what nobody is going to sign. `rules` are those of the guidance with what
    the institute's policy sets; `policy` names that policy and `policy_hash` is its SHA-256, both
    empty without one. `differences` are those to the replaced record, in words. `of` is the
    SHA-256 of the full record that a summary is of, empty when none shows this state.
    """

    guidance: Guidance
    guidance_hash: str
    rules: Rules
    case: CaseFile
    assessment: Assessment
    incomplete: tuple[Incomplete, ...]
    language: Language
    number: str
    version: int
    replaces: str
    made: str
    software: str
    people: dict[str, str]
    signer: str
    signer_institute: str
    signer_fingerprint: str
    with_help: bool = False
    practice: bool = False
    preview: bool = False
    kind: Kind = "full"
    policy: str = ""
    policy_hash: str = ""
    differences: tuple[str, ...] = ()
    of: str = ""

    @property
    def today(self) -> date:
        """The day on which the record is made."""
        return datetime.fromisoformat(self.made).date()

    @property
    def compact(self) -> bool:
        """Whether the check was short, so that the record is."""
        return self.assessment.depth == "short"


class Rendered(Struct, frozen=True, forbid_unknown_fields=True):
    """A record before it is signed.

    `box` is where the signature goes: page index from 0, then x1, y1, x2, y2 in points from the
    lower left corner; `block` is a PDF page of the size of the box that shows the signature;
    `reason` is the reason to be written into the signature.
    """

    pdf: bytes
    block: bytes
    box: tuple[int, float, float, float, float]
    reason: str


def request_bytes(request: RecordRequest) -> bytes:
    """Return a request as it travels to the child process."""
    return msgspec.json.encode(request)


def read_request(body: bytes) -> RecordRequest:
    """Read a request; msgspec.DecodeError when it is none."""
    return msgspec.json.decode(body, type=RecordRequest)


def rendered_bytes(rendered: Rendered) -> bytes:
    """Return a rendered record as it travels back."""
    return msgspec.msgpack.encode(rendered)


def read_rendered(body: bytes) -> Rendered:
    """Read a rendered record; msgspec.DecodeError when it is none."""
    return msgspec.msgpack.decode(body, type=Rendered)
