"""What a person should see before signing: all that is missing, contradicts itself or is stale."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from msgspec import Struct

from rsdesk.domain.assessment import Assessment
from rsdesk.domain.case_file import CaseFile, Incomplete, given_facts, item_answers
from rsdesk.domain.casework import Casework
from rsdesk.domain.closing import Point, place_of, points
from rsdesk.domain.contradicting import of_answers, of_facts
from rsdesk.domain.deciding import Lack, lacks
from rsdesk.domain.due import Due, due, lacking, unstated
from rsdesk.domain.findings import applicable
from rsdesk.domain.freshness import stale
from rsdesk.domain.guidance import Guidance
from rsdesk.domain.text import says

Kind = Literal[
    "title",
    "partner",
    "fact",
    "unanswered",
    "part",
    "blocking",
    "rating",
    "contradiction",
    "mandatory",
    "owed",
    "stale",
    "confirm",
    "decision",
    "conflict",
    "erased",
]
_NOTHING: tuple[str, ...] = ()


class Missing(Struct, frozen=True):
    """One thing that is missing, and where to mend it.

    `field` is a field of `question`, or a fact, or a particular such as `title`. `detail` are the
    parts an answer lacks, the items whose check or closing is owed, why a rating does not count,
    the rule that answers contradict, or the register on which copies disagree or whose content was
    erased. `lack` is what a decision lacks. No subject: see `domain.due.Due`.
    """

    kind: Kind
    subject: str
    question: str = ""
    field: str = ""
    detail: tuple[str, ...] = _NOTHING
    lack: Lack | None = None


def missing(work: Casework, today: date) -> tuple[Missing, ...]:
    """Return all that a person should look at before signing, with where to mend it.

    While there is a conflict no record can be made; everything else makes it an interim one.
    """
    guidance, case, assessment = work.guidance, work.case, work.assessment
    fields = tuple(due(guidance, case, assessment.facts))
    return (
        *_named(case),
        *(Missing("fact", case.subject, field=fact) for fact in unstated(assessment)),
        *_unanswered(case, fields),
        *_incomplete(guidance, fields, work.incomplete),
        *_blocking(guidance, assessment),
        *_ratings(guidance, case, assessment),
        *_contradictions(work),
        *_owed(work),
        *_stale(work, today),
        *_decision(work, today),
        *(_entry(guidance, case, "conflict", key) for key in case.conflicts),
        *(_entry(guidance, case, "erased", key) for key in case.erased),
    )


def _named(case: CaseFile) -> Iterator[Missing]:
    title = case.about.get("title")
    if title is None or not says(title.value):
        yield Missing("title", case.subject, field="title")
    if not case.partners:
        yield Missing("partner", "")
    for partner in case.partners:
        name = partner.about.get("name")
        if name is None or not says(name.value):
            yield Missing("partner", partner.subject, field="name")


def _unanswered(case: CaseFile, fields: tuple[Due, ...]) -> Iterator[Missing]:
    """Return subject after subject, for that is how they are answered."""
    subjects = [case.subject, *(partner.subject for partner in case.partners)]
    places = {subject: place for place, subject in enumerate(subjects)}
    for one in sorted(fields, key=lambda one: places.get(one.subject, len(places))):
        if one.answer is None:
            yield Missing("unanswered", one.subject, one.question.id, one.field.id)


def _incomplete(
    guidance: Guidance, fields: tuple[Due, ...], incomplete: tuple[Incomplete, ...]
) -> Iterator[Missing]:
    for lack in lacking(incomplete, ((one.subject, one.field.id) for one in fields)):
        question = guidance.question_of[lack.field].id
        yield Missing("part", lack.subject, question, lack.field, lack.missing)


def _blocking(guidance: Guidance, assessment: Assessment) -> Iterator[Missing]:
    owed: dict[tuple[str, str], list[str]] = {}
    for finding in assessment.findings:
        for subject in finding.subjects if finding.blocking else ():
            field = place_of(guidance, finding.item)
            owed.setdefault((subject, field), []).append(finding.item)
    for (subject, field), items in owed.items():
        known = guidance.question_of.get(field)
        yield Missing("blocking", subject, known.id if known else "", field, tuple(items))


def _ratings(guidance: Guidance, case: CaseFile, assessment: Assessment) -> Iterator[Missing]:
    for factor, one in assessment.appraisal.factors.items():
        field = guidance.rating_field.get(factor)
        if one.refused is not None and field is not None:
            question = guidance.question_of[field.id].id
            partner = guidance.scope(field) == "partner" and case.partners
            subject = case.partners[0].subject if partner else case.subject
            yield Missing("rating", subject, question, field.id, (one.refused,))


def _contradictions(work: Casework) -> Iterator[Missing]:
    guidance, case = work.guidance, work.case
    for broken in of_facts(work.rules, given_facts(case)):
        fact = next(iter(broken.rule.facts))
        yield Missing("contradiction", case.subject, field=fact, detail=(broken.rule.id,))
    facts = work.assessment.facts
    counted = [
        answer
        for answer in item_answers(guidance, case)
        if applicable(guidance, guidance.item[answer.item], facts)
    ]
    for broken in of_answers(guidance, work.rules, counted):
        subject, item = broken.answers[0]
        field = place_of(guidance, item)
        known = guidance.question_of.get(field)
        question = known.id if known else ""
        yield Missing("contradiction", subject, question, field, (broken.rule.id,))


def _owed(work: Casework) -> Iterator[Missing]:
    """Points that rest on one answer are closed together, so they are one thing."""
    owed: dict[str, list[Point]] = {}
    for point in points(work.guidance, work.case, work.assessment):
        if point.owed and not point.finding.blocking:
            owed.setdefault(point.field, []).append(point)
    for field, found in owed.items():
        known = work.guidance.question_of.get(field)
        subject = found[0].finding.subjects[0]
        items = tuple(point.finding.item for point in found)
        yield Missing("owed", subject, known.id if known else "", field, items)


def _stale(work: Casework, today: date) -> Iterator[Missing]:
    for subject, field in stale(work, today):
        yield Missing("stale", subject, work.guidance.question_of[field].id, field)
    for subject, field in work.to_confirm:
        yield Missing("confirm", subject, work.guidance.question_of[field].id, field)


def _decision(work: Casework, today: date) -> Iterator[Missing]:
    """What is owed is listed point by point above."""
    for lack in lacks(work.guidance, work.rules, work.case, work.assessment, today):
        if lack.kind == "mandatory":
            question = work.guidance.question_of[lack.name].id
            yield Missing("mandatory", work.case.subject, question, lack.name)
        elif lack.kind != "owed":
            yield Missing("decision", work.case.subject, lack=lack)


def _entry(
    guidance: Guidance, case: CaseFile, kind: Literal["conflict", "erased"], register: str
) -> Missing:
    """A register is of the case unless a subject stands before it."""
    subject, _, key = register.rpartition(" ")
    name = key.partition("/")[2]
    question = guidance.question_of[name].id if name in guidance.question_of else ""
    return Missing(kind, subject or case.subject, question, name, (key,))
