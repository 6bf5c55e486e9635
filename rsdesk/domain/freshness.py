"""How old answers about partners and the institute are, and when they want to be given again."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from rsdesk.domain.asking import asked
from rsdesk.domain.case import Answer
from rsdesk.domain.casework import Casework
from rsdesk.domain.deciding import months_after
from rsdesk.domain.findings import applicable


class Checked(Struct, frozen=True):
    """When answers were given last, by whom (certificate fingerprint), and the oldest of them."""

    day: date
    author: str
    oldest: date


class Standing(Struct, frozen=True):
    """How the institute's baseline stands: its questions, how many are answered, since when.

    `renew_on` is the day on which its oldest answer wants to be given again, None without any.
    """

    total: int
    answered: int
    checked: Checked | None
    renew_on: date | None

    def is_due(self, today: date) -> bool:
        """Whether somebody has to answer or confirm something."""
        return self.answered < self.total or (self.renew_on is not None and self.renew_on <= today)


def stale(casework: Casework, today: date) -> tuple[tuple[str, str], ...]:
    """Return the (subject, field) of partners whose answers count and are too old to be reused."""
    months = casework.rules.fresh_months
    return tuple(
        (one.subject, field.id)
        for one in asked(casework)
        if one.scope == "partner"
        for field in one.fields
        if _is_old(casework.answer(one.subject, field.id), months, today)
    )


def checked(answers: Iterable[Answer]) -> Checked | None:
    """Return when these answers were given; None without any."""
    given = [answer for answer in answers if answer.choice]
    if not given:
        return None
    newest = max(given, key=lambda answer: answer.time)
    oldest = min(given, key=lambda answer: answer.time)
    return Checked(_day(newest), newest.author, _day(oldest))


def standing(baseline: Casework) -> Standing:
    """Return how the baseline stands; `baseline` is the institute's own work."""
    fields = {field.id for one in asked(baseline) for field in one.fields}
    given = [answer for answer in baseline.case.answers if answer.field in fields]
    found = checked(given)
    months = baseline.rules.baseline_months
    renew = months_after(found.oldest, months) if found is not None else None
    return Standing(len(fields), len(given), found, renew)


def inherited(casework: Casework) -> Standing:
    """Return how far the baseline that a case builds on answers what applies in this case.

    When it is to be renewed is no matter of the case.
    """
    guidance, facts = casework.guidance, casework.assessment.facts
    fields = {
        field.id
        for field in guidance.field.values()
        if guidance.scope(field) == "inst"
        and any(applicable(guidance, guidance.item[item], facts) for item in field.items)
    }
    own = casework.case.institute
    given = [answer for answer in (own.answers if own else ()) if answer.field in fields]
    return Standing(len(fields), len(given), checked(given), None)


def _is_old(answer: Answer | None, months: int, today: date) -> bool:
    """Words without a choice are no answer yet, so they do not grow old."""
    if answer is None or not answer.choice:
        return False
    return months_after(_day(answer), months) < today


def _day(answer: Answer) -> date:
    return date.fromisoformat(answer.time[:10])
