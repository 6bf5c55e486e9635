"""Stops, red flags and open points: the rule that each answer met, and how it was dealt with."""

from collections.abc import Iterator

from rsdesk.domain.assessment import Finding
from rsdesk.domain.closing import Matter, Point, matters, points
from rsdesk.domain.guidance import SEVERITY, Effect
from rsdesk.domain.wording import clause_text
from rsdesk.i18n import N_
from rsdesk.records.content import RecordRequest
from rsdesk.records.pagemodel import Block, Heading, Passage, Row
from rsdesk.records.shown import Shown, ShownField
from rsdesk.records.wording import (
    attachment_text,
    chosen,
    day_text,
    numbers,
    speech,
    stamped,
    subject_name,
)

_GROUPS: tuple[tuple[Effect, str, str], ...] = (
    (
        "stop",
        N_("Stops"),
        N_("No start and no continuation until the office responsible has cleared it in writing."),
    ),
    ("flag", N_("Red flags"), N_("The matter goes to the next decision level.")),
    (
        "gap",
        N_("Open points"),
        N_("Each needs a measure or a written reason before a decision is signed."),
    ),
)
_OWED: dict[Effect, str] = {
    "stop": N_("Open: the document of the competent office is missing."),
    "flag": N_("Open: the check must be made."),
    "gap": N_("Open: a measure or a written reason is missing."),
    "none": "",
}


def found_matters(request: RecordRequest) -> tuple[Matter, ...]:
    """Return all points of the case by the answer they rest on and the rule it met."""
    found = points(request.guidance, request.case, request.assessment)
    split: list[Matter] = []
    for matter in matters(request.guidance, found):
        groups: dict[tuple[object, ...], list[Point]] = {}
        for point in matter.points:
            one = point.finding
            key = (one.effect, one.clause, one.blocking, one.subjects)
            groups.setdefault(key, []).append(point)
        split += [Matter(matter.field, tuple(own)) for own in groups.values()]
    return tuple(sorted(split, key=lambda one: (-SEVERITY[one.effect], not one.blocking)))


def matter_rows(request: RecordRequest, shown: Shown) -> Iterator[Block]:
    """Return stops, red flags and open points, each with its answer, its rule and its closing."""
    translate = speech(request)
    found = found_matters(request)
    told: dict[str, Matter] = {}
    for effect, heading, duty in _GROUPS:
        group = [matter for matter in found if matter.effect == effect]
        if group:
            yield Heading(translate(heading), 3)
            yield Row((Passage(translate(duty), "quiet"),), kept=True)
        for matter in group:
            yield _matter(request, shown, matter, told.setdefault(matter.field, matter))


def place_of(shown: Shown, matter: Matter) -> ShownField | None:
    """Return where the answer is printed; None where the circumstances gave it."""
    finding = matter.points[0].finding
    return shown.place(finding.item, finding.subjects[0])


def asked_in(request: RecordRequest, place: ShownField | None, matter: Matter) -> str:
    """Return the question as it was asked, so that the chosen words make sense beside it."""
    item = request.guidance.item[matter.items[0]]
    return (place.field.label if place else item.text)[request.language]


def _matter(request: RecordRequest, shown: Shown, matter: Matter, first: Matter) -> Row:
    """What closes an answer's points is said with the `first` of its rows."""
    place = place_of(shown, matter)
    return Row(
        (
            Passage(asked_in(request, place, matter)),
            *_answered(request, shown, matter.points[0].finding),
            *_closed(request, matter, first),
        ),
        "\n".join(matter.items),
        page_of=place.anchor if place else "facts",
        ruled=True,
    )


def _answered(request: RecordRequest, shown: Shown, finding: Finding) -> Iterator[Passage]:
    translate, guidance = speech(request), request.guidance
    place = shown.place(finding.item, finding.subjects[0])
    label = (
        chosen(request, place)
        if place and place.answer
        else guidance.option_label(finding.item, finding.answer)[request.language]
    )
    text = translate(N_("Answer: {answer}")).format(answer=label)
    if guidance.item[finding.item].scope == "partner":
        names = ", ".join(subject_name(request, subject) for subject in finding.subjects)
        text = translate(N_("{answer} (partner: {names})")).format(answer=text, names=names)
    yield Passage(text, "strong")
    if finding.clause:
        facts = clause_text(guidance, finding.clause, request.language, request.assessment.facts)
        because = translate(N_("Because this applies: {facts}.")).format(facts=facts)
        yield Passage(because, "quiet")
    if finding.blocking:
        text = N_("Required: the check must be made; a reason does not replace it.")
        yield Passage(translate(text), "strong")


def _closed(request: RecordRequest, matter: Matter, first: Matter) -> Iterator[Passage]:
    if first is matter:
        yield from _said(request, matter)
    elif any(_said(request, matter)):
        text = speech(request)(N_("Dealt with as under {items}."))
        yield Passage(text.format(items=", ".join(first.items)), "quiet")
    yield from _by_measures(request, matter)
    if any(point.closed == "baseline" for point in matter.points):
        text = N_("The institute answers for this in its baseline, not this case.")
        yield Passage(speech(request)(text), "quiet")
    if matter.owed and not matter.blocking:
        yield Passage(speech(request)(_OWED[matter.effect]), "strong")


def _said(request: RecordRequest, matter: Matter) -> Iterator[Passage]:
    """Return the clearance, reason or note, which belongs to the answer."""
    translate = speech(request)
    closing = matter.points[0].closing
    if closing.authority.strip() or closing.document is not None:
        text = translate(N_("Cleared by {office}, document of {day}")).format(
            office=closing.authority, day=day_text(closing.dated, request.language)
        )
        yield Passage(text)
        yield Passage(attachment_text(request, closing.document), "quiet")
    if closing.text.strip():
        noted = N_("Noted: {text}") if matter.effect == "flag" else N_("Reason: {text}")
        yield Passage(translate(noted).format(text=closing.text))
        yield Passage(stamped(request, f"closing/{matter.field}"), "quiet")


def _by_measures(request: RecordRequest, matter: Matter) -> Iterator[Passage]:
    translate = speech(request)
    names = dict.fromkeys(name for point in matter.points for name in point.measures)
    if names:
        found = sorted(numbers(request)[name] for name in names)
        one, many = N_("Dealt with by measure {numbers}."), N_("Dealt with by measures {numbers}.")
        text = translate(one if len(found) == 1 else many)
        yield Passage(text.format(numbers=", ".join(map(str, found))))
