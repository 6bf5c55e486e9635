"""A whole record as a page model: which parts it has and in which order."""

from collections.abc import Iterator

from rsdesk.i18n import N_
from rsdesk.records.about import about
from rsdesk.records.annex import annex
from rsdesk.records.answers import answers
from rsdesk.records.circumstances import circumstances
from rsdesk.records.closing import notices, provenance, verification
from rsdesk.records.content import RecordRequest
from rsdesk.records.coverage import coverage
from rsdesk.records.decision import decision
from rsdesk.records.evidence import evidence
from rsdesk.records.following import following
from rsdesk.records.front import front
from rsdesk.records.measures import measures
from rsdesk.records.pagemodel import Block, Contents, Document
from rsdesk.records.result import result
from rsdesk.records.shown import lay_open
from rsdesk.records.signatures import signature
from rsdesk.records.summary import summary
from rsdesk.records.wording import LANGUAGES, speech

PREVIEW = N_("Preview, not signed")
SUMMARY = N_("Summary, not the full record")


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
        subject=translate(_subject(request)),
        software=request.software,
        made=request.made,
        header=(record, title),
        footer=" · ".join((translate(LANGUAGES[request.language]), translate(_kind(request)))),
        page=translate(N_("Page {page} of {pages}")),
        reference=translate(N_("p. {page}")),
        blocks=tuple(_blocks(request)),
        warning=" · ".join(translate(warning) for warning in _warnings(request)),
        dense=request.compact and request.kind == "full",
    )


def reason(request: RecordRequest) -> str:
    """Return the record by its number: the running header and the reason in the signature."""
    named = N_("Record {number}") if request.kind == "full" else N_("Summary {number}")
    return speech(request)(named).format(number=request.number)


def _subject(request: RecordRequest) -> str:
    full = request.kind == "full"
    return N_("Research security record") if full else N_("Summary of a research security record")


def _warnings(request: RecordRequest) -> Iterator[str]:
    if request.preview:
        yield PREVIEW
    if request.kind == "summary":
        yield SUMMARY


def _kind(request: RecordRequest) -> str:
    if request.practice:
        return N_("Practice, not a real case")
    return N_("Confidential") if request.kind == "full" else N_("For partner, funder or team")


def _blocks(request: RecordRequest) -> Iterator[Block]:
    shown = lay_open(request)
    if request.kind == "summary":
        yield from summary(request, shown)
        return
    yield from front(request, shown)
    if not request.compact:
        yield Contents(speech(request)(N_("Contents")))
    yield from result(request, shown)
    yield from measures(request)
    yield from decision(request)
    yield from following(request, shown)
    yield from about(request)
    yield from circumstances(request, shown)
    yield from answers(request, shown)
    yield from coverage(request, shown)
    yield from evidence(request, shown)
    yield from notices(request)
    yield from provenance(request)
    yield from verification(request)
    yield from signature(request)
    yield from annex(request, shown)
