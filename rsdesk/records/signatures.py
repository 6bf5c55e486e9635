"""The part on signatures: lines for those who sign by hand, and the digital signature."""

from collections.abc import Iterator

from rsdesk.domain.deciding_words import act_word
from rsdesk.domain.wording import joined
from rsdesk.i18n import N_
from rsdesk.records.content import RecordRequest
from rsdesk.records.pagemodel import Block, Heading, Passage, Row, SignatureField, SigningLine
from rsdesk.records.wording import grouped, parties, speech


def signature(request: RecordRequest) -> Iterator[Block]:
    """Return what the signature says and its place; the expected signer is named in the text."""
    translate = speech(request)
    yield Heading(translate(N_("Signature")), 1)
    if request.kind == "full":
        yield from _by_hand(request)
    named = N_(
        "This record carries one signature, that of {signer}. If it is missing, the file is not "
        "complete. The signature says that the record shows the case as it stood at the time "
        "named. Who decided is told under “Decision”."
    )
    summed = N_(
        "This summary carries one signature, that of {signer}. If it is missing, the file is not "
        "complete. The signature says that the summary fits the case as it stood at the time "
        "named."
    )
    kind = N_(
        "Digital signature (PAdES B-B) with a certificate that the signer made; not a qualified "
        "electronic signature."
    )
    words = named if request.kind == "full" else summed
    text = translate(words).format(signer=request.signer)
    yield Row((Passage(text),), kept=True)
    yield Row((Passage(translate(kind)),), translate(N_("Kind")), kept=True)
    yield Row(
        (Passage(grouped(request.signer_fingerprint), "quiet"),),
        translate(N_("Certificate (SHA-256)")),
        kept=True,
    )
    yield SignatureField()


def _by_hand(request: RecordRequest) -> Iterator[Block]:
    translate = speech(request)
    signing = [p for p in parties(request).values() if p.signature == "paper"]
    if signing:
        text = N_("These people sign by hand on a printed copy; the digital signature is separate.")
        yield Row((Passage(translate(text)),), kept=True)
    for party in signing:
        yield SigningLine(
            role=joined([act_word(act, translate) for act in party.acts], translate),
            dated=translate(N_("Place, date")),
            name=", ".join(filter(None, (party.name, party.function))),
        )
