"""From four ratings to a level: every combination, every override, every hindrance."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rsdesk.domain.appraisal import (
    FACTORS,
    Appraisal,
    Judged,
    Override,
    appraise,
    four_eyes,
    residual_levels,
    worst_rating,
)
from rsdesk.domain.findings import Finding, Sign
from rsdesk.domain.guidance import Rated
from rsdesk.domain.rules import LEVELS, RANK, Level, Rating
from rsdesk.guidance import loading

GUIDANCE = loading.newest()
RULES = GUIDANCE.rules
REASONED = frozenset(FACTORS)
FLAG = Finding("LEI-1.2", "likely", "flag", ("case:1",))
STOP = Finding("LEI-3.3", "hit", "stop", ("case:1",))
OWED = Finding("LEI-2.3", "not done", "gap", ("partner:1",), blocking=True)
GAP = Finding("LEI-4.9", "partly", "gap", ("case:1",))

ratings = st.sampled_from(tuple(RANK))
full = st.fixed_dictionaries(dict.fromkeys(FACTORS, ratings))


def sign(factor: Rated, strength: str) -> Sign:
    return Sign(factor, "S" if strength == "S" else "E", "LEI-1.2", "likely", ("case:1",))


def result(
    given: dict[Any, Any],
    *,
    signs: tuple[Sign, ...] = (),
    findings: tuple[Finding, ...] = (),
    **judged: Any,
) -> Appraisal:
    people = Judged(
        {factor: (rating,) for factor, rating in given.items()},
        judged.pop("reasons", REASONED),
        judged.pop("overrides", {}),
        judged.pop("cleared", frozenset()),
    )
    return appraise(GUIDANCE, RULES, people, signs, findings, asked=FACTORS, ongoing=False)


def of(own: str, domain: str, country: str, partner: str) -> Appraisal:
    return result({"O": own, "D": domain, "C": country, "P": partner})


def level(**given: str) -> Level | None:
    return result(given).level


# ------------------------------------------------------------------ the matrix


def test_of_the_81_combinations_16_are_low_26_medium_and_39_high() -> None:
    levels = [of(*combination).level for combination in product("NES", repeat=4)]
    assert [levels.count(one) for one in LEVELS] == [16, 26, 39]


@pytest.mark.parametrize("country", ["N", "E", "S", "U"])
def test_the_country_alone_never_makes_more_than_low(country: str) -> None:
    assert of("N", "N", country, "N").level == "low"


@pytest.mark.parametrize("country", ["N", "E", "S", "U"])
@pytest.mark.parametrize("partner", ["N", "E", "U"])
def test_exposure_is_serious_only_with_a_serious_partner(country: str, partner: str) -> None:
    assert of("N", "N", country, partner).exposure != "S"


@pytest.mark.parametrize(
    ("domain", "partner", "expected"),
    [
        ("N", "N", "low"), ("N", "E", "low"), ("N", "S", "medium"),
        ("E", "N", "low"), ("E", "E", "medium"), ("E", "S", "high"),
        ("S", "N", "medium"), ("S", "E", "high"), ("S", "S", "high"),
    ],
)  # fmt: skip
def test_each_cell_of_the_matrix(domain: str, partner: str, expected: str) -> None:
    assert of("N", domain, "N", partner).level == expected


def test_a_seriously_exposed_institute_raises_the_level_by_one_step_and_no_further() -> None:
    assert of("S", "N", "N", "N").level == "medium"
    assert of("S", "E", "N", "E").level == "high"
    assert of("S", "S", "S", "S").level == "high"
    assert of("E", "S", "N", "N").level == "medium"


@given(full)
def test_a_worse_rating_never_lowers_the_level(given: dict[Rated, Rating]) -> None:
    before = result(given).level
    for factor in FACTORS:
        for worse in (rating for rating in RANK if RANK[rating] >= RANK[given[factor]]):
            after = result({**given, factor: worse}).level
            assert before is not None
            assert after is not None
            assert LEVELS.index(after) >= LEVELS.index(before)


@given(full)
def test_a_result_is_provisional_exactly_when_a_rating_is_not_known(
    given: dict[Rated, Rating],
) -> None:
    assert result(given).provisional is ("U" in given.values())


def test_not_known_counts_as_elevated_for_domain_and_partner() -> None:
    assert of("N", "U", "N", "U").level == of("N", "E", "N", "E").level == "medium"


@pytest.mark.parametrize("missing", FACTORS)
def test_the_level_is_undetermined_while_a_rating_is_missing(missing: Rated) -> None:
    given = {factor: "S" for factor in FACTORS if factor != missing}
    found = result(given)
    assert (found.level, found.unrated) == (None, (missing,))
    assert found.allowed == ("postpone", "do not proceed")


def test_where_no_source_asks_for_a_rating_the_answers_speak_for_themselves() -> None:
    found = appraise(GUIDANCE, RULES, Judged(), (sign("D", "E"),), (), asked=(), ongoing=False)
    assert {factor: one.counted for factor, one in found.factors.items()} == {
        "O": "N", "D": "E", "C": "N", "P": "N",
    }  # fmt: skip
    assert found.level == "low"


def test_one_partner_with_concerns_rates_all_and_one_unknown_keeps_it_provisional() -> None:
    people = Judged({"O": ("N",), "D": ("N",), "C": ("N",), "P": ("U", "S", "N")})
    found = appraise(GUIDANCE, RULES, people, (), (), asked=FACTORS, ongoing=False)
    assert found.factors["P"].counted == "S"
    assert found.provisional
    assert worst_rating(("E", "U")) == "U"


# ------------------------------------------------------------------ suggestion and choice

CALM = {"O": "N", "D": "N", "C": "N", "P": "N"}


def test_the_strongest_sign_is_suggested_and_all_are_kept() -> None:
    found = result(CALM, signs=(sign("D", "S"), sign("D", "E"))).factors["D"]
    assert found.suggested == "S"
    assert found.decisive is not None
    assert (found.decisive.strength, len(found.signs)) == ("S", 2)


def test_a_rating_above_the_suggestion_counts_as_it_is() -> None:
    found = result({**CALM, "D": "S"}, signs=(sign("D", "E"),)).factors["D"]
    assert (found.counted, found.lowered, found.refused) == ("S", False, None)


def test_one_step_lower_counts_with_a_reason_and_a_second_person() -> None:
    agreed = {"D": Override(second="Jörg")}
    found = result(CALM, signs=(sign("D", "E"),), overrides=agreed).factors["D"]
    assert (found.counted, found.lowered, found.refused) == ("N", True, None)


@pytest.mark.parametrize(
    ("strength", "judged", "refused"),
    [
        ("E", {}, "second"),
        ("E", {"overrides": {"D": Override(second="  ")}}, "second"),
        ("E", {"reasons": frozenset(), "overrides": {"D": Override(second="Jörg")}}, "reason"),
        ("S", {"overrides": {"D": Override(second="Jörg", reason="weil")}}, "two_steps"),
        ("E", {"overrides": {"D": Override(second="Jörg")}, "findings": (STOP,)}, "stop"),
    ],
)
def test_otherwise_the_suggestion_counts_and_says_why(
    strength: str, judged: dict[str, Any], refused: str
) -> None:
    found = result(CALM, signs=(sign("D", strength),), **judged).factors["D"]
    assert (found.counted, found.refused, found.lowered) == (strength, refused, False)


def test_a_cleared_stop_no_longer_forbids_a_lower_rating() -> None:
    found = result(
        CALM,
        signs=(sign("D", "E"),),
        findings=(STOP,),
        overrides={"D": Override(second="Jörg")},
        cleared=frozenset({STOP.item}),
    )
    assert found.factors["D"].counted == "N"


# ------------------------------------------------------------------ the level set by people


def with_level(value: str, reason: str = "weil", second: str = "Jörg", **more: Any) -> Appraisal:
    medium = {**CALM, "D": "S"}
    return result(medium, overrides={"level": Override(value, reason, second)}, **more)


def test_a_higher_level_needs_a_reason_and_nobody_else() -> None:
    assert with_level("high", second="").level == "high"
    without = with_level("high", reason=" ")
    assert (without.level, without.refused) == ("medium", "reason")


def test_a_lower_level_needs_a_reason_and_a_second_person() -> None:
    assert (with_level("low").level, with_level("low").computed) == ("low", "medium")
    assert with_level("low", second="").refused == "second"
    assert with_level("low", reason="").refused == "reason"


def test_no_level_is_lowered_while_a_stop_is_open_or_by_two_steps() -> None:
    assert with_level("low", findings=(STOP,)).refused == "stop"
    high = result(
        {**CALM, "D": "S", "P": "S"}, overrides={"level": Override("low", "weil", "Jörg")}
    )
    assert (high.level, high.refused) == ("high", "two_steps")


# ------------------------------------------------------------------ what may be decided

ALL = ("proceed", "proceed with conditions", "postpone", "do not proceed")


def test_flags_and_gaps_take_no_outcome_away() -> None:
    assert result(CALM, findings=(FLAG, GAP)).allowed == ALL


@pytest.mark.parametrize(
    ("given", "findings", "hindrance"),
    [
        (CALM, (STOP,), "stop"),
        (CALM, (OWED,), "blocking"),
        ({**CALM, "C": "U"}, (), "provisional"),
        ({}, (), "undetermined"),
    ],
)
def test_nothing_begins_while_something_hinders_it(
    given: dict[str, str], findings: tuple[Finding, ...], hindrance: str
) -> None:
    found = result(given, findings=findings)
    assert found.allowed == ("postpone", "do not proceed")
    assert found.outcomes[0].hindered == (hindrance,)


def test_a_running_collaboration_is_suspended_or_ended_instead() -> None:
    people = Judged(dict.fromkeys(FACTORS, ("N",)))
    found = appraise(GUIDANCE, RULES, people, (), (STOP,), asked=FACTORS, ongoing=True)
    assert found.allowed == ("suspend", "end in an orderly way")


def test_a_document_clears_a_stop_and_the_leadership_still_decides() -> None:
    found = result(CALM, findings=(STOP,), cleared=frozenset({STOP.item}))
    assert (found.allowed, found.decider, found.stops) == (ALL, "L", (STOP.item,))


@pytest.mark.parametrize(
    ("given", "findings", "decider", "months", "eyes"),
    [
        (CALM, (), "R", 24, False),
        ({**CALM, "D": "S"}, (), "A", 12, True),
        ({**CALM, "D": "S", "P": "E"}, (), "L", 6, True),
        (CALM, (FLAG,), "L", 24, True),
        (CALM, (STOP,), "L", 24, True),
    ],
)
def test_who_decides_and_when_it_is_looked_at_again(
    given: dict[str, str], findings: tuple[Finding, ...], decider: str, months: int, eyes: bool
) -> None:
    found = result(given, findings=findings)
    assert (found.decider, found.review_months) == (decider, months)
    assert four_eyes(RULES, found) is eyes


def test_measures_lower_the_level_by_one_step_at_most_and_only_when_agreed() -> None:
    assert residual_levels("high", agreed=True) == ("high", "medium")
    assert residual_levels("medium", agreed=False) == ("medium",)
    assert residual_levels("low", agreed=True) == ("low",)
    assert residual_levels(None, agreed=True) == ()


@given(full, st.lists(st.sampled_from((FLAG, GAP, OWED, STOP)), unique_by=lambda f: f.item))
def test_one_more_finding_never_opens_an_outcome_or_lowers_who_decides(
    given: dict[Rated, Rating], findings: list[Finding]
) -> None:
    before, after = result(given), result(given, findings=tuple(findings))
    assert {*after.allowed} <= {*before.allowed}
    order = ("R", "A", "L")
    assert order.index(after.decider or "R") >= order.index(before.decider or "R")
    assert after.level == before.level


@given(full, st.permutations([sign("D", "E"), sign("D", "S"), sign("P", "E"), sign("C", "S")]))
def test_the_order_of_signs_changes_nothing(given: dict[Rated, Rating], signs: list[Sign]) -> None:
    first = result(given, signs=tuple(sorted(signs, key=lambda s: (s.strength != "S", s.factor))))
    again = result(given, signs=tuple(sorted(signs, key=lambda s: s.strength != "S")))
    assert replace(first, factors={}) == replace(again, factors={})
