"""From four ratings to a level, and from the level to what may be decided and by whom.

The rules themselves are data of the guidance (`rsdesk.domain.rules`); nothing here counts points.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Literal, get_args

from msgspec import Struct

from rsdesk.domain.findings import Finding, Sign
from rsdesk.domain.guidance import Guidance, Rated
from rsdesk.domain.rules import (
    LEVELS,
    RANK,
    Circumstance,
    Level,
    Rating,
    Result,
    Rules,
    Strength,
    Whom,
    at_least,
    raised,
)
from rsdesk.domain.text import says

FACTORS: tuple[Rated, ...] = get_args(Rated)
# the four words of a rating as options of the items that rate a factor
RATING_OF: dict[str, Rating] = {"none": "N", "elevated": "E", "serious": "S", "not known": "U"}
OPTION_OF: dict[Rating, str] = {rating: option for option, rating in RATING_OF.items()}
# why a set value does not count: two steps lower, lower while a stop is open, no reason given, or
# nobody named who agrees
Refused = Literal["two_steps", "stop", "reason", "second"]
# why an outcome is not offered
Hindrance = Literal["stop", "blocking", "provisional", "undetermined"]


class Override(Struct, frozen=True, forbid_unknown_fields=True):
    """A level set by people, or the second person who agrees to a lower rating.

    `value` is empty for a rating, which is set by its own field.
    """

    value: str = ""
    reason: str = ""
    second: str = ""


class Judged(Struct, frozen=True):
    """What people decided beside their answers.

    `ratings` are those set per factor, one for each subject asked; a factor that is missing is
    unrated. `reasons` are the factors whose rating has a reason. `cleared` are the items whose
    stop a document has lifted.
    """

    ratings: dict[Rated, tuple[Rating, ...]] = {}
    reasons: frozenset[Rated] = frozenset()
    overrides: dict[str, Override] = {}
    cleared: frozenset[str] = frozenset()


class FactorResult(Struct, frozen=True):
    """A factor with what the answers suggest, what people set, and what counts.

    `counted` is None while a rating is missing. `refused` tells why the suggestion counts though
    people set something lower; `lowered` that a second person agreed to it. `asked` is false
    where no item demands a rating: then the suggestion counts.
    """

    factor: Rated
    suggested: Rating
    signs: tuple[Sign, ...]
    set: Rating | None
    counted: Rating | None
    lowered: bool = False
    refused: Refused | None = None
    asked: bool = True

    @property
    def decisive(self) -> Sign | None:
        """The strongest sign, on which the suggestion rests."""
        return self.signs[0] if self.signs else None


class Offered(Struct, frozen=True):
    """An outcome, and what hinders it; it may be signed only with nothing in its way."""

    outcome: Result
    hindered: tuple[Hindrance, ...]


class Appraisal(Struct, frozen=True):
    """The level with all that led to it. `level` is None while it is undetermined.

    `cell` is the place in the matrix, domain first; `computed` what the rules give before people
    set another level. `raised` are the steps that the own organisation adds.
    """

    factors: dict[Rated, FactorResult]
    exposure: Strength | None
    cell: tuple[Rating, Strength] | None
    raised: int
    computed: Level | None
    level: Level | None
    provisional: bool
    stops: tuple[str, ...]
    flags: tuple[str, ...]
    blocking: tuple[str, ...]
    outcomes: tuple[Offered, ...]
    decider: Whom | None
    review_months: int | None
    target_days: int | None
    refused: Refused | None = None

    @property
    def allowed(self) -> tuple[str, ...]:
        """Ids of the outcomes that may be signed."""
        return tuple(one.outcome.id for one in self.outcomes if not one.hindered)

    @property
    def unrated(self) -> tuple[Rated, ...]:
        """Factors whose rating is missing."""
        return tuple(name for name, factor in self.factors.items() if factor.counted is None)


def appraise(
    guidance: Guidance,
    rules: Rules,
    judged: Judged,
    signs: Iterable[Sign],
    findings: Collection[Finding],
    *,
    asked: Collection[Rated],
    ongoing: bool,
) -> Appraisal:
    """Return what ratings, signs and findings amount to under the rules.

    `asked` are the factors for which some item demands a rating.
    """
    stops = tuple(f.item for f in findings if f.effect == "stop")
    flags = tuple(f.item for f in findings if f.effect == "flag")
    blocking = tuple(f.item for f in findings if f.blocking)
    open_stops = tuple(item for item in stops if item not in judged.cleared)
    found = tuple(signs)
    factors = {
        factor: _factor(factor, judged, found, asked=factor in asked, stopped=bool(open_stops))
        for factor in FACTORS
    }
    exposure, cell, steps, computed = _level(rules, factors)
    level, refused = _overridden(computed, judged.overrides.get("level"), bool(open_stops))
    provisional = any("U" in ratings for ratings in judged.ratings.values())
    hindered = _hindered(open_stops, blocking, provisional, level)
    decider, months, days = _procedure(rules, level, flags, stops)
    return Appraisal(
        factors=factors,
        exposure=exposure,
        cell=cell,
        raised=steps,
        computed=computed,
        level=level,
        provisional=provisional,
        stops=stops,
        flags=flags,
        blocking=blocking,
        outcomes=tuple(
            Offered(outcome, hindered if outcome.proceeds else ())
            for outcome in rules.outcomes
            if outcome.kind == ("ongoing" if ongoing else "planned")
        ),
        decider=decider,
        review_months=months,
        target_days=days,
        refused=refused,
    )


def worst_rating(ratings: Iterable[Rating]) -> Rating:
    """Return the worst of several partners' ratings; not known is worse than elevated."""
    order: tuple[Rating, ...] = ("N", "E", "U", "S")
    return max(ratings, key=order.index, default="N")


def residual_levels(level: Level | None, *, agreed: bool) -> tuple[Level, ...]:
    """Return the levels that may be stated after measures, the present one first.

    One step lower needs a measure that is agreed with owner, date and proof (guidance.md 5.4).
    """
    if level is None:
        return ()
    lower = raised(level, -1)
    return (level, lower) if agreed and lower != level else (level,)


def four_eyes(rules: Rules, appraisal: Appraisal) -> bool:
    """Return whether the person who filled in the case may not decide it."""
    if appraisal.flags or appraisal.stops:
        return True
    return appraisal.level is not None and at_least(appraisal.level, rules.four_eyes_from)


def _factor(
    factor: Rated, judged: Judged, signs: tuple[Sign, ...], *, asked: bool, stopped: bool
) -> FactorResult:
    own = tuple(sign for sign in signs if sign.factor == factor)
    suggested: Rating = own[0].strength if own else "N"
    given = judged.ratings.get(factor)
    if not given:
        counted = None if asked else suggested
        return FactorResult(factor, suggested, own, None, counted, asked=asked)
    rating = worst_rating(given)
    steps = RANK[suggested] - RANK[rating]
    if steps <= 0:
        return FactorResult(factor, suggested, own, rating, rating)
    agreed = judged.overrides.get(factor, Override())
    reasoned = factor in judged.reasons or says(agreed.reason)
    refused = _refused(steps, stopped=stopped, reasoned=reasoned, second=agreed.second)
    counted = suggested if refused else rating
    return FactorResult(factor, suggested, own, rating, counted, not refused, refused)


def _refused(steps: int, *, stopped: bool, reasoned: bool, second: str) -> Refused | None:
    if steps > 1:
        return "two_steps"
    if stopped:
        return "stop"
    if not reasoned:
        return "reason"
    return None if says(second) else "second"


def _level(
    rules: Rules, factors: Mapping[Rated, FactorResult]
) -> tuple[Strength | None, tuple[Rating, Strength] | None, int, Level | None]:
    own, domain = factors["O"].counted, factors["D"].counted
    exposure = _exposure(rules, factors["P"].counted, factors["C"].counted)
    cell = (domain, exposure) if domain and exposure else None
    steps = rules.own_steps.get(own, 0) if own else 0
    at = rules.matrix.get(cell[0], {}).get(cell[1]) if cell else None
    complete = all(factor.counted is not None for factor in factors.values())
    return exposure, cell, steps, raised(at, steps) if at and complete else None


def _exposure(rules: Rules, partner: Rating | None, country: Rating | None) -> Strength | None:
    if partner is None or country is None:
        return None
    return rules.exposure.get(partner, {}).get(country)


def _overridden(
    computed: Level | None, override: Override | None, stopped: bool
) -> tuple[Level | None, Refused | None]:
    wanted = next((level for level in LEVELS if override and override.value == level), None)
    if computed is None or override is None or wanted is None:
        return computed, None
    steps = LEVELS.index(computed) - LEVELS.index(wanted)
    reasoned = says(override.reason)
    if steps <= 0:
        return (wanted, None) if reasoned else (computed, "reason" if steps else None)
    refused = _refused(steps, stopped=stopped, reasoned=reasoned, second=override.second)
    return (computed, refused) if refused else (wanted, None)


def _hindered(
    stops: tuple[str, ...], blocking: tuple[str, ...], provisional: bool, level: Level | None
) -> tuple[Hindrance, ...]:
    found: list[Hindrance] = []
    if stops:
        found.append("stop")
    if blocking:
        found.append("blocking")
    if provisional:
        found.append("provisional")
    if level is None:
        found.append("undetermined")
    return tuple(found)


def _procedure(
    rules: Rules, level: Level | None, flags: tuple[str, ...], stops: tuple[str, ...]
) -> tuple[Whom | None, int | None, int | None]:
    by_level = rules.procedure.get(level) if level else None
    months = by_level.review_months if by_level else None
    above: Circumstance | None = "stop" if stops else "flag" if flags else None
    deciding = (rules.procedure.get(above) if above else None) or by_level
    if deciding is None:
        return None, months, None
    return deciding.decider, months, deciding.target_days
