"""How each question of a case stands, as the list of sections and the appraisal show it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rsdesk.domain.assessment import applicable
from rsdesk.domain.case import kind_of
from rsdesk.domain.guidance import SEVERITY, Effect, Question
from rsdesk.domain.wording import coverage_word, effect_word
from rsdesk.i18n import N_, translator
from rsdesk.services import casework
from rsdesk.services.casework import Asked, Casework
from rsdesk.ui.language import current, t

Key = tuple[str, str]  # question, subject
State = Literal["stop", "flag", "gap", "missing", "open", "answered"]
Filter = Literal["all", "open", "marked"]

# icon and colour of the theme; the words beside them say the same
LOOKS: dict[State, tuple[str, str]] = {
    "stop": ("octagon-x", "stop"),
    "flag": ("flag", "flag"),
    "gap": ("circle-alert", "gap"),
    "missing": ("pen-line", "gap"),
    "open": ("circle", "soft"),
    "answered": ("circle-check", "done"),
}


@dataclass(frozen=True)
class Standing:
    """A question that is asked, and how it stands: what its answers lead to, what it lacks."""

    asked: Asked
    effect: Effect
    unanswered: tuple[str, ...]
    lacking: tuple[str, ...]

    @property
    def key(self) -> Key:
        """Question and subject."""
        return self.asked.question.id, self.asked.subject

    @property
    def is_open(self) -> bool:
        """Whether something is left to do here."""
        return bool(self.unanswered or self.lacking)

    @property
    def first_open(self) -> str:
        """The field to begin with."""
        wanting = {*self.unanswered, *self.lacking}
        fields = [field.id for field in self.asked.fields]
        return next((field for field in fields if field in wanting), fields[0])

    @property
    def state(self) -> State:
        """The most important of all that can be said."""
        if self.effect == "stop" or self.effect == "flag" or self.effect == "gap":
            return self.effect
        if self.lacking:
            return "missing"
        return "open" if self.unanswered else "answered"

    def passes(self, chosen: Filter) -> bool:
        """Whether the question is shown under a filter."""
        return chosen == "all" or (self.is_open if chosen == "open" else self.asked.marked)

    @property
    def words(self) -> str:
        """All of it in words."""
        translate = translator(current())
        said = [effect_word(self.effect, translate)] if self.effect != "none" else []
        if self.asked.answered and self.unanswered:
            said.append(share(self.asked.answered, len(self.asked.fields)))
        elif self.unanswered:
            said.append(coverage_word("open", translate))
        if self.lacking:
            said.append(t(N_("something is missing")))
        if not said:
            said.append(coverage_word("answered", translate))
        if self.asked.marked:
            said.append(t(N_("marked for later")))
        return " · ".join(said)


def share(answered: int, total: int) -> str:
    """Return how much of something is answered, in words."""
    return t(N_("{answered} of {total} answered"), answered=answered, total=total)


def standings(work: Casework) -> tuple[Standing, ...]:
    """Return how every question that is asked stands, in order."""
    given = {(answer.subject, answer.field): answer.choice for answer in work.case.all_answers}
    lacking = {(lack.subject, lack.field) for lack in work.incomplete}
    return tuple(_standing(work, asked, given, lacking) for asked in casework.asked(work))


def subject_name(work: Casework, subject: str) -> str:
    """Return the name of a partner."""
    partner = work.partner(subject)
    name = partner.about.get("name") if partner is not None else None
    return name.value if name is not None and name.value.strip() else t(N_("without a name"))


def group_words(work: Casework, asked: Asked) -> str:
    """Return whom a question is about: a partner, the institute, or nothing for the case."""
    if asked.scope == "inst":
        return t(N_("Institute baseline"))
    return subject_name(work, asked.subject) if asked.scope == "partner" else ""


def awaits_partners(work: Casework, section: str) -> bool:
    """Return whether questions of a section wait until a partner is entered."""
    if kind_of(work.case.subject) == "institute":
        return False
    return not work.case.partners and any(
        _about_partners(work, question)
        for question in work.guidance.questions
        if question.section == section
    )


def asked_fields(found: tuple[Standing, ...]) -> set[tuple[str, str]]:
    """Return (subject, field) of all that is asked."""
    return {(one.asked.subject, field.id) for one in found for field in one.asked.fields}


def _about_partners(work: Casework, question: Question) -> bool:
    guidance = work.guidance
    return any(
        applicable(guidance, guidance.item[item], work.assessment.facts)
        for field in question.fields
        if guidance.scope(field) == "partner"
        for item in field.items
    )


def _standing(
    work: Casework,
    asked: Asked,
    given: dict[tuple[str, str], str],
    lacking: set[tuple[str, str]],
) -> Standing:
    places = [(asked.subject, field.id) for field in asked.fields]
    return Standing(
        asked,
        max(_effects(work, places, given), key=lambda effect: SEVERITY[effect], default="none"),
        tuple(place[1] for place in places if place not in given),
        tuple(place[1] for place in places if place in lacking),
    )


def _effects(
    work: Casework, places: list[tuple[str, str]], given: dict[tuple[str, str], str]
) -> Iterator[Effect]:
    for subject, field in places:
        if (subject, field) in given:
            for finding in casework.effect_if(work, subject, field, given[subject, field]):
                yield finding.effect
