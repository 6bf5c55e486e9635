"""The rules by which ratings become a level: total, never softer for something worse, obtainable.

An edition without `[rules]` gives no level and needs nothing of this.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, get_args

from rsdesk.domain.guidance import Guidance
from rsdesk.domain.rules import (
    LEVELS,
    RANK,
    Circumstance,
    Level,
    Rating,
    Result,
    Rules,
    Strength,
)
from rsdesk.guidance.problems import Finding, Path
from rsdesk.guidance.rules.ids import missing, twice
from rsdesk.i18n import N_

RATINGS: tuple[Rating, ...] = get_args(Rating)
STRENGTHS: tuple[Strength, ...] = get_args(Strength)
CIRCUMSTANCES: tuple[Circumstance, ...] = get_args(Circumstance)
NAMED = ("outcomes", "triggers", "exit", "explained", "contradictions")

LACKING = N_("“{key}” is missing from this table; it must name every one of {all}.")
COUNTRY_ALONE = N_(
    "The country alone would make the exposure serious: a partner of no concern ({partner}) "
    "leads to S here."
)
SOFTER = N_(
    "“{here}” is milder than “{other}”, which stands under {place} for something less serious. "
    "What is worse may never count less."
)
HARMLESS_RAISED = N_(
    "Domain and partner are of no concern here, so the level must be low, whatever the country; "
    "it is “{here}”."
)
UNKNOWN_APART = N_("“Not known” counts as elevated, so this must be “{other}” as under {place}.")
LATER = N_(
    "At the level “{level}” the next review is due after {months} months, later than at a lower "
    "level ({other})."
)
NO_WAY_BACK = N_("Every {kind} outcome lets things go on. One is needed by which nothing does.")
NO_WAY_ON = N_("No {kind} outcome lets things go on. One such is needed.")


def complete(guidance: Guidance) -> Iterator[Finding]:
    """Tables of the rules that do not name every rating, level or situation."""
    rules = guidance.rules
    if rules == Rules():
        return
    for name, keys in (
        ("exposure", RATINGS),
        ("matrix", RATINGS),
        ("own_steps", RATINGS),
        ("ratings", RATINGS),
        ("levels", LEVELS),
        ("procedure", CIRCUMSTANCES),
    ):
        yield from _lacking(getattr(rules, name), keys, ("rules", name))
    for partner, countries in rules.exposure.items():
        yield from _lacking(countries, RATINGS, ("rules", "exposure", partner))
    for domain, exposures in rules.matrix.items():
        yield from _lacking(exposures, STRENGTHS, ("rules", "matrix", domain))


def fair(guidance: Guidance) -> Iterator[Finding]:
    """An exposure that the country alone makes serious."""
    for partner, countries in guidance.rules.exposure.items():
        if partner == "N":
            for country, strength in countries.items():
                if strength == "S":
                    path = ("rules", "exposure", partner, country)
                    yield Finding(path, COUNTRY_ALONE, {"partner": partner})
    yield from _softer(_ranked(guidance.rules.exposure, RANK), ("rules", "exposure"))
    steps = guidance.rules.own_steps
    for rating, other in _pairs(steps):
        if steps[rating] < steps[other]:
            values = {"here": str(steps[rating]), "other": str(steps[other]), "place": other}
            yield Finding(("rules", "own_steps", rating), SOFTER, values)


def graded(guidance: Guidance) -> Iterator[Finding]:
    """Cells of the matrix that count something worse as less, and reviews that come later."""
    yield from cells(guidance.rules, ("rules", "matrix"))
    for level, months, other in late_reviews(guidance.rules):
        path = ("rules", "procedure", level, "review_months")
        yield Finding(path, LATER, {"level": level, "months": str(months), "other": str(other)})


def cells(rules: Rules, path: Path) -> Iterator[Finding]:
    """Yield what is wrong with single cells of the matrix; `path` leads to the table."""
    reached = set(rules.exposure.get("N", {}).values()) | {"N"}
    for strength, level in rules.matrix.get("N", {}).items():
        if strength in reached and level != "low":
            yield Finding((*path, "N", strength), HARMLESS_RAISED, {"here": level})
    ranks = {level: place for place, level in enumerate(LEVELS)}
    yield from _softer(_ranked(rules.matrix, ranks), path)
    unknown, elevated = rules.matrix.get("U", {}), rules.matrix.get("E", {})
    for strength in STRENGTHS:
        if unknown.get(strength) != elevated.get(strength) and strength in unknown:
            values = {"other": elevated.get(strength, "?"), "place": "E"}
            yield Finding((*path, "U", strength), UNKNOWN_APART, values)


def late_reviews(rules: Rules) -> Iterator[tuple[Level, int, int]]:
    """Yield the levels that are looked at again later than a lower one, with both months."""
    months = {
        level: rules.procedure[level].review_months for level in LEVELS if level in rules.procedure
    }
    given = [(level, due) for level, due in months.items() if due is not None]
    for (_, earlier), (level, due) in pairwise(given):
        if due > earlier:
            yield level, due, earlier


def leading(guidance: Guidance) -> Iterator[Finding]:
    """Fields and circumstances that the rules name and the edition lacks; ids used twice."""
    rules = guidance.rules
    gate = [(("rules", "gate", place), fact) for place, fact in enumerate(rules.gate)]
    yield from missing(gate, "facts", guidance.fact)
    owed = [(("rules", "mandatory", place), name) for place, name in enumerate(rules.mandatory)]
    yield from missing(owed, "fields", guidance.field)
    for table in NAMED:
        named: Iterable[Any] = getattr(rules, table)
        ids = ((("rules", table, place, "id"), one.id) for place, one in enumerate(named))
        yield from twice(table, ids)


def offered(guidance: Guidance) -> Iterator[Finding]:
    """Kinds of outcomes that leave no choice: something must go on, and something must not."""
    if guidance.rules == Rules():
        return
    for kind in ("planned", "ongoing"):
        own = [(place, one) for place, one in enumerate(guidance.rules.outcomes)]
        found = [(place, one) for place, one in own if one.kind == kind]
        path: Path = ("rules", "outcomes", found[0][0]) if found else ("rules",)
        if not _any(found, proceeds=False):
            yield Finding(path, NO_WAY_BACK, {"kind": kind})
        if not _any(found, proceeds=True):
            yield Finding(path, NO_WAY_ON, {"kind": kind})


def _any(found: list[tuple[int, Result]], *, proceeds: bool) -> bool:
    return any(one.proceeds == proceeds for _, one in found)


def _lacking(table: Mapping[Any, Any], keys: tuple[str, ...], path: Path) -> Iterator[Finding]:
    for key in keys:
        if key not in table:
            yield Finding(path, LACKING, {"key": key, "all": ", ".join(keys)})


def _ranked(
    table: Mapping[Rating, Mapping[Any, str]], ranks: Mapping[Any, int]
) -> dict[tuple[Rating, Rating], tuple[str, int]]:
    return {
        (row, column): (value, ranks[value])
        for row, columns in table.items()
        for column, value in columns.items()
    }


def _softer(table: dict[tuple[Rating, Rating], tuple[str, int]], path: Path) -> Iterator[Finding]:
    """Yield cells that count less than one whose row and column are no worse."""
    for (row, column), (value, rank) in table.items():
        for (other_row, other_column), (other, other_rank) in table.items():
            no_worse = RANK[other_row] <= RANK[row] and RANK[other_column] <= RANK[column]
            if no_worse and other_rank > rank and not _unknown(row, other_row, path):
                values = {"here": value, "other": other, "place": f"{other_row}.{other_column}"}
                yield Finding((*path, row, column), SOFTER, values)
                break


def _unknown(row: Rating, other: Rating, path: Path) -> bool:
    """In the matrix, that not known is elevated is a rule of its own, told once."""
    return path[-1] == "matrix" and "U" in (row, other)


def _pairs(table: Mapping[Rating, int]) -> Iterator[tuple[Rating, Rating]]:
    for rating in table:
        for other in table:
            if RANK[other] < RANK[rating]:
                yield rating, other
