"""Which questions, fields and answers a record shows, and which it leaves out."""

from collections.abc import Iterator

from msgspec import Struct

from rsdesk.domain.assessment import Finding, ItemAnswer, assess
from rsdesk.domain.case import Answer, Check, answer_key
from rsdesk.domain.due import due
from rsdesk.domain.guidance import Field, Guidance, Item, Question
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
    hidden = tuple(_hidden(request.guidance, {shown.field.id for shown in fields}))
    return Shown(tuple(fields), hidden, dormant=len(given) - answered)


def _hidden(guidance: Guidance, asked: set[str]) -> Iterator[tuple[Question, tuple[Field, ...]]]:
    for question in guidance.questions:
        fields = tuple(field for field in question.fields if field.id not in asked)
        if fields:
            yield question, fields


def _findings(request: RecordRequest) -> dict[tuple[str, str], Finding]:
    """Return what each subject's own answers lead to: the assessment keeps only the worst."""
    facts = {fact: state.known for fact, state in request.assessment.facts.items()}
    own: dict[str, list[ItemAnswer]] = {}
    for answer in request.case.all_answers:
        own.setdefault(answer.subject, []).extend(_filled(request.guidance, answer))
    return {
        (subject, finding.item): finding
        for subject, answers in own.items()
        for finding in assess(request.guidance, facts, answers).findings
    }


def _filled(guidance: Guidance, answer: Answer) -> Iterator[ItemAnswer]:
    field = guidance.field.get(answer.field)
    if field is not None:
        for item, option in guidance.filled(field, answer.choice).items():
            yield ItemAnswer(item, option, answer.subject)


def in_source_order(request: RecordRequest) -> list[Finding]:
    """Return the findings as their items stand in the sources: 4.4 comes before 4.12."""
    places = {item.id: place for place, item in enumerate(request.guidance.items)}
    return sorted(request.assessment.findings, key=lambda finding: places[finding.item])
