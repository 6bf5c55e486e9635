"""What a case asks at the moment, how far its answers go, and what a choice would lead to.

The institute answers for itself, on a page of its own: its questions are asked where the subject
is the institute, and no case asks them again (decision 56).
"""

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct

from rsdesk.domain.case import Answer, Kind, kind_of
from rsdesk.domain.casework import Casework
from rsdesk.domain.findings import Finding, ItemAnswer, applicable, applies, finding_for
from rsdesk.domain.guidance import Field, Guidance, Question, Scope, Section

_SCOPES: dict[Kind, tuple[Scope, ...]] = {"case": ("case", "partner"), "institute": ("inst",)}


class Asked(Struct, frozen=True):
    """A question that applies, for one subject, with those of its fields that apply."""

    question: Question
    subject: str
    fields: tuple[Field, ...]
    answered: int
    marked: bool
    scope: Scope


class SectionProgress(Struct, frozen=True):
    """How many fields of a section apply and how many of them are answered."""

    section: Section
    total: int
    answered: int


def asked(casework: Casework) -> tuple[Asked, ...]:
    """Return every question that applies, per subject, in the order of the sections.

    Neighbouring questions about partners come partner by partner: one is done with one partner
    before the next begins.
    """
    answered = {(answer.subject, answer.field) for answer in casework.case.all_answers}
    return tuple(
        Asked(
            question,
            subject,
            fields,
            sum((subject, field.id) in answered for field in fields),
            (question.id, subject) in casework.marks,
            scope,
        )
        for scope, subject, question, fields in _applying(casework)
    )


def fields_asked(casework: Casework, question: str, subject: str) -> tuple[Field, ...]:
    """Return the fields of one question that apply now and are about this subject."""
    scopes: dict[Kind, Scope] = {"case": "case", "partner": "partner", "institute": "inst"}
    found = next(known for known in casework.guidance.questions if known.id == question)
    return _fields(casework, found, scopes[kind_of(subject)])


def progress(casework: Casework) -> tuple[SectionProgress, ...]:
    """Return how far each section is, counted in fields; sections without any have total 0."""
    found = asked(casework)
    return tuple(
        SectionProgress(
            section,
            sum(len(one.fields) for one in found if one.question.section == section.id),
            sum(one.answered for one in found if one.question.section == section.id),
        )
        for section in casework.guidance.sections
    )


def dormant(casework: Casework) -> tuple[Answer, ...]:
    """Return the answers that do not count now because none of their items applies."""
    guidance, facts = casework.guidance, casework.assessment.facts
    scopes = _scopes(casework)
    return tuple(
        answer
        for answer in (*casework.case.all_answers, *casework.case.unchosen)
        if answer.field in guidance.field
        and guidance.scope(guidance.field[answer.field]) in scopes
        and not any(
            applicable(guidance, guidance.item[item], facts)
            for item in guidance.field[answer.field].items
        )
    )


def opens(guidance: Guidance, fact: str) -> int:
    """Return how many fields of a case a fact opens all by itself."""
    fields = (f for f in guidance.field.values() if guidance.scope(f) in _SCOPES["case"])
    return sum(_opened_by(guidance, field, fact) for field in fields)


def effect_if(casework: Casework, subject: str, field: str, choice: str) -> tuple[Finding, ...]:
    """Return what a choice would lead to now, for each item of the field that applies.

    Effects come under the present circumstances; those that the choice itself would change are
    left out. KeyError for a field or choice that the guidance does not have.
    """
    guidance, facts = casework.guidance, casework.assessment.facts
    known = {name: state.known for name, state in facts.items()}
    return tuple(
        finding_for(guidance.item[item], ItemAnswer(item, option, subject), known)
        for item, option in guidance.filled(guidance.field[field], choice).items()
        if applicable(guidance, guidance.item[item], facts)
    )


def _applying(
    casework: Casework,
) -> Iterator[tuple[Scope, str, Question, tuple[Field, ...]]]:
    for (_, scope), run in groupby(_by_scope(casework), key=lambda one: (one[1].section, one[0])):
        questions = tuple(run)
        for subject in _subjects(casework, scope):
            for _, question, fields in questions:
                yield scope, subject, question, fields


def _by_scope(casework: Casework) -> Iterator[tuple[Scope, Question, tuple[Field, ...]]]:
    for question in casework.guidance.questions:
        for scope in _scopes(casework):
            fields = _fields(casework, question, scope)
            if fields:
                yield scope, question, fields


def _scopes(casework: Casework) -> tuple[Scope, ...]:
    return _SCOPES[kind_of(casework.case.subject)]


def _fields(casework: Casework, question: Question, scope: Scope) -> tuple[Field, ...]:
    guidance, facts = casework.guidance, casework.assessment.facts
    return tuple(
        field
        for field in question.fields
        if guidance.scope(field) == scope
        and any(applicable(guidance, guidance.item[item], facts) for item in field.items)
    )


def _subjects(casework: Casework, scope: Scope) -> tuple[str, ...]:
    if scope == "partner":
        return tuple(partner.subject for partner in casework.case.partners)
    return (casework.case.subject,)


def _opened_by(guidance: Guidance, field: Field, fact: str) -> bool:
    items = [guidance.item[item] for item in field.items]
    before = any(applies(guidance, item, {}) for item in items)
    after = any(applies(guidance, item, {fact: "yes"}) for item in items)
    return after and not before
