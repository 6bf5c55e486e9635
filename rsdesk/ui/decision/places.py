"""Where in the window each thing that a decision lacks is put right."""

from rsdesk.domain.casework import Casework
from rsdesk.domain.deciding import Kind, Lack, needed
from rsdesk.domain.proceedings import Act
from rsdesk.ui.place import Place, Step

# other steps of the case; everything else stands on the page of the decision itself
_STEPS: dict[Kind, Step] = {
    "owed": "measures",
    "condition": "measures",
    "unsettled": "measures",
    "residual": "measures",
    "residual reason": "measures",
    "second": "appraisal",
}
# parts of the page, by the name that a place has for them
OUTCOME, REASON, PEOPLE, OWNER = "outcome", "reason", "people", "owner"
_PARTS: dict[Kind, str] = {
    "outcome": OUTCOME,
    "hindered": OUTCOME,
    "elsewhere": OUTCOME,
    "older": OUTCOME,
    "reason": REASON,
    "dated": "dated",
    "future": "dated",
}


def place_of(work: Casework, lack: Lack) -> Place:
    """Return where this is put right; people are named by their entry."""
    case = work.case.subject
    if lack.kind == "mandatory":
        return answer_place(work, lack.name)
    if lack.kind in _STEPS:
        return Place("case", case, _STEPS[lack.kind])
    if lack.kind == "nobody":
        return Place("case", case, "decision", field=_whom(work, lack.act))
    return Place("case", case, "decision", field=_PARTS.get(lack.kind, lack.name))


def _whom(work: Casework, act: Act | None) -> str:
    """Whose vault it is can fill in the case, and decide it where nobody has to check."""
    alone = "checks" not in needed(work.rules, work.assessment.appraisal)
    return OWNER if act == "fills" or alone else PEOPLE


def answer_place(work: Casework, field: str) -> Place:
    """Return where a field of the case is answered."""
    case = work.case.subject
    question = work.guidance.question_of[field].id
    return Place("case", case, "assessment", question, case, field)
