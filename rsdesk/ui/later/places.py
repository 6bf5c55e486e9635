"""Where in the window each date, and each difference between versions, is dealt with."""

from rsdesk.domain.casework import Casework
from rsdesk.domain.dates import Deadline
from rsdesk.domain.differences import Difference
from rsdesk.ui.place import Place

# parts of this page, by the name that a place has for them
EVENTS, END, RETENTION = "events", "end", "retention"
_PARTS = {"event": EVENTS, "review": EVENTS, "end": END, "people": RETENTION, "record": RETENTION}
_RESULTS = ("level", "rating", "allowed", "override")


def place_of_date(case: str, one: Deadline) -> Place:
    """Return where something is done about a date."""
    match one.kind:
        case "condition" | "measure":
            return Place("case", case, "measures", field=one.concerns)
        case "target":
            return Place("case", case, "decision", field="target")
        case "set":
            return Place("case", case, "facts", field="next_date")
        case "partner":
            return Place("case", case, "facts", subject=one.concerns, field="name")
        case "baseline":
            return Place("institute")
        case kind:
            return Place("case", case, "later", field=_PARTS[kind])


def place_of_difference(work: Casework, one: Difference) -> Place | None:
    """Return where a difference can be seen; None where nothing is left to be seen."""
    case = work.case.subject
    if one.kind in _RESULTS:
        return Place("case", case, "appraisal")
    if one.kind in ("answer", "part", "finding"):
        return _answer(work, one)
    if one.kind in ("measure", "progress", "closing"):
        return Place("case", case, "measures", field=one.name)
    if one.kind in ("decision", "party"):
        return Place("case", case, "decision", field=one.name)
    if one.kind in ("fact", "about", "partner"):
        subject = one.subject if one.subject != case else ""
        gone = subject and work.partner(subject) is None
        field = one.name or "name"
        return None if gone else Place("case", case, "facts", subject=subject, field=field)
    return Place("institute") if one.kind == "baseline" else None


def _answer(work: Casework, one: Difference) -> Place | None:
    if one.subject.startswith("institute:"):
        return Place("institute")
    question = work.guidance.question_of.get(one.name)
    if question is None:
        return None
    subject = one.subject or _first_subject(work, one.name)
    return Place("case", work.case.subject, "assessment", question.id, subject, one.name)


def _first_subject(work: Casework, field: str) -> str:
    """A finding does not say whose it is where it is gone: the first who is asked will do."""
    scope = work.guidance.scope(work.guidance.field[field])
    partners = [partner.subject for partner in work.case.partners]
    return partners[0] if scope == "partner" and partners else work.case.subject
