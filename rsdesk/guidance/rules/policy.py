"""Policies: a day that is one, and figures under which what is worse never counts less."""

from collections.abc import Iterator
from datetime import date

from rsdesk.domain.policy import Policy, apply
from rsdesk.domain.rules import Rules
from rsdesk.guidance.problems import Finding
from rsdesk.guidance.rules import procedure
from rsdesk.i18n import N_

NO_DATE = N_("“{adopted}” is not a date such as 2026-11-21.")
NOT_PLAIN = N_("The version “{version}” begins or ends with a blank or holds a line break.")


def formed(policy: Policy, rules: Rules) -> Iterator[Finding]:
    """A day of adoption that is none, a version that could not be told apart on paper."""
    try:
        known = date.fromisoformat(policy.adopted).isoformat() == policy.adopted
    except ValueError:
        known = False
    if not known:
        yield Finding(("adopted",), NO_DATE, {"adopted": policy.adopted})
    if policy.version != policy.version.strip() or not policy.version.isprintable():
        yield Finding(("version",), NOT_PLAIN, {"version": policy.version})


def sound(policy: Policy, rules: Rules) -> Iterator[Finding]:
    """Cells and months that, together with the guidance, count something worse as less."""
    after = apply(policy, rules)
    for finding in procedure.cells(after, ("matrix",)):
        if finding.path[1] != "U":  # it follows E, where the mistake is told
            yield finding
    for level, months, other in procedure.late_reviews(after):
        values = {"level": level, "months": str(months), "other": str(other)}
        yield Finding(("review_months", level), procedure.LATER, values)


RULES = (formed, sound)
