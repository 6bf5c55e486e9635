"""What a case still owes: the one rule behind the record's open points and the preflight list."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from rsdesk.domain.assessment import Assessment, FactState, applicable
from rsdesk.domain.case import Answer
from rsdesk.domain.case_file import CaseFile, Incomplete
from rsdesk.domain.guidance import Field, Guidance, Item, Question, Scope


class Due(Struct, frozen=True):
    """A field that is due from a subject, answered or not; `items` are those that apply.

    No subject: the field is about a partner and none is named. Fields of the institute are here
    with the answer that the case inherits; a case owes none of them (decision 56).
    """

    question: Question
    field: Field
    subject: str
    answer: Answer | None
    items: tuple[Item, ...]


def due(guidance: Guidance, case: CaseFile, facts: Mapping[str, FactState]) -> Iterator[Due]:
    """Return every field that applies, for each subject that owes an answer, in order."""
    given = {(answer.subject, answer.field): answer for answer in case.all_answers}
    for question in guidance.questions:
        for field in question.fields:
            items = _applying(guidance, field, facts)
            scope = guidance.scope(field)
            for subject in _owing(case, scope) if items else ():
                answer = given.get((subject, field.id))
                if answer is not None or scope != "inst":
                    yield Due(question, field, subject, answer, items)


def unstated(assessment: Assessment) -> tuple[str, ...]:
    """Return the circumstances that nobody stated."""
    return tuple(fact for fact, state in assessment.facts.items() if state.origin == "open")


def lacking(
    incomplete: Iterable[Incomplete], asked: Iterable[tuple[str, str]]
) -> tuple[Incomplete, ...]:
    """Return the answers that lack a part and count; `asked` are the (subject, field) due.

    What the institute's answers lack is for its own page to say.
    """
    places = frozenset(place for place in asked if not place[0].startswith("institute:"))
    return tuple(lack for lack in incomplete if (lack.subject, lack.field) in places)


def _applying(guidance: Guidance, field: Field, facts: Mapping[str, FactState]) -> tuple[Item, ...]:
    items = (guidance.item[item] for item in field.items)
    return tuple(item for item in items if applicable(guidance, item, facts))


def _owing(case: CaseFile, scope: Scope) -> tuple[str, ...]:
    if scope == "partner":
        return tuple(partner.subject for partner in case.partners) or ("",)
    if scope == "inst":
        return (case.institute.subject if case.institute else "",)
    return (case.subject,)
