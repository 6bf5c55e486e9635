"""What the appraisal lists, read from a case: each point with the place that mends it."""

from collections.abc import Iterable

from rsdesk.domain import due
from rsdesk.domain.case import Answer
from rsdesk.domain.wording import missing_text
from rsdesk.i18n import N_, translator
from rsdesk.services import casework
from rsdesk.services.casework import Casework
from rsdesk.ui.appraisal.findings import findings
from rsdesk.ui.appraisal.point import ListName, Point
from rsdesk.ui.assessment.kept import reason
from rsdesk.ui.assessment.state import Standing, standings, subject_name
from rsdesk.ui.language import current, t
from rsdesk.ui.place import Place


def points(work: Casework) -> dict[ListName, tuple[Point, ...]]:
    """Return all lists of the appraisal, in the words of the language of the window."""
    found = standings(work)
    return {
        **findings(work),
        "open": _open(work, found),
        "missing": _missing(work, found),
        "marked": _marked(work, found),
        "fact": _facts(work),
        "kept": tuple(_kept(work, answer) for answer in casework.dormant(work)),
    }


def _open(work: Casework, found: tuple[Standing, ...]) -> tuple[Point, ...]:
    return tuple(
        _of_field(work, one, field, under=_section(work, one))
        for one in found
        for field in one.unanswered
    )


def _missing(work: Casework, found: tuple[Standing, ...]) -> tuple[Point, ...]:
    asked = [(one.asked.subject, field.id) for one in found for field in one.asked.fields]
    wholes = {(one.asked.subject, field.id): one for one in found for field in one.asked.fields}
    made = []
    for lack in due.lacking(work.incomplete, asked):
        parts = missing_text(lack.missing, translator(current()))
        text = t(N_("Missing: {parts}"), parts=parts)
        made.append(_of_field(work, wholes[lack.subject, lack.field], lack.field, strong=text))
    return tuple(made)


def _of_field(
    work: Casework, one: Standing, field: str, *, strong: str = "", under: str = ""
) -> Point:
    return Point(
        _place(work, field, one.asked.subject),
        one.asked.question.id,
        work.guidance.field[field].label[current()],
        _whose(work, one),
        strong,
        under,
    )


def _marked(work: Casework, found: tuple[Standing, ...]) -> tuple[Point, ...]:
    return tuple(
        Point(
            Place("case", work.case.subject, "assessment", one.key[0], one.key[1]),
            one.asked.question.id,
            one.asked.question.text[current()],
            (*_whose(work, one), one.words),
        )
        for one in found
        if one.asked.marked
    )


def _facts(work: Casework) -> tuple[Point, ...]:
    unknown = [fact for fact, state in work.assessment.facts.items() if state.known == "unknown"]
    return tuple(
        Point(
            Place("case", work.case.subject, "facts", field=fact),
            "",
            work.guidance.fact[fact].text[current()],
            (_unstated(work, fact),),
        )
        for fact in unknown
    )


def _unstated(work: Casework, fact: str) -> str:
    if work.assessment.facts[fact].origin == "open":
        return t(N_("Nobody stated this."))
    return t(N_("Stated as not known, so it counts as yes."))


def _kept(work: Casework, answer: Answer) -> Point:
    field = work.guidance.field[answer.field]
    whose: Iterable[str] = ()
    if work.guidance.scope(field) == "partner":
        whose = (t(N_("Partner: {name}"), name=subject_name(work, answer.subject)),)
    return Point(
        Place("case", work.case.subject, "assessment", subject=answer.subject, field=answer.field),
        work.guidance.question_of[field.id].id,
        field.label[current()],
        (*whose, reason(work, field)),
    )


def _whose(work: Casework, one: Standing) -> tuple[str, ...]:
    if one.asked.scope == "inst":
        return (t(N_("Institute baseline")),)
    if one.asked.scope == "partner":
        return (t(N_("Partner: {name}"), name=subject_name(work, one.asked.subject)),)
    return ()


def _section(work: Casework, one: Standing) -> str:
    titles = {section.id: section.title for section in work.guidance.sections}
    return titles[one.asked.question.section][current()]


def _place(work: Casework, field: str, subject: str) -> Place:
    question = work.guidance.question_of[field].id
    return Place("case", work.case.subject, "assessment", question, subject, field)
