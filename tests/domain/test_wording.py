from typing import get_args

import pytest
from msgspec.structs import replace

from rsdesk.domain.appraisal import Judged
from rsdesk.domain.assessment import Assessment, FactState, Finding, ItemAnswer, assess
from rsdesk.domain.conditions import Known
from rsdesk.domain.guidance import Choice, Field, Rated, Signal
from rsdesk.domain.text import Text
from rsdesk.domain.wording import (
    clause_text,
    condition_text,
    coverage_word,
    finding_text,
    joined,
    missing_text,
    option_words,
    signals_text,
)
from rsdesk.guidance import loading
from rsdesk.i18n import LANGUAGES, Language, translator

GUIDANCE = loading.newest()
# every question is asked, whatever its depth
DEEP = Judged({"D": ("S",), "P": ("S",), "C": ("N",), "O": ("N",)})


def finding(item: str, option: str, **facts: Known) -> tuple[Assessment, Finding]:
    answer = ItemAnswer(item, option, "case:1")
    known: dict[str, Known] = {fact.id: facts.get(fact.id, "no") for fact in GUIDANCE.facts}
    assessment = assess(GUIDANCE, known, [answer], judged=DEEP)
    return assessment, next(one for one in assessment.findings if one.item == item)


def test_a_rule_reads_as_a_german_sentence() -> None:
    assessment, found = finding("BMBF-09", "possible", china="yes")
    assert finding_text(GUIDANCE, assessment, found, "de", "möglich, wird geklärt") == (
        "Antwort „möglich, wird geklärt“ zu BMBF-09 → offener Punkt: Maßnahme oder "
        "schriftliche Begründung nötig."
    )


def test_the_condition_that_changed_the_effect_is_named_in_the_words_of_its_facts() -> None:
    assessment, found = finding("BMBF-P3", "possible", ai="yes", china="yes")
    china, ai = GUIDANCE.fact["china"].text.en, GUIDANCE.fact["ai"].text.en
    assert f"→ red flag (because this applies: “{china}” and “{ai}”): " in finding_text(
        GUIDANCE, assessment, found, "en"
    )


def test_a_check_that_must_be_made_says_that_a_reason_does_not_do() -> None:
    assessment, found = finding("LEI-3.3", "not done", non_eu="yes")
    assert "die Prüfung muss nachgeholt werden" in finding_text(GUIDANCE, assessment, found, "de")


def test_an_answer_without_a_consequence_asks_for_nothing() -> None:
    assessment, found = finding("LEI-3.3", "no hit", non_eu="yes")
    assert finding_text(GUIDANCE, assessment, found, "en", "none found").endswith(
        "→ no consequence."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_to_every_item_can_be_put_into_words(language: Language) -> None:
    known: dict[str, Known] = dict.fromkeys(GUIDANCE.fact, "yes")
    for item in GUIDANCE.items:
        for option in item.options:
            assessment, found = finding(item.id, option.id, **known)
            assert f" {item.id} → " in finding_text(GUIDANCE, assessment, found, language)
            assert signals_text(found.signals, translator(language)) or not found.signals


def test_words_of_an_option_are_those_of_the_card_when_only_one_choice_fills_it() -> None:
    item = GUIDANCE.item["LEI-2.10"]
    field = Field(
        id="f",
        label=Text(de="F", en="F"),
        items=("LEI-2.10",),
        choices=tuple(
            Choice(id=option.id, label=Text(de=f"D {option.id}", en=f"E {option.id}"))
            for option in item.options
        ),
    )
    question = GUIDANCE.questions[0]
    one = replace(GUIDANCE, questions=(replace(question, fields=(field,)),))
    assert option_words(one, "LEI-2.10", "yes", "de") == "D yes"
    both = replace(field, map={"LEI-2.10": {option.id: "yes" for option in item.options}})
    several = replace(GUIDANCE, questions=(replace(question, fields=(both,)),))
    assert (
        option_words(several, "LEI-2.10", "yes", "de")
        == GUIDANCE.option_label("LEI-2.10", "yes").de
    )
    none = replace(GUIDANCE, questions=())
    assert option_words(none, "LEI-2.10", "yes", "de") == none.option_label("LEI-2.10", "yes").de


def test_a_fact_that_is_not_known_says_that_it_counts() -> None:
    facts = {"ai": FactState("unknown", "given")}
    assert clause_text(GUIDANCE, "ai", "en", facts) == (
        f"“{GUIDANCE.fact['ai'].text.en}” (not known, counts as yes)"
    )


def test_conditions_join_both_with_and_and_either_with_a_semicolon() -> None:
    facts = GUIDANCE.fact
    assert condition_text(GUIDANCE, ("china&ai", "he", "always"), "de") == (
        f"„{facts['china'].text.de}“ und „{facts['ai'].text.de}“; „{facts['he'].text.de}“"
    )


def test_lists_in_a_sentence_end_with_and() -> None:
    german = translator("de")
    assert joined([], german) == ""
    assert joined(["a"], german) == "a"
    assert joined(["a", "b", "c"], german) == "a, b und c"


def test_missing_parts_and_coverage_have_words() -> None:
    assert missing_text(("text", "check"), translator("en")) == "the description and a check record"
    assert coverage_word("open", translator("de")) == "noch nicht beantwortet"


@pytest.mark.parametrize("factor", get_args(Rated))
def test_every_signal_has_words(factor: Rated) -> None:
    assert signals_text([Signal(factor, "serious")], translator("de")).endswith("schwerwiegend")
