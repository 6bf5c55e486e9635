from typing import Any

import msgspec
import pytest

from rsdesk.domain.guidance import (
    Choice,
    Edition,
    Field,
    Guidance,
    Item,
    Label,
    Option,
    Question,
    Section,
)
from rsdesk.domain.text import Text

WORDS = Text(de="Wort", en="word")


def _item(name: str, *options: Option) -> Item:
    return Item(
        id=name,
        source="S",
        section=WORDS,
        text=WORDS,
        scope="partner",
        when=("always",),
        options=options,
    )


YES, NO = Option(id="yes", effect="none"), Option(id="no", effect="gap")
OWN = Option(id="yes", effect="none", label=Text(de="jawohl", en="indeed"))
ITEMS = (_item("A", YES, NO), _item("B", Option(id="good", effect="none"), NO), _item("C", OWN))
SHARED = Field(id="Q.one", label=WORDS, items=("A", "B"), map={"B": {"yes": "good"}})
CHOSEN = Field(id="Q.two", label=WORDS, items=("C",), choices=(Choice(id="yes", label=WORDS),))
QUESTION = Question(
    id="Q",
    section="s",
    depth="short",
    text=WORDS,
    why=WORDS,
    evidence=WORDS,
    fields=(SHARED, CHOSEN),
)
GUIDANCE = Guidance(
    edition=Edition(version="1", released="2026-11-21", title=WORDS),
    sources=(),
    facts=(),
    sections=(Section(id="s", title=WORDS),),
    items=ITEMS,
    questions=(QUESTION,),
    labels=(Label(id="yes", de="ja", en="yes"), Label(id="no", de="nein", en="no")),
)


def test_a_text_is_read_in_the_language_asked_for() -> None:
    text = Text(de="Fall", en="case")
    assert (text["de"], text["en"]) == ("Fall", "case")


def test_an_option_is_found_by_id_and_a_stranger_is_a_key_error() -> None:
    assert ITEMS[0].option("no") is NO
    with pytest.raises(KeyError):
        ITEMS[0].option("perhaps")


def test_the_words_of_an_option_are_its_own_or_the_shared_ones() -> None:
    assert GUIDANCE.option_label("A", "yes") == Text(de="ja", en="yes")
    assert GUIDANCE.option_label("C", "yes") == Text(de="jawohl", en="indeed")


def test_a_field_offers_the_options_of_its_first_item_in_order() -> None:
    assert [(choice.id, choice.label.de) for choice in GUIDANCE.choices(SHARED)] == [
        ("yes", "ja"),
        ("no", "nein"),
    ]


def test_choices_of_a_field_itself_come_first() -> None:
    assert GUIDANCE.choices(CHOSEN) == CHOSEN.choices


def test_a_choice_fills_in_every_item_through_the_map_or_by_its_own_id() -> None:
    assert GUIDANCE.filled(SHARED, "yes") == {"A": "yes", "B": "good"}
    assert GUIDANCE.filled(SHARED, "no") == {"A": "no", "B": "no"}


def test_a_field_is_about_what_its_items_are_about() -> None:
    assert GUIDANCE.scope(SHARED) == "partner"


def test_fields_and_questions_are_found_from_items() -> None:
    assert GUIDANCE.field_of == {"A": SHARED, "B": SHARED, "C": CHOSEN}
    assert GUIDANCE.question_of["Q.two"] is QUESTION
    assert list(GUIDANCE.field) == ["Q.one", "Q.two"]


ITEM: dict[str, Any] = {
    "id": "A",
    "source": "S",
    "section": {"de": "a", "en": "b"},
    "text": {"de": "a", "en": "b"},
    "scope": "case",
    "when": ["always"],
}


def test_the_least_an_item_needs_is_enough() -> None:
    item = msgspec.convert(ITEM, Item)
    assert (item.options, item.must_check, item.rates) == ((), False, None)


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": {"de": "a"}},
        {"text": {"de": "a", "en": ""}},
        {"text": {"de": "a", "en": " \n"}},
        {"text": {"de": "a", "en": "b", "fr": "c"}},
        {"scope": "institute"},
        {"id": ""},
        {"id": "x" * 81},
        {"must_check": 1},
        {"when": [""]},
        {"options": [{"id": "yes", "effect": "maybe"}]},
        {"wehn": ["always"]},
    ],
)
def test_what_does_not_fit_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({**ITEM, **wrong}, Item)


@pytest.mark.parametrize("missing", sorted(ITEM))
def test_an_item_without_one_of_its_keys_is_refused(missing: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({key: ITEM[key] for key in ITEM if key != missing}, Item)
