from pathlib import Path

import pytest

from tests.guidance.editions import EDITION, ITEMS, QUESTIONS, change, found, mistake, small

SET_BY = 'set_by = [{ item = "A-2", options = ["possible"] }]'
OPENED = 'when = ["abroad"]\nmust_check = true'  # the condition of A-2


def test_a_fact_that_nothing_gives_is_found(tmp_path: Path) -> None:
    reason = "Nothing gives the fact “home”: it has no question, set_by or opposite_of."
    assert mistake(tmp_path, EDITION, 'opposite_of = "abroad"\n', "") == [
        (EDITION, 'id = "home"', reason)
    ]


@pytest.mark.parametrize("fact", ["always", "high"])
def test_a_built_in_fact_takes_nothing_that_gives_it(tmp_path: Path, fact: str) -> None:
    old = f'id = "{fact}"\n'
    reason = (
        f"rsdesk itself knows when “{fact}” holds; it takes no question, set_by or opposite_of."
    )
    assert mistake(
        tmp_path, EDITION, old, f'{old}question.de = "Wirklich?"\nquestion.en = "Really?"\n'
    ) == [(EDITION, f'id = "{fact}"', reason)]


def test_high_must_not_be_set_by_answers(tmp_path: Path) -> None:
    ((file, text, _),) = mistake(tmp_path, EDITION, 'id = "high"\n', f'id = "high"\n{SET_BY}\n')
    assert (file, text) == (EDITION, 'id = "high"')


def test_an_opposite_that_is_asked_as_well_is_found(tmp_path: Path) -> None:
    old = 'opposite_of = "abroad"'
    question = 'question.de = "Alle im Inland?"\nquestion.en = "All at home?"'
    assert mistake(tmp_path, EDITION, old, f"{old}\n{question}") == [
        (EDITION, old, "An opposite_of says it all; question or set_by could contradict it.")
    ]


def test_the_opposite_of_a_built_in_fact_is_found(tmp_path: Path) -> None:
    assert mistake(tmp_path, EDITION, '_of = "abroad"', '_of = "high"') == [
        (EDITION, 'opposite_of = "high"', "No fact can be the opposite of “high”.")
    ]


def test_a_fact_that_its_own_answers_open_is_found(tmp_path: Path) -> None:
    assert mistake(tmp_path, ITEMS, OPENED, 'when = ["misuse"]')[0] == (
        EDITION,
        'id = "misuse"',
        "The fact “misuse” depends on itself: misuse → misuse.",
    )


def test_a_cycle_through_other_facts_is_found_once_and_in_full(tmp_path: Path) -> None:
    change(small(tmp_path), ITEMS, OPENED, 'when = ["sure&abroad", "abroad"]')
    sure = 'set_by = [{ item = "A-3", options = ["confirmed"] }]'
    fact = f'[[facts]]\nid = "sure"\ntext.de = "sicher"\ntext.en = "sure"\n{sure}\n\n[[sections]]'
    assert found(change(tmp_path, EDITION, "[[sections]]", fact)) == [
        (EDITION, 'id = "misuse"', "The fact “misuse” depends on itself: misuse → sure → misuse.")
    ]


def test_two_facts_that_are_opposites_of_each_other_are_a_cycle(tmp_path: Path) -> None:
    fact = (
        '[[facts]]\nid = "loop"\ntext.de = "a"\ntext.en = "b"\nopposite_of = "home"\n\n[[sections]]'
    )
    change(small(tmp_path), EDITION, "[[sections]]", fact)
    change(tmp_path, EDITION, '_of = "abroad"', '_of = "loop"')
    assert [reason for _, _, reason in found(tmp_path)] == [
        "The fact “home” depends on itself: home → loop → home."
    ]


def test_answers_that_always_apply_close_no_cycle(tmp_path: Path) -> None:
    assert mistake(tmp_path, ITEMS, OPENED, 'when = ["always", "misuse"]') == []


def test_what_only_high_opens_closes_no_cycle(tmp_path: Path) -> None:
    assert mistake(tmp_path, ITEMS, OPENED, 'when = ["abroad", "misuse&high"]') == []


def test_a_trigger_without_options_is_found(tmp_path: Path) -> None:
    new = 'set_by = [{ item = "A-2", options = [] }]'
    assert mistake(tmp_path, EDITION, SET_BY, new)[0] == (
        EDITION,
        new,
        "No option is named that sets the fact.",
    )


def test_a_trigger_on_an_item_that_nobody_answers_is_found(tmp_path: Path) -> None:
    new = SET_BY.replace("A-2", "A-5").replace('"possible"', "")
    reason = "A-5 cannot set a fact: it is no item that people answer."
    assert (EDITION, new, reason) in mistake(tmp_path, EDITION, SET_BY, new)


def test_a_trigger_on_an_item_that_only_high_opens_is_found(tmp_path: Path) -> None:
    reason = "A-2 can never set a fact: only “high” opens it, and that comes last."
    assert mistake(tmp_path, ITEMS, OPENED, 'when = ["high", "abroad&high"]') == [
        (EDITION, SET_BY, reason)
    ]


def test_a_rating_may_set_a_fact_whatever_opens_its_item(tmp_path: Path) -> None:
    new = 'set_by = [{ item = "B-1", options = ["yes"] }]'
    assert mistake(tmp_path, EDITION, SET_BY, new) == []


def test_a_question_that_nothing_can_open_is_found(tmp_path: Path) -> None:
    change(small(tmp_path), EDITION, "[[sections]]", _dead_fact())
    folder = change(
        tmp_path, ITEMS, 'scope = "inst"\nwhen = ["always"]', 'scope = "inst"\nwhen = ["dead"]'
    )
    assert found(folder) == [
        (
            QUESTIONS,
            'id = "Q-2"',
            "No field of the question “Q-2” can ever open: nothing gives dead.",
        )
    ]


def test_a_field_that_nothing_can_open_is_found(tmp_path: Path) -> None:
    change(small(tmp_path), EDITION, "[[sections]]", _dead_fact())
    folder = change(tmp_path, ITEMS, 'when = ["misuse"]', 'when = ["dead", "abroad&dead"]')
    assert found(folder) == [
        (
            QUESTIONS,
            'id = "Q-1.consent"',
            "The field “Q-1.consent” can never open: nothing gives dead.",
        )
    ]


def _dead_fact() -> str:
    """A fact that is set by an item which no question covers."""
    trigger = 'set_by = [{ item = "B-2", options = ["yes"] }]'
    return (
        '[[items]]\nid = "B-2"\nsource = "B"\nsection.de = "a"\nsection.en = "b"\ntext.de = "a"\n'
        'text.en = "b"\nscope = "case"\nwhen = ["always"]\noptions = [{ id = "yes", '
        'effect = "none" }]\n'
        f'\n[[facts]]\nid = "dead"\ntext.de = "tot"\ntext.en = "dead"\n{trigger}\n\n[[sections]]'
    )
