"""A case as one value: everything people have stated, ready to be assessed or printed."""

from msgspec import Struct
from msgspec.structs import replace

from rsdesk.domain.appraisal import Judged
from rsdesk.domain.assessment import Assessment, ItemAnswer, assess
from rsdesk.domain.case import KEEPING, Answer, Parts, about_key, missing_parts
from rsdesk.domain.conditions import Known
from rsdesk.domain.findings import can_stop
from rsdesk.domain.guidance import Field, Guidance
from rsdesk.domain.proceedings import Proceedings, mark
from rsdesk.domain.rules import Rules
from rsdesk.domain.text import says


class Statement(Struct, frozen=True):
    """A fact or particular with who stated it and when (certificate fingerprint, claimed time)."""

    value: str
    author: str
    time: str


class SubjectFile(Struct, frozen=True):
    """What is stated about a partner or the institute, as of the pinned revision."""

    subject: str
    revision: str
    about: dict[str, Statement]
    answers: tuple[Answer, ...]


class CaseFile(Struct, frozen=True):
    """What is stated in a case and in the partners and the baseline it builds on.

    `erased` names registers whose blob was lawfully erased; `conflicts` those on which copies
    disagree. Neither counts as an answer, nor do `unchosen`: words that were typed before
    anything was chosen, by whatever subject. `updated_from` is the version of the guidance before
    the last update, `updated_at` when that was.
    """

    subject: str
    guidance: str
    heads: tuple[str, ...]
    about: dict[str, Statement]
    facts: dict[str, Statement]
    answers: tuple[Answer, ...]
    partners: tuple[SubjectFile, ...] = ()
    institute: SubjectFile | None = None
    conflicts: tuple[str, ...] = ()
    erased: tuple[str, ...] = ()
    unchosen: tuple[Answer, ...] = ()
    proceedings: Proceedings = Proceedings()
    updated_from: str = ""
    updated_at: str = ""

    @property
    def all_answers(self) -> tuple[Answer, ...]:
        """Answers of the case, its partners and the baseline."""
        others = [*self.partners, *([self.institute] if self.institute else [])]
        return (*self.answers, *(answer for other in others for answer in other.answers))


class Incomplete(Struct, frozen=True):
    """An answer that was chosen but lacks a part it must have."""

    field: str
    subject: str
    missing: tuple[str, ...]


def set_apart(case: CaseFile) -> CaseFile:
    """Return a case with the answers that chose nothing among `unchosen`."""
    unchosen = tuple(answer for answer in case.all_answers if not answer.choice)
    if not unchosen:
        return case
    return replace(
        case,
        answers=_chosen(case.answers),
        partners=tuple(replace(p, answers=_chosen(p.answers)) for p in case.partners),
        institute=case.institute
        and replace(case.institute, answers=_chosen(case.institute.answers)),
        unchosen=(*case.unchosen, *unchosen),
    )


def understood(guidance: Guidance, case: CaseFile) -> CaseFile:
    """Return a case in which every choice is one that this guidance offers.

    A choice that it does not have counts as none; what was written beside it stays.
    """
    strange = [answer for answer in case.all_answers if not _is_offered(guidance, answer)]
    if not strange:
        return case

    def known(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
        return tuple(answer for answer in answers if answer not in strange)

    left = tuple(replace(answer, choice="") for answer in strange if answer.parts != Parts())
    return replace(
        case,
        answers=known(case.answers),
        partners=tuple(replace(p, answers=known(p.answers)) for p in case.partners),
        institute=case.institute and replace(case.institute, answers=known(case.institute.answers)),
        unchosen=(*case.unchosen, *left),
    )


def on_paper(case: CaseFile) -> CaseFile:
    """Return a case without what no record shows: how it is kept, and words without a choice."""
    about = {name: said for name, said in case.about.items() if about_key(name) not in KEEPING}
    return replace(case, about=about, unchosen=())


def _is_offered(guidance: Guidance, answer: Answer) -> bool:
    field = guidance.field.get(answer.field)
    return field is None or any(one.id == answer.choice for one in guidance.choices(field))


def _chosen(answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    return tuple(answer for answer in answers if answer.choice)


def given_facts(case: CaseFile) -> dict[str, Known]:
    """Return the facts people gave an answer for."""
    given: dict[str, Known] = {}
    for fact, statement in case.facts.items():
        if statement.value == "yes":
            given[fact] = "yes"
        elif statement.value == "no":
            given[fact] = "no"
        elif statement.value == "unknown":
            given[fact] = "unknown"
    return given


def item_answers(guidance: Guidance, case: CaseFile) -> tuple[ItemAnswer, ...]:
    """Return what the field answers of a case fill in, item by item."""
    return tuple(
        ItemAnswer(item, option, answer.subject)
        for answer in case.all_answers
        if answer.field in guidance.field
        for item, option in guidance.filled(guidance.field[answer.field], answer.choice).items()
    )


def assess_case(guidance: Guidance, case: CaseFile, rules: Rules | None = None) -> Assessment:
    """Return what follows from a case as it stands, under the institute's rules if given."""
    return assess(
        guidance,
        given_facts(case),
        item_answers(guidance, case),
        partners=[partner.subject for partner in case.partners],
        judged=judged(guidance, case),
        rules=rules,
    )


def judged(guidance: Guidance, case: CaseFile) -> Judged:
    """Return what people judged beside their answers; ratings are answers themselves."""
    rated = {field.id: factor for factor, field in guidance.rating_field.items()}
    reasoned = {
        rated[answer.field]
        for answer in case.all_answers
        if answer.field in rated and (says(answer.parts.text) or says(answer.parts.comment))
    }
    return Judged(
        reasons=frozenset(reasoned),
        overrides=case.proceedings.overrides,
        cleared=frozenset(
            item
            for place in cleared(guidance, case)
            for item in (guidance.field[place].items if place in guidance.field else (place,))
        ),
    )


def cleared(guidance: Guidance, case: CaseFile) -> frozenset[str]:
    """Return the places of answers whose stop a document has lifted.

    It lifts the stop of the answers that it was given for: a worse answer, or another partner
    with one, needs a document of its own.
    """
    known = case.proceedings
    return frozenset(
        field
        for field, closing in known.closings.items()
        if closing.clears and _is_meant(known.meant.get(field, ""), stopping(guidance, case, field))
    )


def stopping(guidance: Guidance, case: CaseFile, name: str) -> tuple[str, ...]:
    """Return the marks of the answers to a field that are a stop, or are one in some cases."""
    field = guidance.field.get(name)
    if field is None:
        return ()
    return tuple(
        sorted(
            mark(answer.subject, answer.choice)
            for answer in case.all_answers
            if answer.field == name and _may_stop(guidance, field, answer.choice)
        )
    )


def _is_meant(marks: str, found: tuple[str, ...]) -> bool:
    return not marks or {*found} <= {*marks.split()}


def _may_stop(guidance: Guidance, field: Field, choice: str) -> bool:
    filled = guidance.filled(field, choice).items()
    options = [option for item, wanted in filled for option in guidance.item[item].options
               if option.id == wanted]  # fmt: skip
    return any(can_stop(option) for option in options)


def incomplete(guidance: Guidance, case: CaseFile) -> tuple[Incomplete, ...]:
    """Return the answers that lack a required part, in the order of the guidance."""
    place = {field: index for index, field in enumerate(guidance.field)}
    known = [answer for answer in case.all_answers if answer.field in place]
    found = []
    for answer in sorted(known, key=lambda answer: place[answer.field]):
        field = guidance.field[answer.field]
        missing = missing_parts(guidance, field, answer.choice, answer.parts)
        if missing:
            found.append(Incomplete(field.id, answer.subject, missing))
    return tuple(found)
