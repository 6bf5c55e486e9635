"""What the page of measures says of points, measures and proposals, in the window's language."""

from rsdesk.domain.appraisal import OPTION_OF
from rsdesk.domain.case import choice_of
from rsdesk.domain.closing import Matter, Point
from rsdesk.domain.guidance import Rated
from rsdesk.domain.measures import Proposal, State, lacking, worded
from rsdesk.domain.proceedings import Closing, Measure
from rsdesk.domain.wording import effect_word, finding_text, joined
from rsdesk.i18n import N_, translator
from rsdesk.services.casework import Casework
from rsdesk.ui.assessment import day
from rsdesk.ui.assessment.state import subject_name
from rsdesk.ui.language import counted, current, t
from rsdesk.ui.place import Place

_PARTS = {
    "text": N_("what is to be done"),
    "owner": N_("an owner"),
    "due": N_("a date"),
    "proof": N_("a proof"),
}
_COUNTED = {
    "stop": (N_("1 stop"), N_("{count} stops")),
    "flag": (N_("1 red flag"), N_("{count} red flags")),
    "gap": (N_("1 open point"), N_("{count} open points")),
}
_FACTORS: dict[Rated, str] = {
    "O": N_("own organisation"),
    "D": N_("research domain"),
    "C": N_("country"),
    "P": N_("partner"),
}
STATES: dict[State, tuple[str, str]] = {
    "overdue": ("calendar-clock", "stop"),
    "incomplete": ("pen-line", "gap"),
    "agreed": ("clock", "accent"),
    "missed": ("octagon-alert", "stop"),
    "done": ("circle-check", "done"),
    "dropped": ("x", "soft"),
}


def title(work: Casework, matter: Matter) -> str:
    """Return what was asked, or what the item demands where the circumstances answer it."""
    field = work.guidance.field.get(matter.field)
    words = field.label if field is not None else work.guidance.item[matter.field].text
    return words[current()]


def origin(work: Casework, matter: Matter) -> str:
    """Return what the answer led to, the numbers of the items, and whose answer it is."""
    effect = effect_word(matter.effect, translator(current()))
    said = [f"{effect[:1].upper()}{effect[1:]}", ", ".join(matter.items)]
    item = work.guidance.item[matter.items[0]]
    if item.scope == "inst":
        said.append(t(N_("Institute baseline")))
    if item.scope == "partner":
        names = ", ".join(subject_name(work, subject) for subject in matter.subjects)
        said.append(t(N_("Partner: {name}"), name=names))
    return " · ".join(said)


def standing(work: Casework, matter: Matter) -> tuple[str, bool]:
    """Return how a matter is dealt with, or what it needs, and whether it needs that."""
    if matter.owed:
        return _needs(matter), True
    said = dict.fromkeys(_dealt(work, point) for point in matter.points)
    return " ".join(said), False


def rules(work: Casework, matter: Matter) -> str:
    """Return the rule behind each point, one in a line."""
    guidance = work.guidance
    field = guidance.field.get(matter.field)
    lines = []
    for point in matter.points:
        given = work.answer(point.finding.subjects[0], matter.field)
        words = choice_of(guidance, field, given.choice).label[current()] if field and given else ""
        lines.append(finding_text(guidance, work.assessment, point.finding, current(), words))
    return "\n".join(lines)


def rule(work: Casework, name: str) -> str:
    """Return a rule in words with its source, empty where the guidance explains it not."""
    known = work.rules.why(name)
    if known is None:
        return ""
    return t(
        N_("{rule} Source: {source}."), rule=known.text[current()], source=known.source[current()]
    )


def place(work: Casework, matter: Matter) -> Place:
    """Return where the answer is given."""
    if matter.field not in work.guidance.field:
        return Place("case", work.case.subject, "facts")
    question = work.guidance.question_of[matter.field].id
    subject = matter.subjects[0]
    return Place("case", work.case.subject, "assessment", question, subject, matter.field)


def comment(work: Casework, matter: Matter) -> str:
    """Return what was written beside the answer, for each partner concerned."""
    given = (work.answer(subject, matter.field) for subject in matter.subjects)
    said = (answer.parts.comment.strip() for answer in given if answer is not None)
    return "\n".join(dict.fromkeys(filter(None, said)))


def measure_text(work: Casework, measure: Measure) -> str:
    """Return what is to be done."""
    shown = worded(work.guidance, measure, current()).text
    return shown if shown.strip() else t(N_("Measure without words yet"))


def state_text(work: Casework, name: str, state: State) -> str:
    """Return how far a measure is, who owns it and by when."""
    measure = work.case.proceedings.measures.get(name, Measure())
    due = day.shown(measure.due, current())
    if state == "incomplete":
        said = t(N_("Not agreed yet. Still needed: {parts}"), parts=_missing(measure))
    elif state == "overdue":
        said = t(N_("Overdue since {day}"), day=due)
    elif state == "agreed":
        said = t(N_("Agreed, due on {day}"), day=due)
    else:
        said = t({"done": N_("Done"), "missed": N_("Missed"), "dropped": N_("Dropped")}[state])
    owner = t(N_("Responsible: {name}"), name=measure.owner) if measure.owner.strip() else ""
    condition = t(N_("Condition of the decision")) if measure.condition else ""
    return " · ".join(filter(None, (said, owner, condition)))


def answers_text(work: Casework, measure: Measure) -> str:
    """Return which items a measure answers."""
    if not measure.items:
        return t(N_("It serves no point in particular."))
    return t(N_("Serves: {items}"), items=", ".join(measure.items))


def suggested_by(work: Casework, proposal: Proposal) -> str:
    """Return why a measure is proposed."""
    said = []
    found = [
        counted(*_COUNTED[effect], proposal.count(effect))
        for effect in ("stop", "flag", "gap")
        if proposal.count(effect)
    ]
    if found:
        counts = joined(found, translator(current()))
        items = ", ".join(proposal.items)
        said.append(t(N_("{counts} ({items})"), counts=counts, items=items))
    said += [_factor(work, factor) for factor in proposal.factors]
    if proposal.level and not said:
        level = work.rules.levels[proposal.level][current()]
        said.append(t(N_("a milder course than refusing, as the level is {level}"), level=level))
    return t(N_("Why: {reasons}"), reasons="; ".join(said))


def _factor(work: Casework, factor: Rated) -> str:
    counted_as = work.assessment.appraisal.factors[factor].counted or "U"
    rating = work.rules.ratings.get(counted_as)
    words = rating[current()] if rating is not None else OPTION_OF[counted_as]
    return t(N_("{factor} rated “{rating}”"), factor=t(_FACTORS[factor]), rating=words)


def _missing(measure: Measure) -> str:
    return joined([t(_PARTS[part]) for part in lacking(measure)], translator(current()))


def _needs(matter: Matter) -> str:
    owed = [point for point in matter.points if point.owed]
    if any(point.finding.effect == "stop" for point in owed):
        return t(N_("Needs the written clearance of the competent office"))
    if any(point.finding.blocking for point in owed):
        return t(N_("Needs the check itself; no reason replaces it"))
    if any(point.measures for point in matter.points) and len(owed) < len(matter.points):
        return t(N_("Needs a measure or a written reason for the rest: {items}"),
                 items=", ".join(point.finding.item for point in owed))  # fmt: skip
    return t(N_("Needs a measure or a written reason"))


def _dealt(work: Casework, point: Point) -> str:
    if point.closed == "measure":
        known = work.case.proceedings.measures
        texts = "; ".join(measure_text(work, known[name]) for name in point.measures)
        return t(N_("Measure: {text}"), text=texts)
    if point.closed == "document":
        return t(N_("Cleared by {name}."), name=point.closing.authority)
    if point.closed == "baseline":
        return t(N_("The institute answers for this, not the case."))
    if point.closed == "noted":
        return t(N_("Stays a red flag. Note: {text}"), text=_first_line(point.closing))
    if point.closed == "reason":
        return t(N_("Reason: {text}"), text=_first_line(point.closing))
    return t(N_("Stays a red flag; the leadership decides. You can note how it is dealt with."))


def _first_line(closing: Closing) -> str:
    return next(filter(None, closing.text.strip().splitlines()), "")
