"""What a decision still lacks and what in it contradicts the rules, and the dates it sets.

rsdesk never decides: it says what is missing and why, and leaves the decision to people.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from rsdesk.domain.appraisal import Appraisal, Offered, four_eyes, residual_levels
from rsdesk.domain.assessment import Assessment
from rsdesk.domain.case_file import CaseFile
from rsdesk.domain.closing import points
from rsdesk.domain.folding import words
from rsdesk.domain.guidance import Guidance
from rsdesk.domain.proceedings import ACTS, Act, Measure, Party, Proceedings
from rsdesk.domain.rules import Circumstance, Rules
from rsdesk.domain.text import says

# hindered: chosen, and not allowed any more; elsewhere: of the other set, planned or ongoing;
# nobody: a role without a person; unnamed: a person without a name; conflict: no statement on a
# conflict of interest; unexplained: one was declared and not described; second: the second person
# who agrees to an override filled in the case; condition: none is marked; unsettled: one lacks
# text, owner, date or proof; owed: open points without measure or reason; older: answers were
# changed after the outcome was chosen
Kind = Literal[
    "mandatory",
    "outcome",
    "hindered",
    "elsewhere",
    "reason",
    "owed",
    "condition",
    "unsettled",
    "residual",
    "residual reason",
    "nobody",
    "unnamed",
    "four eyes",
    "conflict",
    "unexplained",
    "second",
    "dated",
    "future",
    "older",
]

_TITLES = frozenset(("dr", "prof", "professor", "professorin", "pd", "mr", "mrs", "ms", "herr",
                     "frau", "phd"))  # fmt: skip
_BRACKETS = re.compile(r"\([^()]*\)")
_APOSTROPHES = re.compile(r"['’ʼ`´]")
_UMLAUT = re.compile(r"([aou])e")


class Lack(Struct, frozen=True):
    """One thing that a decision lacks.

    `name` is the person's entry, the measure, the field, or what is overridden. `act` is the role
    that nobody holds; `detail` are the hindrances of the outcome, or the items owed.
    """

    kind: Kind
    name: str = ""
    act: Act | None = None
    detail: tuple[str, ...] = ()


class Several(Struct, frozen=True):
    """A person who holds several roles: no fault, but the record says so."""

    name: str
    acts: tuple[Act, ...]


def lacks(
    guidance: Guidance, rules: Rules, case: CaseFile, assessment: Assessment, today: date
) -> tuple[Lack, ...]:
    """Return all that stands between a case and its decision, in the order of the page."""
    known, appraisal = case.proceedings, assessment.appraisal
    return (
        *_mandatory(guidance, rules, case, assessment),
        *_outcome(rules, known, appraisal),
        *_owed(guidance, rules, case, assessment),
        *_conditions(rules, known),
        *_residual(known, appraisal),
        *_people(rules, known, appraisal),
        *_second(known),
        *_dated(known, today),
        *_older(case),
    )


def needed(rules: Rules, appraisal: Appraisal) -> tuple[Act, ...]:
    """Return the roles that somebody must hold."""
    return ("fills", "checks", "decides") if four_eyes(rules, appraisal) else ("fills", "decides")


def circumstance(appraisal: Appraisal) -> Circumstance | None:
    """Return what settles who decides: a stop, else a flag, else the level."""
    return "stop" if appraisal.stops else "flag" if appraisal.flags else appraisal.level


def several_roles(parties: Iterable[Party]) -> tuple[Several, ...]:
    """Return the people who hold more than one role, also where they were entered twice."""
    held: dict[tuple[str, ...], Several] = {}
    for party in parties:
        who = _who(party.name)
        if who:
            before = held.get(who, Several(party.name.strip(), ()))
            acts = tuple(act for act in ACTS if act in (*before.acts, *party.acts))
            held[who] = Several(before.name, acts)
    return tuple(one for one in held.values() if len(one.acts) > 1)


def same_person(one: str, other: str) -> bool:
    """Return whether two names are one person's: titles, order and spelling do not matter."""
    return bool(_who(one)) and _who(one) == _who(other)


def void(rules: Rules, case: CaseFile, today: date) -> tuple[str, ...]:
    """Return the conditions by which an outcome has become void: due and not done, or missed."""
    known = case.proceedings
    if not _conditional(rules, known):
        return ()
    return tuple(
        name for name, one in conditions(known).items() if _missed(known, name, one, today)
    )


def conditions(known: Proceedings) -> dict[str, Measure]:
    """Return the measures that the decision depends on."""
    return {name: measure for name, measure in known.measures.items() if measure.condition}


def begun(case: CaseFile) -> date | None:
    """Return the day of the earliest thing stated in a case, from which its target date counts."""
    times = [statement.time for statement in (*case.about.values(), *case.facts.values())]
    days = [_day(time) for time in (*times, *(answer.time for answer in case.answers))]
    return min((day for day in days if day is not None), default=None)


def proposed_target(case: CaseFile, appraisal: Appraisal) -> date | None:
    """Return by when the rules want the decision; None where they set no date."""
    first = begun(case)
    if first is None or appraisal.target_days is None:
        return None
    return first + min(timedelta(days=appraisal.target_days), date.max - first)


def target_date(case: CaseFile, appraisal: Appraisal) -> date | None:
    """Return by when the decision is wanted: the day that was set, else that of the rules."""
    return _day(case.proceedings.part("target").value) or proposed_target(case, appraisal)


def proposed_review(case: CaseFile, appraisal: Appraisal, today: date) -> date | None:
    """Return when the rules want the case looked at again, counted from the decision or today."""
    if appraisal.review_months is None:
        return None
    decided = _day(case.proceedings.part("dated").value)
    return months_after(decided or today, appraisal.review_months)


def review_date(case: CaseFile, appraisal: Appraisal, today: date) -> date | None:
    """Return when the case is looked at again: the day that was set, else that of the rules."""
    set_day = _day(case.proceedings.part("review").value)
    return set_day or proposed_review(case, appraisal, today)


def months_after(day: date, months: int) -> date:
    """Return the same day some months later, the last of the month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def is_older(case: CaseFile) -> bool:
    """Return whether a case was answered otherwise after its outcome was chosen.

    A decision rests on what it was taken on; choosing the outcome again confirms it.
    """
    stamp = case.proceedings.stamps.get("decision/outcome")
    if stamp is None or not case.proceedings.part("outcome").value:
        return False
    partners = (answer for partner in case.partners for answer in partner.answers)
    times = [answer.time for answer in (*case.answers, *partners)]
    times += [statement.time for statement in case.facts.values()]
    return max(times, default="") > stamp.time


def _mandatory(
    guidance: Guidance, rules: Rules, case: CaseFile, assessment: Assessment
) -> Iterator[Lack]:
    said = {answer.field for answer in case.all_answers if says(answer.parts.text)}
    for name in rules.mandatory:
        field = guidance.field.get(name)
        states = [assessment.items[item].coverage for item in field.items] if field else []
        if name not in said and any(state != "not_applicable" for state in states):
            yield Lack("mandatory", name)


def _outcome(rules: Rules, known: Proceedings, appraisal: Appraisal) -> Iterator[Lack]:
    chosen = known.part("outcome")
    if not chosen.value:
        yield Lack("outcome")
    else:
        yield from _hindered(chosen.value, appraisal.outcomes)
    if not says(chosen.reason):
        yield Lack("reason")


def _hindered(chosen: str, offered: tuple[Offered, ...]) -> Iterator[Lack]:
    found = next((one for one in offered if one.outcome.id == chosen), None)
    if found is None:
        yield Lack("elsewhere", chosen)
    elif found.hindered:
        yield Lack("hindered", chosen, detail=found.hindered)


def _owed(
    guidance: Guidance, rules: Rules, case: CaseFile, assessment: Assessment
) -> Iterator[Lack]:
    """Open points hold up only what begins or goes on."""
    outcome = rules.outcome(case.proceedings.part("outcome").value)
    if outcome is None or not outcome.proceeds:
        return
    owed = tuple(p.finding.item for p in points(guidance, case, assessment) if p.owed)
    if owed:
        yield Lack("owed", detail=owed)


def _conditions(rules: Rules, known: Proceedings) -> Iterator[Lack]:
    if not _conditional(rules, known):
        return
    found = conditions(known)
    if not found:
        yield Lack("condition")
    for name, measure in found.items():
        if not measure.agreed:
            yield Lack("unsettled", name)


def _conditional(rules: Rules, known: Proceedings) -> bool:
    outcome = rules.outcome(known.part("outcome").value)
    return outcome is not None and outcome.conditional


def _missed(known: Proceedings, name: str, measure: Measure, today: date) -> bool:
    state, due = known.state_of(name), _day(measure.due)
    return state == "missed" or (state != "done" and due is not None and due < today)


def _residual(known: Proceedings, appraisal: Appraisal) -> Iterator[Lack]:
    stated = known.part("residual")
    if not stated.value:
        return
    counts = any(
        measure.agreed and known.state_of(name) not in ("missed", "dropped")
        for name, measure in known.measures.items()
    )
    if stated.value not in residual_levels(appraisal.level, agreed=counts):
        yield Lack("residual", stated.value)
    elif stated.value != appraisal.level and not says(stated.reason):
        yield Lack("residual reason", stated.value)


def _people(rules: Rules, known: Proceedings, appraisal: Appraisal) -> Iterator[Lack]:
    for act in needed(rules, appraisal):
        if not any(says(party.name) for party in known.acting(act)):
            yield Lack("nobody", act=act)
    for name, party in known.parties.items():
        if not says(party.name):
            yield Lack("unnamed", name)
            continue
        if four_eyes(rules, appraisal) and "decides" in party.acts and _fills(known, party.name):
            yield Lack("four eyes", name)
        if {"decides", "checks"} & {*party.acts}:
            yield from _conflict(name, party)


def _conflict(name: str, party: Party) -> Iterator[Lack]:
    if not party.conflict:
        yield Lack("conflict", name)
    elif party.conflict == "declared" and not says(party.conflict_text):
        yield Lack("unexplained", name)


def _second(known: Proceedings) -> Iterator[Lack]:
    return (
        Lack("second", name)
        for name, override in known.overrides.items()
        if _fills(known, override.second)
    )


def _dated(known: Proceedings, today: date) -> Iterator[Lack]:
    decided = _day(known.part("dated").value)
    if decided is None:
        yield Lack("dated")
    elif decided > today:
        yield Lack("future")


def _older(case: CaseFile) -> Iterator[Lack]:
    if is_older(case):
        yield Lack("older")


def _fills(known: Proceedings, name: str) -> bool:
    return any(same_person(name, party.name) for party in known.acting("fills"))


def _who(name: str) -> tuple[str, ...]:
    """A name without titles and however it is spelled: “Dr Jörg Müller” is “Mueller, Joerg”.

    Left out are words that are cut short with a full stop and are no initials, and what stands in
    brackets. Nobody is left of a name that is all titles.
    """
    seen = "".join(letter for letter in name if unicodedata.category(letter) != "Cf")
    bare = _BRACKETS.sub(" ", unicodedata.normalize("NFKC", seen))
    titled = bare.replace(",", " ").split()
    named = [part for part in titled if not (part.endswith(".") and len(part) > 2)]
    found = [word for word in words(_APOSTROPHES.sub("", " ".join(named))) if word not in _TITLES]
    return tuple(sorted(_UMLAUT.sub(r"\1", word) for word in found))


def _day(text: str) -> date | None:
    """Return the day that an ISO date or time begins with."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
