"""Every date by which something in a case is wanted, worked out and never kept.

None of them depends on the day it is: whoever lists them says which day that is.
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from msgspec import Struct

from rsdesk.domain.appraisal import Appraisal
from rsdesk.domain.case import NEXT_DATE
from rsdesk.domain.case_file import CaseFile, SubjectFile
from rsdesk.domain.deciding import months_after, target_date
from rsdesk.domain.freshness import checked
from rsdesk.domain.guidance import Guidance
from rsdesk.domain.rules import Rules, at_least
from rsdesk.domain.text import says

# event: something happened that makes a new assessment due; set: a day that a person chose;
# baseline and partner: answers have grown old; end: steps of an orderly end are missing; people
# and record: the people annex, and all of the case, may be deleted
Kind = Literal[
    "event",
    "condition",
    "measure",
    "target",
    "review",
    "set",
    "partner",
    "baseline",
    "end",
    "people",
    "record",
]
# what is still waited for once a case has been put out of the way
KEEPING: tuple[Kind, ...] = ("people", "record")
_PERSONAL = "people"


class Deadline(Struct, frozen=True, omit_defaults=True):
    """A day by which something is wanted.

    `concerns` is the measure, the event, or the subject whose answers are meant; `what` names it
    in the words of the case.
    """

    kind: Kind
    day: date
    concerns: str = ""
    what: str = ""

    def is_due(self, today: date) -> bool:
        """Whether it is wanted today, or was before."""
        return self.day <= today

    def is_overdue(self, today: date) -> bool:
        """Whether its day has gone by."""
        return self.day < today


class Review(Struct, frozen=True):
    """When a decided case is looked at again; `by_level` is false for a day that people set."""

    day: date
    decided: date
    by_level: bool


class Keeping(Struct, frozen=True):
    """How long a case is kept: from `since` on, its people annex until `people`.

    `refused` tells that nothing came of it; else `since` is the end of the collaboration.
    """

    since: date
    refused: bool
    record: date
    people: date


def deadlines(
    guidance: Guidance, rules: Rules, case: CaseFile, appraisal: Appraisal
) -> tuple[Deadline, ...]:
    """Return every date of a case, the earliest first."""
    return tuple(
        sorted(
            _all(guidance, rules, case, appraisal),
            key=lambda one: (one.day, one.kind, one.what, one.concerns),
        )
    )


def chosen(case: CaseFile) -> tuple[Deadline, ...]:
    """Return the date that a person set, which takes no rules to know."""
    said = case.about.get(NEXT_DATE)
    return tuple(_on("set", day_of(said.value) if said else None))


def decided_on(case: CaseFile) -> date | None:
    """Return when a case was decided; None while there is no outcome."""
    if not case.proceedings.part("outcome").value:
        return None
    stamp = case.proceedings.stamps.get("decision/outcome")
    stated = day_of(case.proceedings.part("dated").value)
    return stated or (day_of(stamp.time) if stamp else None)


def is_refused(rules: Rules, case: CaseFile) -> bool:
    """Return whether people decided that nothing begins."""
    outcome = rules.outcome(case.proceedings.part("outcome").value)
    return outcome is not None and outcome.refuses


def ended_on(case: CaseFile) -> date | None:
    """Return when the collaboration ended, None while it goes on."""
    ending = case.proceedings.ending
    return day_of(ending.dated) if ending else None


def review(case: CaseFile, appraisal: Appraisal) -> Review | None:
    """Return when a decided case is looked at again; None without a decision or a rule."""
    decided = decided_on(case)
    if decided is None:
        return None
    stated = day_of(case.proceedings.part("review").value)
    if stated is not None:
        return Review(stated, decided, by_level=False)
    if appraisal.review_months is None:
        return None
    return Review(months_after(decided, appraisal.review_months), decided, by_level=True)


def keeping(rules: Rules, case: CaseFile) -> Keeping | None:
    """Return how long a case is kept; None while nobody can know."""
    kept = rules.retention
    ended = ended_on(case)
    if ended is not None:
        return Keeping(
            ended, False, months_after(ended, kept.record), months_after(ended, kept.people)
        )
    decided = decided_on(case)
    if decided is None or not is_refused(rules, case):
        return None
    return Keeping(
        decided, True, months_after(decided, kept.record), months_after(decided, kept.refused)
    )


def has_people(guidance: Guidance, case: CaseFile) -> bool:
    """Return whether anything is said of particular people, which goes earlier than the rest."""
    stated = case.about.get(_PERSONAL)
    if stated is not None and says(stated.value):
        return True
    return any(
        guidance.field[answer.field].personal and answer.parts != type(answer.parts)()
        for answer in (*case.all_answers, *case.unchosen)
        if answer.field in guidance.field
    )


def day_of(text: str) -> date | None:
    """Return the day with which an ISO date or time begins, None for anything else."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _all(
    guidance: Guidance, rules: Rules, case: CaseFile, appraisal: Appraisal
) -> Iterator[Deadline]:
    yield from chosen(case)
    yield from _measures(case)
    if ended_on(case) is None and not is_refused(rules, case):
        yield from _events(case)
        yield from _weighing(rules, case, appraisal)
    yield from _ending(rules, case, appraisal)
    yield from _kept(guidance, rules, case)


def _on(kind: Kind, day: date | None, concerns: str = "", what: str = "") -> Iterator[Deadline]:
    if day is not None:
        yield Deadline(kind, day, concerns, what)


def _measures(case: CaseFile) -> Iterator[Deadline]:
    """One that was missed stays until it is dropped or has another day."""
    known = case.proceedings
    for name, measure in known.measures.items():
        if known.state_of(name) in ("agreed", "missed"):
            kind: Kind = "condition" if measure.condition else "measure"
            yield from _on(kind, day_of(measure.due), name, measure.text)


def _events(case: CaseFile) -> Iterator[Deadline]:
    known = case.proceedings
    for name, event in known.events.items():
        if not says(event.settled):
            stamp = known.stamps.get(f"event/{name}")
            noted = day_of(event.dated) or (day_of(stamp.time) if stamp else None)
            yield from _on("event", noted, name, event.text)


def _weighing(rules: Rules, case: CaseFile, appraisal: Appraisal) -> Iterator[Deadline]:
    """What an open case waits for, and a decided one: the baseline counts in the next decision."""
    for partner in case.partners:
        given = checked(partner.answers)
        if given is not None:
            yield _old("partner", partner, given.day, rules.fresh_months)
    again = review(case, appraisal)
    if again is not None:
        yield Deadline("review", again.day)
    if decided_on(case) is None:
        yield from _on("target", target_date(case, appraisal))
        baseline = checked(case.institute.answers) if case.institute else None
        if case.institute is not None and baseline is not None:
            yield _old("baseline", case.institute, baseline.oldest, rules.baseline_months)


def _old(kind: Kind, other: SubjectFile, given: date, months: int) -> Deadline:
    name = other.about.get("name")
    return Deadline(kind, months_after(given, months), other.subject, name.value if name else "")


def _ending(rules: Rules, case: CaseFile, appraisal: Appraisal) -> Iterator[Deadline]:
    ending = case.proceedings.ending
    if ending is None or not expects_steps(rules, appraisal):
        return
    if {step.id for step in rules.exit} - {*ending.steps}:
        yield from _on("end", day_of(ending.dated))


def expects_steps(rules: Rules, appraisal: Appraisal) -> bool:
    """Return whether an end takes all steps of an orderly one (guidance.md 5.4)."""
    return appraisal.level is not None and at_least(appraisal.level, rules.exit_from)


def _kept(guidance: Guidance, rules: Rules, case: CaseFile) -> Iterator[Deadline]:
    kept = keeping(rules, case)
    if kept is None:
        return
    yield Deadline("record", kept.record)
    if has_people(guidance, case):
        yield Deadline("people", kept.people)
