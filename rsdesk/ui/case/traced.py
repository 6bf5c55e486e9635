"""Where in a case a step of undo was taken, so that a person sees what changed."""

from rsdesk.domain.casework import Casework, Reset
from rsdesk.ui.place import Place


def place_of(work: Casework, step: tuple[Reset, ...]) -> Place | None:
    """Return the answer, circumstance or particular that a step changed, None for anything else."""
    case = work.case.subject
    for reset in step:
        kind, _, name = reset.key.partition("/")
        if kind == "answer" and name in work.guidance.question_of:
            question = work.guidance.question_of[name].id
            return Place("case", case, "assessment", question, reset.subject, name)
        if kind == "fact":
            return Place("case", case, "facts", field=name)
        if kind == "about":
            subject = reset.subject if reset.subject != case else ""
            return Place("case", case, "facts", subject=subject, field=name)
        if kind in ("closing", "measure", "progress") or reset.key == "decision/residual":
            return Place("case", case, "measures", field=name)
        if kind in ("decision", "party") and name != "residual":
            return Place("case", case, "decision", field=name)
        if kind in ("event", "end"):
            return Place("case", case, "later")
    return None


def is_seen(place: Place, here: Place) -> bool:
    """Whether a person who is here looks at the place already."""
    if place.step != here.step or place.subject != here.subject:
        return False
    if place.step == "measures":  # all of it is on one page, and coming anew would fold its cards
        return True
    return place.question == here.question if place.question else place.field == here.field
