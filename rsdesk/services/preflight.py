"""What a person should see before signing: everything that is missing, in the order of the work."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from rsdesk.domain.assessment import Assessment
from rsdesk.domain.case_file import CaseFile, Incomplete
from rsdesk.domain.due import Due, due, lacking, unstated
from rsdesk.domain.guidance import Guidance

Kind = Literal["title", "partner", "fact", "unanswered", "part", "blocking", "conflict", "erased"]
_NOTHING: tuple[str, ...] = ()


class Missing(Struct, frozen=True):
    """One thing that is missing, and where to mend it.

    `field` is a field of `question`, or a fact, or a particular such as `title`. `detail` are the
    parts an answer lacks, the items whose check is owed, or the register on which copies disagree
    or whose content was erased. No subject: see `domain.due.Due`.
    """

    kind: Kind
    subject: str
    question: str = ""
    field: str = ""
    detail: tuple[str, ...] = _NOTHING


def missing(
    guidance: Guidance,
    case: CaseFile,
    assessment: Assessment,
    incomplete: tuple[Incomplete, ...],
) -> tuple[Missing, ...]:
    """Return what the record's first page will call open, apart from what answers led to.

    While there is a conflict no record can be made; everything else makes it an interim one.
    """
    fields = tuple(due(guidance, case, assessment.facts))
    return (
        *_named(case),
        *(Missing("fact", case.subject, field=fact) for fact in unstated(assessment)),
        *_unanswered(case, fields),
        *_incomplete(guidance, fields, incomplete),
        *_blocking(guidance, assessment),
        *(_entry(guidance, case, "conflict", key) for key in case.conflicts),
        *(_entry(guidance, case, "erased", key) for key in case.erased),
    )


def _named(case: CaseFile) -> Iterator[Missing]:
    title = case.about.get("title")
    if title is None or not title.value.strip():
        yield Missing("title", case.subject, field="title")
    if not case.partners:
        yield Missing("partner", "")
    for partner in case.partners:
        name = partner.about.get("name")
        if name is None or not name.value.strip():
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
            field = guidance.field_of[finding.item].id
            owed.setdefault((subject, field), []).append(finding.item)
    for (subject, field), items in owed.items():
        question = guidance.question_of[field].id
        yield Missing("blocking", subject, question, field, tuple(items))


def _entry(
    guidance: Guidance, case: CaseFile, kind: Literal["conflict", "erased"], register: str
) -> Missing:
    """A register is of the case unless a subject stands before it."""
    subject, _, key = register.rpartition(" ")
    name = key.partition("/")[2]
    question = guidance.question_of[name].id if name in guidance.question_of else ""
    return Missing(kind, subject or case.subject, question, name, (key,))
