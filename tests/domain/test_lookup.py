"""Finding something in the guidance by its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsdesk.domain import lookup
from rsdesk.domain.guidance import Item
from rsdesk.guidance import loading

GUIDANCE = loading.newest()
INDEX = lookup.index(GUIDANCE)


def found(wanted: str) -> set[str]:
    """Return the ids of what is found."""
    return {entry.id for entry in lookup.find(INDEX, wanted)}


def test_everything_of_the_edition_can_be_found_once() -> None:
    known = [
        *(item.id for item in GUIDANCE.items),
        *(question.id for question in GUIDANCE.questions),
        *GUIDANCE.measure,
        *GUIDANCE.contact,
    ]
    assert sorted(entry.id for entry in lookup.entries(INDEX)) == sorted(known)
    assert found("") == {*known}


@pytest.mark.parametrize("item", GUIDANCE.items, ids=lambda item: item.id)
def test_an_item_is_found_first_under_its_number(item: Item) -> None:
    best = lookup.best(INDEX, item.id.lower())
    assert best
    assert best.id == item.id


def test_words_are_found_in_either_language_whatever_the_other_is() -> None:
    assert found("Exportkontrollstelle") == found("exportkontrollstelle")
    assert "BMBF-12" in found("Exportkontrollstelle")
    assert "BMBF-12" in found("export control office")


def test_case_and_accents_do_not_matter_and_parts_of_words_do() -> None:
    assert "LEI-2.3" in found("gepruft")
    assert "LEI-2.3" in found("GEPRÜF")


def test_every_word_must_occur() -> None:
    assert found("export office") <= found("export") & found("office")
    assert found("export xyzzy") == set()
    assert lookup.best(INDEX, "xyzzy") is None


@pytest.mark.parametrize(("old", "new"), [("BMBF", "BMFTR"), ("CPNI", "NPSA")])
def test_a_renamed_body_is_found_under_either_name(old: str, new: str) -> None:
    assert found(old) == found(new)
    assert found(old)
    assert {"bmbf": "BMBF-01", "cpni": "G-07"}[old.lower()] in found(new)


@pytest.mark.parametrize("wanted", ["BMFTR-12", "bmftr 12"])
def test_the_number_of_an_item_is_found_with_the_new_name_too(wanted: str) -> None:
    assert "BMBF-12" in found(wanted)


@given(st.text(max_size=40))
def test_any_text_can_be_searched_for(wanted: str) -> None:
    best = lookup.best(INDEX, wanted)
    assert (best is None) == (not found(wanted))


@given(st.sampled_from(["export", "china", "partner", "daten"]), st.text(max_size=10))
def test_more_words_never_find_more(first: str, second: str) -> None:
    assert found(f"{first} {second}") <= found(first)


def test_a_word_that_is_asked_a_thousand_times_is_looked_for_once() -> None:
    lines = lookup.index(loading.newest())
    assert lookup.find(lines, "e " * 200_000) == lookup.find(lines, "e")
    assert lookup.best(lines, "LEI-3.3 " * 1000) == lookup.best(lines, "LEI-3.3")
