"""What is missing before signing, in groups and words of the record's own first page."""

from dataclasses import dataclass

from rsdesk.domain.appraisal import Refused
from rsdesk.domain.appraisal_words import refusal_text
from rsdesk.domain.deciding_words import lack_text
from rsdesk.domain.wording import missing_text
from rsdesk.i18n import N_, translator
from rsdesk.services.casework import Casework
from rsdesk.services.preflight import Kind, Missing
from rsdesk.ui.decision.places import place_of
from rsdesk.ui.language import current, t
from rsdesk.ui.place import Place, Step

# in the order of the page: what blocks comes first
GROUPS: tuple[tuple[tuple[Kind, ...], str, tuple[str, str]], ...] = (
    (("conflict",), N_("Contradictions between copies"), ("octagon-pause", "stop")),
    (("blocking",), N_("Checks that a reason does not replace"), ("octagon-alert", "stop")),
    (("contradiction",), N_("Answers that contradict each other"), ("circle-alert", "flag")),
    (("title", "partner"), N_("About the collaboration"), ("circle-alert", "flag")),
    (("fact", "unanswered"), N_("Not yet answered"), ("circle-dot", "ink")),
    (("mandatory",), N_("Always to be written"), ("circle-alert", "flag")),
    (("part",), N_("Incomplete answers"), ("circle-alert", "gap")),
    (("rating",), N_("Ratings that do not count as set"), ("circle-alert", "flag")),
    (("owed",), N_("Neither measure nor reason"), ("circle-alert", "gap")),
    (("stale",), N_("Checks that have become old"), ("clock", "gap")),
    (("confirm",), N_("Put in other words by newer guidance"), ("circle-dot", "gap")),
    (("decision",), N_("Missing for the decision"), ("circle-dot", "ink")),
    (("erased",), N_("Erased as the law requires"), ("info", "ink")),
)


@dataclass(frozen=True)
class Line:
    """One thing that is missing: what, the details, and where it is mended."""

    title: str
    detail: str
    place: Place


@dataclass(frozen=True)
class Group:
    """Lines of one kind under their heading; `look` is an icon and its colour."""

    heading: str
    look: tuple[str, str]
    lines: tuple[Line, ...]


def groups(work: Casework, found: tuple[Missing, ...]) -> tuple[Group, ...]:
    """Return what is missing in the language of the window; no group is empty."""
    made = []
    for kinds, heading, look in GROUPS:
        chosen = [one for one in found if one.kind in kinds]
        if chosen:
            made.append(Group(t(heading), look, _lines(work, chosen)))
    return tuple(made)


def _lines(work: Casework, found: list[Missing]) -> tuple[Line, ...]:
    """Return a line for each, as the appraisal lists and counts them too."""
    return tuple(_line(work, one) for one in found)


def _line(work: Casework, one: Missing) -> Line:
    title, detail = _words(work, one)
    whose = _whose(work, one.subject)
    return Line(title, " · ".join(filter(None, (whose, detail))), place(work, one))


def _words(work: Casework, one: Missing) -> tuple[str, str]:
    if one.kind == "title":
        return t(N_("The case has no title.")), ""
    if one.kind == "partner":
        unnamed = N_("A partner has no name.")
        return t(unnamed if one.subject else N_("No partner is named yet.")), ""
    if one.kind == "fact":
        return work.guidance.fact[one.field].text[current()], t(N_("Circumstance"))
    if one.kind == "part":
        parts = missing_text(one.detail, translator(current()))
        return _field(work, one), t(N_("Missing: {parts}"), parts=parts)
    if one.kind in ("unanswered", "mandatory", "stale", "confirm", "blocking", "owed", "rating"):
        return _field(work, one), _why(work, one)
    if one.kind == "contradiction":
        return _contradiction(work, one), ""
    if one.lack is not None:
        case, found = work.case, work.assessment
        return lack_text(work.guidance, work.rules, case, found, one.lack, current()), ""
    return _register(work, one), ""


def _why(work: Casework, one: Missing) -> str:
    if one.kind == "rating":
        return refusal_text(_refused(work, one), translator(current()))
    return ", ".join(one.detail)


def _contradiction(work: Casework, one: Missing) -> str:
    rule = next(rule for rule in work.rules.contradictions if rule.id in one.detail)
    return rule.text[current()]


def _refused(work: Casework, one: Missing) -> Refused:
    factors = work.assessment.appraisal.factors.values()
    return next(f.refused for f in factors if f.refused is not None and f.refused in one.detail)


def _register(work: Casework, one: Missing) -> str:
    """Return what a conflict or an erasure is about."""
    guidance = work.guidance
    if one.field in guidance.field:
        return _field(work, one)
    if one.field in guidance.fact:
        return guidance.fact[one.field].text[current()]
    return ", ".join(one.detail)


def _field(work: Casework, one: Missing) -> str:
    if one.field not in work.guidance.field:
        return work.guidance.item[one.field].text[current()]
    return f"{one.question}  {work.guidance.field[one.field].label[current()]}"


def _whose(work: Casework, subject: str) -> str:
    if subject == work.baseline:
        return t(N_("Institute baseline"))
    partner = work.partner(subject)
    if partner is None:
        return ""
    name = partner.about.get("name")
    return name.value if name and name.value.strip() else t(N_("without a name"))


def place(work: Casework, one: Missing) -> Place:
    """Return where this is mended: a circumstance among the facts, an answer on its card."""
    if one.lack is not None:
        return place_of(work, one.lack)
    if one.kind == "owed":
        return Place("case", work.case.subject, "measures", one.question, one.subject, one.field)
    step: Step = "assessment" if one.question else "facts"
    return Place("case", work.case.subject, step, one.question, one.subject, one.field)
