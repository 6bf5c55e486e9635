"""Conditions over facts: clauses joined by *or*, each `a&b` meaning both."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal

from rsdesk.domain.guidance import ALWAYS, HIGH, STANDARD

__all__ = ["ALWAYS", "HIGH", "STANDARD", "Known", "holding", "names", "without_high"]

Known = Literal["yes", "no", "unknown"]


def names(when: Iterable[str]) -> set[str]:
    """Return the facts that a condition mentions."""
    return {name for clause in when for name in clause.split("&")}


def holding(when: Iterable[str], facts: Mapping[str, Known]) -> str | None:
    """Return the first clause that holds, or None.

    A fact that is not known counts as given: it opens its questions instead of hiding them.
    A fact that is missing from `facts` counts as not given.
    """
    for clause in when:
        for name in _named(clause):
            if name != ALWAYS and facts.get(name, "no") == "no":
                break
        else:
            return clause
    return None


def without_high(when: Iterable[str]) -> tuple[str, ...]:
    """Return the clauses that do not need the fact *high*."""
    return tuple(clause for clause in when if HIGH not in _named(clause))


@cache
def _named(clause: str) -> tuple[str, ...]:
    """The clauses of the guidance are few, and looked at some thousand times after an answer."""
    return tuple(clause.split("&"))
