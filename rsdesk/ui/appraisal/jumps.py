"""Where the appraisal leads to: the answer, the circumstance, the measures."""

from rsdesk.domain.assessment import FACTS
from rsdesk.domain.conditions import names
from rsdesk.domain.guidance import Rated
from rsdesk.services.casework import Casework
from rsdesk.ui.place import Place


def to_answer(work: Casework, item: str, subject: str) -> Place:
    """Return where the answer to an item is given; a circumstance may be what answers it."""
    field = work.guidance.field_of.get(item)
    if field is None or subject == FACTS:
        return Place("case", work.case.subject, "facts", field=_fact(work, item))
    return to_field(work, field.id, subject)


def to_field(work: Casework, field: str, subject: str) -> Place:
    """Return where a field is answered for a subject."""
    question = work.guidance.question_of[field].id
    return Place("case", work.case.subject, "assessment", question, subject, field)


def to_rating(work: Casework, factor: Rated) -> Place:
    """Return where a factor is rated; for partners the first that is not."""
    field = work.guidance.rating_field[factor].id
    subjects = [partner.subject for partner in work.case.partners]
    if work.guidance.scope(work.guidance.rating_field[factor]) != "partner":
        return to_field(work, field, work.case.subject)
    if not subjects:
        return Place("case", work.case.subject, "facts")
    given = {answer.subject for answer in work.case.all_answers if answer.field == field}
    open_ = [subject for subject in subjects if subject not in given]
    return to_field(work, field, (open_ or subjects)[0])


def to_measures(work: Casework, field: str) -> Place:
    """Return where something is done about what an answer led to."""
    return Place("case", work.case.subject, "measures", field=field)


def _fact(work: Casework, item: str) -> str:
    """Return the first circumstance that answers an item."""
    asked = {fact.id for fact in work.guidance.facts if fact.question is not None}
    options = work.guidance.item[item].options if item in work.guidance.item else ()
    found = [name for option in options for name in sorted(names(option.given_when))]
    return next((name for name in found if name in asked), "")
