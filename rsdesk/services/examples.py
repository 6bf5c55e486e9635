"""Assessing a case that was written down item by item, such as the worked examples."""

from msgspec import Struct

from rsdesk.domain.appraisal import FACTORS, Judged
from rsdesk.domain.assessment import Assessment, Finding, ItemAnswer, assess
from rsdesk.domain.conditions import ALWAYS, Known
from rsdesk.domain.guidance import ASKED_SCOPES, Guidance, Rated
from rsdesk.domain.rules import RANK, Rating
from rsdesk.errors import InputError
from rsdesk.i18n import N_
from rsdesk.services.known import (
    OPPOSITES,
    UNKNOWN_FACT,
    UNKNOWN_FACTOR,
    UNKNOWN_ITEM,
    UNKNOWN_OPTION,
    check_facts,
    check_known,
)

PARTNER = "partner:example"


class ExampleRating(Struct):
    """A factor's rating and why."""

    rating: str
    reason: str = ""


class Example(Struct):
    """A case by item ids: the facts that are given, and an option for each answered item."""

    facts: tuple[str, ...]
    answers: dict[str, str]
    id: str = ""
    ratings: dict[str, ExampleRating] = {}


def assess_example(guidance: Guidance, example: Example) -> Assessment:
    """Return what follows from an example. Raises InputError for an id the guidance lacks."""
    for fact in example.facts:
        check_known(fact, guidance.fact, UNKNOWN_FACT)
    _check_opposites(guidance, example.facts)
    facts = _facts(guidance, example.facts)
    check_facts(guidance.rules, facts)
    return assess(
        guidance,
        facts,
        [_answer(guidance, item, option) for item, option in example.answers.items()],
        partners=[PARTNER],
        judged=_judged(example),
    )


def result(guidance: Guidance, assessment: Assessment) -> dict[str, object]:
    """Return an assessment as plain values for JSON; `level` is null while undetermined."""
    appraisal = assessment.appraisal
    coverage: dict[str, dict[str, str]] = {source.id: {} for source in guidance.sources}
    for item, state in assessment.items.items():
        coverage[guidance.item[item].source][item] = state.coverage
    return {
        "level": appraisal.level,
        "provisional": appraisal.provisional,
        "exposure": appraisal.exposure,
        "depth": assessment.depth,
        "stops": [_plain(finding) for finding in assessment.of("stop")],
        "flags": [_plain(finding) for finding in assessment.of("flag")],
        "gaps": [_plain(finding) for finding in assessment.of("gap")],
        "blocking_gaps": list(appraisal.blocking),
        "outcomes": list(appraisal.allowed),
        "decider": appraisal.decider,
        "review_months": appraisal.review_months,
        "open": list(assessment.open),
        "coverage": coverage,
    }


def _check_opposites(guidance: Guidance, listed: tuple[str, ...]) -> None:
    for fact in guidance.facts:
        if fact.opposite_of is not None and {fact.id, fact.opposite_of} <= {*listed}:
            raise InputError(OPPOSITES, one=fact.id, other=fact.opposite_of)


def _plain(finding: Finding) -> dict[str, str]:
    return {"item": finding.item, "answer": finding.answer, "rule": finding.rule}


def _facts(guidance: Guidance, listed: tuple[str, ...]) -> dict[str, Known]:
    """Whatever an example does not list is not given; purely derived facts may still follow."""
    facts: dict[str, Known] = {}
    for fact in guidance.facts:
        if fact.id in listed:
            facts[fact.id] = "yes"
        elif fact.id != ALWAYS and (fact.question is not None or fact.opposite_of is not None):
            facts[fact.id] = "no"
    return facts


def _answer(guidance: Guidance, item_id: str, option: str) -> ItemAnswer:
    check_known(item_id, guidance.item, UNKNOWN_ITEM)
    item = guidance.item[item_id]
    if item.scope not in ASKED_SCOPES:
        raise InputError(
            N_("The item {item} takes no answer. Nothing was changed. Please remove it."),
            item=item_id,
        )
    check_known(option, [known.id for known in item.options], UNKNOWN_OPTION, place=item_id)
    subject = {"partner": PARTNER, "inst": "institute:example"}.get(item.scope, "case:example")
    return ItemAnswer(item_id, option, subject)


def _judged(example: Example) -> Judged:
    ratings: dict[Rated, tuple[Rating, ...]] = {}
    reasons: set[Rated] = set()
    for name, given in example.ratings.items():
        check_known(name, FACTORS, UNKNOWN_FACTOR)
        check_known(given.rating, RANK, UNKNOWN_OPTION, place=name)
        factor = next(factor for factor in FACTORS if factor == name)
        ratings[factor] = (next(rating for rating in RANK if rating == given.rating),)
        if given.reason.strip():
            reasons.add(factor)
    return Judged(ratings, frozenset(reasons))
