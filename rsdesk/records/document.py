"""A whole record as a page model: which parts it has and in which order."""

from collections.abc import Iterator

from rsdesk.i18n import N_
from rsdesk.records.about import about
from rsdesk.records.answers import answers
from rsdesk.records.circumstances import circumstances
from rsdesk.records.closing import notices, provenance, signature, verification
from rsdesk.records.content import RecordRequest
from rsdesk.records.coverage import coverage
from rsdesk.records.effects import effects, evidence
from rsdesk.records.front import front
from rsdesk.records.pagemodel import Block, Contents, Document
from rsdesk.records.shown import lay_open
from rsdesk.records.wording import LANGUAGES, speech

PREVIEW = N_("Preview, not signed")


def document(request: RecordRequest) -> Document:
    """Return everything that is printed, in reading order."""
    translate = speech(request)
    stated = request.case.about.get("title")
    title = stated.value if stated else ""
    record = reason(request)
    return Document(
        language=request.language,
        title=f"{record}: {title}" if title.strip() else record,
        author=request.signer,
        subject=translate(N_("Research security record")),
        software=request.software,
        made=request.made,
        header=(record, title),
        footer=" · ".join((translate(LANGUAGES[request.language]), translate(_kind(request)))),
        page=translate(N_("Page {page} of {pages}")),
        reference=translate(N_("p. {page}")),
        blocks=tuple(_blocks(request)),
        warning=translate(PREVIEW) if request.preview else "",
    )


def reason(request: RecordRequest) -> str:
    """Return the record by its number: the running header and the reason in the signature."""
    return speech(request)(N_("Record {number}")).format(number=request.number)


def _kind(request: RecordRequest) -> str:
    return N_("Practice, not a real case") if request.practice else N_("Confidential")


def _blocks(request: RecordRequest) -> Iterator[Block]:
    shown = lay_open(request)
    yield from front(request, shown)
    yield Contents(speech(request)(N_("Contents")))
    yield from about(request)
    yield from circumstances(request, shown)
    yield from answers(request, shown)
    yield from effects(request, shown)
    yield from coverage(request, shown)
    yield from evidence(request, shown)
    yield from notices(request)
    yield from provenance(request)
    yield from verification(request)
    yield from signature(request)
