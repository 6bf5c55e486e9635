"""The part on effects: each rule that an answer met, and the check records behind answers."""

from collections.abc import Iterator

from rsdesk.domain.assessment import Finding
from rsdesk.domain.guidance import SEVERITY
from rsdesk.domain.wording import finding_text, signals_text
from rsdesk.i18n import N_
from rsdesk.records.answers import check_passages
from rsdesk.records.content import RecordRequest
from rsdesk.records.pagemodel import Block, Heading, Passage, Row, paragraph
from rsdesk.records.shown import NumberedCheck, Shown, in_source_order
from rsdesk.records.wording import chosen, speech, subject_name


def effects(request: RecordRequest, shown: Shown) -> Iterator[Block]:
    """Return what each answer leads to, the gravest first, with the rule in words."""
    translate = speech(request)
    yield Heading(translate(N_("Effects of the answers")), 1)
    yield paragraph(
        translate(
            N_(
                "Each entry is one rule of the guidance that an answer met. With several "
                "partners the worst effect counts."
            )
        )
    )
    findings = sorted(in_source_order(request), key=lambda f: -SEVERITY[f.effect])
    for finding in findings:
        if finding.effect != "none" or finding.signals:
            yield _effect(request, shown, finding)
    quiet = [f.item for f in findings if f.effect == "none" and not f.signals]
    if quiet:
        yield Row(
            (Passage(", ".join(quiet), "quiet"),), translate(N_("No consequence")), ruled=True
        )


def _effect(request: RecordRequest, shown: Shown, finding: Finding) -> Row:
    translate = speech(request)
    guidance, language = request.guidance, request.language
    place = shown.place(finding.item, finding.subjects[0])
    answer = chosen(request, place) if place and place.answer else ""
    text = finding_text(guidance, request.assessment, finding, language, answer)
    passages = [Passage(text)]
    if guidance.item[finding.item].scope == "partner":
        names = ", ".join(subject_name(request, subject) for subject in finding.subjects)
        passages.append(Passage(translate(N_("Partner: {name}")).format(name=names), "quiet"))
    if finding.signals:
        speaks = translate(N_("Speaks for the rating: {ratings}.")).format(
            ratings=signals_text(finding.signals, translate)
        )
        passages.append(Passage(speaks, "quiet"))
    anchor = place.anchor if place else ""
    return Row(tuple(passages), finding.item, page_of=anchor, ruled=True)


def evidence(request: RecordRequest, shown: Shown) -> Iterator[Block]:
    """Return the list of check records; their results stand in full with the answers."""
    translate = speech(request)
    yield Heading(translate(N_("Evidence")), 1)
    checks = [(field.question.id, check) for field in shown.fields for check in field.checks]
    if not checks:
        yield paragraph(translate(N_("No check record was made.")))
        return
    yield paragraph(translate(N_("The results stand in full with the answers, on the page named.")))
    for question, check in checks:
        yield _check(request, question, check)


def _check(request: RecordRequest, question: str, numbered: NumberedCheck) -> Row:
    return Row(
        check_passages(request, numbered.check),
        f"{numbered.number}   {question}",
        page_of=f"check {numbered.number}",
        ruled=True,
    )
