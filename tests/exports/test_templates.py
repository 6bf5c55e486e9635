"""The texts for funders name only what the guidance asks, and say something for every choice."""

import re
from typing import get_args

import pytest

from rsdesk.exports import template
from rsdesk.exports.template import StyleName
from rsdesk.guidance import loading
from rsdesk.i18n import LANGUAGES

STYLES = get_args(StyleName)


def named() -> list[tuple[str, str]]:
    """Return (style, field) for every field that a style takes up."""
    return [
        (name, field)
        for name in STYLES
        for block in template.style(name).blocks
        for field in block.fields
    ]


def test_every_field_of_a_text_for_a_funder_is_one_of_the_guidance() -> None:
    guidance = loading.newest()
    unknown = [place for place in named() if place[1] not in guidance.field]
    assert unknown == []


def test_no_text_for_a_funder_takes_up_what_is_said_of_particular_people() -> None:
    guidance = loading.newest()
    assert [place for place in named() if guidance.field[place[1]].personal] == []


def test_no_field_stands_twice_in_a_text() -> None:
    assert len(named()) == len(set(named()))


def test_every_field_of_a_text_has_a_name_and_every_phrase_is_used() -> None:
    phrases = [phrase.field for phrase in template.phrases().phrases]
    assert len(phrases) == len(set(phrases))
    assert set(phrases) == {field for _, field in named()}


def test_every_phrase_is_for_a_choice_that_the_guidance_offers() -> None:
    guidance = loading.newest()
    strange = [
        (phrase.field, choice)
        for phrase in template.phrases().phrases
        for choice in phrase.says
        if choice not in {known.id for known in guidance.choices(guidance.field[phrase.field])}
    ]
    assert strange == []


def test_every_choice_of_a_field_in_a_text_has_a_sentence_of_ours() -> None:
    guidance, known = loading.newest(), template.phrases()
    silent = [
        (phrase.field, choice.id)
        for phrase in known.phrases
        for choice in guidance.choices(guidance.field[phrase.field])
        if choice.id not in phrase.says and choice.id not in known.common
    ]
    assert silent == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phrase_about_a_partner_names_it_and_no_other_does(language: str) -> None:
    guidance, wrong = loading.newest(), []
    for phrase in template.phrases().phrases:
        about_partner = guidance.scope(guidance.field[phrase.field]) == "partner"
        for text in phrase.says.values():
            places = re.findall(r"\{(\w*)\}", getattr(text, language))
            if places != (["partner"] if about_partner else []):
                wrong.append((phrase.field, places))
    assert wrong == []


def test_all_styles_say_whose_responsibility_the_text_is() -> None:
    for name in STYLES:
        style = template.style(name)
        assert "responsible" in style.responsibility.en
        assert "verantwortlich" in style.responsibility.de
        assert {block.part for block in style.blocks} >= {"partners", "measures", "result"}
