"""What is missing before signing, in groups and words of the record's own first page."""

from dataclasses import dataclass

from rsdesk.domain.wording import missing_text
from rsdesk.i18n import N_, translator
from rsdesk.services.casework import Casework
from rsdesk.services.preflight import Kind, Missing
from rsdesk.ui.language import current, t
from rsdesk.ui.place import Place, Step

# in the order of the page: what blocks comes first
GROUPS: tuple[tuple[tuple[Kind, ...], str, tuple[str, str]], ...] = (
    (("conflict",), N_("Contradictions between copies"), ("octagon-pause", "stop")),
    (("blocking",), N_("Checks that a reason does not replace"), ("octagon-alert", "stop")),
    (("title", "partner"), N_("About the collaboration"), ("circle-alert", "flag")),
    (("fact", "unanswered"), N_("Not yet answered"), ("circle-dot", "ink")),
    (("part",), N_("Incomplete answers"), ("circle-alert", "gap")),
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
    return Line(title, " · ".join(filter(None, (whose, detail))), _place(work, one))


def _words(work: Casework, one: Missing) -> tuple[str, str]:
    if one.kind == "title":
        return t(N_("The case has no title.")), ""
    if one.kind == "partner":
        unnamed = N_("A partner has no name.")
        return t(unnamed if one.subject else N_("No partner is named yet.")), ""
    if one.kind == "fact":
        return work.guidance.fact[one.field].text[current()], t(N_("Circumstance"))
    if one.kind == "unanswered":
        return _field(work, one), ""
    if one.kind == "part":
        parts = missing_text(one.detail, translator(current()))
        return _field(work, one), t(N_("Missing: {parts}"), parts=parts)
    if one.kind == "blocking":
        return _field(work, one), ", ".join(one.detail)
    return _register(work, one), ""


def _register(work: Casework, one: Missing) -> str:
    """Return what a conflict or an erasure is about."""
    guidance = work.guidance
    if one.field in guidance.field:
        return _field(work, one)
    if one.field in guidance.fact:
        return guidance.fact[one.field].text[current()]
    return ", ".join(one.detail)


def _field(work: Casework, one: Missing) -> str:
    return f"{one.question}  {work.guidance.field[one.field].label[current()]}"


def _whose(work: Casework, subject: str) -> str:
    if subject == work.baseline:
        return t(N_("Institute baseline"))
    partner = work.partner(subject)
    if partner is None:
        return ""
    name = partner.about.get("name")
    return name.value if name and name.value.strip() else t(N_("without a name"))


def _place(work: Casework, one: Missing) -> Place:
    """A particular or a circumstance is mended among the facts, an answer in the assessment."""
    step: Step = "assessment" if one.question else "facts"
    return Place("case", work.case.subject, step, one.question, one.subject, one.field)
