"""The summary for a partner, a funder or the team: no people, no findings, nothing on security."""

from collections.abc import Iterator

from rsdesk.i18n import N_
from rsdesk.records.content import RecordRequest
from rsdesk.records.coverage import source_figures
from rsdesk.records.following import review_text
from rsdesk.records.front import (
    is_interim,
    numbers_band,
    practice_row,
    result_band,
    state,
    title,
)
from rsdesk.records.measures import measure_text, state_word
from rsdesk.records.pagemodel import Block, Heading, Passage, Row, Title, paragraph, row
from rsdesk.records.shown import Shown
from rsdesk.records.signatures import signature
from rsdesk.records.wording import (
    day_text,
    edition_name,
    institute_name,
    numbers,
    speech,
    subject_name,
)

_BENEFIT = "LEI-1.8"


def summary(request: RecordRequest, shown: Shown) -> Iterator[Block]:
    """Return what others may know: the case, its level, the decision and what follows from it."""
    translate = speech(request)
    kind = translate(N_("Summary of a research security record"))
    yield Title(institute_name(request), kind, title(request))
    yield numbers_band(request)
    yield from _what_it_is(request, shown)
    yield row(translate(N_("Collaboration")), state(request))
    names = [subject_name(request, partner.subject) for partner in request.case.partners]
    yield row(translate(N_("Partner")), *(names or [translate(N_("No partner is named yet."))]))
    yield from result_band(request)
    yield row(translate(N_("Next review")), review_text(request))
    yield from _benefit(request, shown)
    yield from _conditions(request)
    yield from _checked(request)
    yield from signature(request)


def _what_it_is(request: RecordRequest, shown: Shown) -> Iterator[Block]:
    translate = speech(request)
    if request.practice:
        yield practice_row(request)
    text = N_(
        "This is a summary for partners, funders or the team. It leaves out people, answers, "
        "checks and findings on security, and cannot stand in for the full record."
    )
    yield row(translate(N_("This document")), translate(text), tone="strong")
    if is_interim(request, shown):
        interim = N_("Interim: not everything that a decision needs is there.")
        yield row(translate(N_("State")), translate(interim), tone="strong")
    if request.of:
        yield row(translate(N_("Full record")), f"SHA-256 {request.of}", tone="quiet")
    else:
        none = N_("No full record of this state has been signed yet.")
        yield row(translate(N_("Full record")), translate(none), tone="quiet")


def _benefit(request: RecordRequest, shown: Shown) -> Iterator[Block]:
    place = shown.place(_BENEFIT)
    if place is None or place.answer is None or not place.answer.parts.text.strip():
        return
    translate = speech(request)
    yield Heading(translate(N_("Benefit")), 2)
    yield row(place.question.id, place.answer.parts.text)


def _conditions(request: RecordRequest) -> Iterator[Block]:
    """Whoever is bound by a condition must know it; measures inside the institute stay there."""
    translate = speech(request)
    known = request.case.proceedings.measures
    conditions = [name for name in numbers(request) if known[name].condition]
    if not conditions:
        return
    yield Heading(translate(N_("Conditions")), 2)
    for name in conditions:
        due = translate(N_("Due: {text}")).format(text=day_text(known[name].due, request.language))
        details = [due] if known[name].due else []
        progress = " · ".join([*details, state_word(request, name)])
        yield Row(
            (Passage(measure_text(request, known[name])), Passage(progress, "quiet")),
            str(numbers(request)[name]),
            ruled=True,
        )


def _checked(request: RecordRequest) -> Iterator[Block]:
    """Say by which guidance the check was made, and how much of it."""
    translate = speech(request)
    yield Heading(translate(N_("What was checked against")), 2)
    hashed = Passage(f"SHA-256 {request.guidance_hash}", "quiet")
    yield Row((Passage(edition_name(request)), hashed), translate(N_("Guidance")))
    if request.policy:
        hashed = Passage(f"SHA-256 {request.policy_hash}", "quiet")
        yield Row((Passage(request.policy), hashed), translate(N_("Institute's policy")))
    for source in request.guidance.sources:
        figures = source_figures(request, source)
        text = Passage(source.title[request.language])
        yield Row((text, Passage(figures, "quiet")), source.id, ruled=True)
    note = N_(
        "The level follows from four ratings by published rules; people decided. This summary is "
        "no clearance and no legal advice. All times are claimed by the computer; no time-stamping "
        "service confirms them."
    )
    yield paragraph(translate(note), "quiet")
