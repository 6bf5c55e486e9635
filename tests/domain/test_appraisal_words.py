"""The appraisal in words: nothing it can say is left without a sentence in both languages."""

from itertools import product
from typing import get_args

import pytest

from rsdesk.domain.appraisal import Hindrance, Judged, Refused
from rsdesk.domain.appraisal_words import (
    cell_text,
    change_text,
    depth_text,
    exposure_text,
    factor_within,
    hindrance_word,
    level_word,
    missing_text,
    own_text,
    rating_word,
    refusal_text,
    sign_text,
)
from rsdesk.domain.assessment import Assessment, FactState, ItemAnswer, assess
from rsdesk.domain.conditions import HIGH, STANDARD
from rsdesk.domain.findings import Sign
from rsdesk.domain.guidance import Rated
from rsdesk.domain.rules import Rating
from rsdesk.guidance import loading
from rsdesk.i18n import Language, translator

GUIDANCE = loading.newest()
RULES = GUIDANCE.rules
BOTH = [pytest.param(language, id=language) for language in get_args(Language)]
ENGLISH = translator("en")


def judged(own: Rating, domain: Rating, country: Rating, partner: Rating) -> Assessment:
    ratings: dict[Rated, tuple[Rating, ...]] = {
        "O": (own,), "D": (domain,), "C": (country,), "P": (partner,)
    }  # fmt: skip
    return assess(GUIDANCE, {}, (), judged=Judged(ratings=ratings))


@pytest.mark.parametrize("language", BOTH)
def test_each_combination_of_ratings_is_explained_without_a_gap(language: Language) -> None:
    for own, domain, country, partner in product(get_args(Rating), repeat=4):
        appraisal = judged(own, domain, country, partner).appraisal
        said = " ".join(
            (
                exposure_text(RULES, appraisal, language),
                cell_text(RULES, appraisal, language),
                own_text(appraisal, RULES, language),
            )
        )
        assert rating_word(RULES, partner, language) in said
        assert "{" not in said
        assert missing_text(appraisal, language) == ""


def test_a_level_that_waits_names_every_rating_it_waits_for() -> None:
    facts = {fact.id: "yes" for fact in GUIDANCE.facts if fact.question is not None}
    appraisal = assess(GUIDANCE, facts, (), partners=("partner:1",)).appraisal  # type: ignore[arg-type]
    assert level_word(RULES, appraisal.level, "en") == "undetermined"
    said = missing_text(appraisal, "en")
    assert all(factor_within(factor, ENGLISH) in said for factor in appraisal.unrated)
    assert len(appraisal.unrated) == 4
    assert "no cell yet" in cell_text(RULES, appraisal, "en")


@pytest.mark.parametrize("refused", get_args(Refused))
def test_each_refusal_and_each_hindrance_has_words_of_its_own(refused: Refused) -> None:
    assert refusal_text(refused, ENGLISH).endswith(".")
    words = {hindrance_word(one, ENGLISH) for one in get_args(Hindrance)}
    assert len(words) == len(get_args(Hindrance))


def test_a_sign_names_answer_item_rating_and_the_circumstance() -> None:
    item = GUIDANCE.item["BMBF-P1"]
    fact = next(fact.id for fact in GUIDANCE.facts if fact.question is not None)
    sign = Sign("D", "S", item.id, item.options[0].id, ("case:1",), fact)
    said = sign_text(GUIDANCE, RULES, judged("N", "N", "N", "N"), sign, "en")
    assert "BMBF-P1" in said
    assert "“serious”" in said
    assert GUIDANCE.fact[fact].text.en in said


@pytest.mark.parametrize(
    ("standard", "high", "words"),
    [
        (FactState("no", "derived", "gate"), None, "based outside the EU"),
        (FactState("no", "derived", "ratings"), None, "all four ratings are without concern"),
        (FactState("no", "derived", "unrated"), None, "ratings are missing"),
        (FactState("yes", "derived", "BMBF-P7"), None, "BMBF-P7"),
        (FactState("yes", "derived", "rating D"), None, "research domain"),
        (FactState("yes", "derived", "x"), FactState("yes", "derived", "BMBF-14"), "BMBF-14"),
        (FactState("yes", "derived", "x"), FactState("yes", "derived", "level"), "level"),
    ],
)
def test_the_depth_says_what_made_it(
    standard: FactState, high: FactState | None, words: str
) -> None:
    plain = assess(GUIDANCE, {}, [ItemAnswer("EU-RA-1", "none", "case:1")])
    facts = {**plain.facts, STANDARD: standard, HIGH: high or FactState("no", "derived")}
    shown = Assessment(facts, plain.items, (), (), plain.appraisal)
    assert words in depth_text(GUIDANCE, shown, "en")
    assert change_text(shown, ENGLISH)
