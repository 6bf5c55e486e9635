"""Which questions, fields and answers a record shows, and which it leaves out."""

from collections.abc import Iterator

from msgspec import Struct

from rsdesk.domain.assessment import Finding, ItemAnswer
from rsdesk.domain.case import Answer, Check, answer_key
from rsdesk.domain.due import due
from rsdesk.domain.findings import findings_of, values
from rsdesk.domain.guidance import Field, Guidance, Item, Question, Scope
from rsdesk.records.content import RecordRequest


class NumberedCheck(Struct, frozen=True):
    """A check record and its number in this record, from 1."""

    number: int
    check: Check


class ShownField(Struct, frozen=True):
    """A field that is due from a subject, answered or not; no subject: no partner is named.

    `items` are those of the field that apply.
    """

    question: Question
    field: Field
    subject: str
    answer: Answer | None
    items: tuple[Item, ...]
    findings: tuple[Finding, ...] = ()
    checks: tuple[NumberedCheck, ...] = ()

    @property
    def scope(self) -> Scope:
        """Whom it is about; all items of a field share it."""
        return self.items[0].scope

    @property
    def anchor(self) -> str:
        """The name of the place where it is printed."""
        return f"{answer_key(self.field.id)} {self.subject}"


class Shown(Struct, frozen=True):
    """All fields that are due, those that are not, and how many answers are left out.

    `hidden` names a question and its fields that are not asked: all of them, or some.
    """

    fields: tuple[ShownField, ...]
    hidden: tuple[tuple[Question, tuple[Field, ...]], ...]
    dormant: int

    def of(self, field: str) -> tuple[ShownField, ...]:
        """Return a field as each subject answered it; empty while it is not asked."""
        return tuple(shown for shown in self.fields if shown.field.id == field)

    def place(self, item: str, subject: str = "") -> ShownField | None:
        """Return the field that fills an item, of this subject or else of the first."""
        filling = [shown for shown in self.fields if item in shown.field.items]
        return next((shown for shown in filling if shown.subject == subject), None) or next(
            iter(filling), None
        )


def lay_open(request: RecordRequest) -> Shown:
    """Sort a case into what is shown, what is not asked and what is left out."""
    findings = _findings(request)
    fields: list[ShownField] = []
    number = 0
    for one in due(request.guidance, request.case, request.assessment.facts):
        checks = one.answer.parts.checks if one.answer else ()
        own = [(one.subject, item.id) for item in one.items]
        fields.append(
            ShownField(
                question=one.question,
                field=one.field,
                subject=one.subject,
                answer=one.answer,
                items=one.items,
                findings=tuple(findings[key] for key in own if key in findings),
                checks=tuple(
                    NumberedCheck(number + place, check)
                    for place, check in enumerate(checks, start=1)
                ),
            )
        )
        number += len(checks)
    given = {(answer.subject, answer.field) for answer in request.case.all_answers}
    answered = sum(shown.answer is not None for shown in fields)
    hidden = tuple(_hidden(request.guidance, {*(s.field.id for s in fields), *_inherited(request)}))
    return Shown(tuple(fields), hidden, dormant=len(given) - answered)


def _inherited(request: RecordRequest) -> Iterator[str]:
    """Yield what the institute is asked: the table of coverage says how that stands."""
    items = request.assessment.items
    for field in request.guidance.field.values():
        due = any(items[item].coverage != "not_applicable" for item in field.items)
        if request.guidance.scope(field) == "inst" and due:
            yield field.id


def _hidden(guidance: Guidance, asked: set[str]) -> Iterator[tuple[Question, tuple[Field, ...]]]:
    for question in guidance.questions:
        fields = tuple(field for field in question.fields if field.id not in asked)
        if fields:
            yield question, fields


def _findings(request: RecordRequest) -> dict[tuple[str, str], Finding]:
    """Return what each subject's own answers lead to: the assessment keeps only the worst."""
    given = [
        answer for own in request.case.all_answers for answer in _filled(request.guidance, own)
    ]
    found = findings_of(request.guidance, values(request.assessment.facts), given, high=True)
    return {(subject, finding.item): finding for finding in found for subject in finding.subjects}


def _filled(guidance: Guidance, answer: Answer) -> Iterator[ItemAnswer]:
    field = guidance.field.get(answer.field)
    if field is not None:
        for item, option in guidance.filled(field, answer.choice).items():
            yield ItemAnswer(item, option, answer.subject)


def elsewhere(request: RecordRequest, shown: ShownField) -> str:
    """Return the part in which an answer stands whole, empty for that of questions and answers.

    Ratings, benefit and weighing belong to the result, what is about people to their annex.
    """
    if shown.field.personal:
        return "annex"
    if any(item.rates for item in shown.items):
        return "result"
    weighed = {request.guidance.question_of[field].id for field in request.rules.mandatory}
    return "result" if shown.question.id in weighed else ""
