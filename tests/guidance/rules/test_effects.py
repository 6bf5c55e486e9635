from pathlib import Path

import pytest

from tests.guidance.editions import ITEMS, change, found, mistake, small

NOT_WORSE = (
    "The outcome under “{}” is not worse than that of “no” itself. A fact that is not known "
    "counts as given, so a condition may only make things worse."
)
STOP = 'effect = "stop", signals = [{ factor = "D", strength = "serious" }]'
FLAG = 'effect = "flag", signals = [{ factor = "D", strength = "elevated" }]'


def test_an_item_that_is_asked_without_options_is_found(tmp_path: Path) -> None:
    problems = mistake(tmp_path, ITEMS, 'scope = "rule"', 'scope = "case"')
    assert (ITEMS, 'id = "A-5"', "A-5 is asked but has no options.") in problems


def test_options_of_a_rule_that_nobody_answers_are_found(tmp_path: Path) -> None:
    options = 'options = [{ id = "yes", effect = "none" }]'
    reason = "A-5 has the scope rule, which nobody answers, and yet options."
    assert mistake(tmp_path, ITEMS, 'scope = "rule"', f'scope = "rule"\n{options}') == [
        (ITEMS, options, reason)
    ]


def test_a_context_that_rates_a_factor_is_found(tmp_path: Path) -> None:
    reason = "A-5 has the scope context, which nobody answers, and yet rates a factor."
    assert mistake(tmp_path, ITEMS, 'scope = "rule"', 'scope = "context"\nrates = "C"') == [
        (ITEMS, 'rates = "C"', reason)
    ]


def test_a_factor_that_two_items_rate_is_found(tmp_path: Path) -> None:
    assert mistake(tmp_path, ITEMS, "must_check = true", 'rates = "D"') == [
        (ITEMS, 'rates = "D"', "The factor D is rated by A-2 already.")
    ]


def test_an_item_without_conditions_is_found(tmp_path: Path) -> None:
    problems = mistake(
        tmp_path, ITEMS, 'scope = "rule"\nwhen = ["always"]', 'scope = "rule"\nwhen = []'
    )
    assert problems == [
        (
            ITEMS,
            "when = []",
            'A-5 never applies: its list of conditions is empty. Is ["always"] meant?',
        )
    ]


def test_must_check_without_a_gap_to_block_is_found(tmp_path: Path) -> None:
    reason = "must_check has no effect: no option of A-2 is an unresolved gap that it could block."
    assert mistake(tmp_path, ITEMS, 'effect = "gap", standing', 'effect = "none", standing') == [
        (ITEMS, "must_check = true", reason)
    ]


@pytest.mark.parametrize("effect", ["none", "gap"])
def test_an_outcome_that_is_not_worse_is_found(tmp_path: Path, effect: str) -> None:
    new = FLAG.replace("flag", effect)
    ((file, text, reason),) = mistake(tmp_path, ITEMS, FLAG, new)
    assert (file, text) == (ITEMS, f'{{ when = ["abroad"], {new} }},')
    assert reason == NOT_WORSE.format("abroad")


def test_an_outcome_that_loses_a_signal_is_found_though_its_effect_is_worse(tmp_path: Path) -> None:
    problems = mistake(tmp_path, ITEMS, FLAG, 'effect = "flag"')
    assert [reason for _, _, reason in problems] == [NOT_WORSE.format("abroad")]


def test_an_outcome_with_a_stronger_signal_alone_is_worse(tmp_path: Path) -> None:
    new = 'effect = "gap", signals = [{ factor = "D", strength = "serious" }]'
    assert mistake(tmp_path, ITEMS, FLAG, new) == []


def test_a_worse_outcome_behind_a_milder_one_is_found(tmp_path: Path) -> None:
    change(small(tmp_path), ITEMS, FLAG, "later")
    change(tmp_path, ITEMS, STOP, FLAG)
    ((_, text, reason),) = found(change(tmp_path, ITEMS, "later", STOP))
    assert text == f'{{ when = ["abroad"], {STOP} }},'
    assert reason == (
        "The outcome under “abroad” stands after a milder one, which would win when both hold. "
        "Write the worst first."
    )


def test_an_outcome_without_a_condition_is_found(tmp_path: Path) -> None:
    reason = "The outcome has no condition and never comes about."
    ((_, text, found_reason),) = mistake(tmp_path, ITEMS, 'when = ["abroad"], ', "when = [], ")
    assert text == f"{{ when = [], {FLAG} }}," and found_reason == reason


@pytest.mark.parametrize(
    "signals", [FLAG, 'effect = "gap", signals = [{ factor = "D", strength = "elevated" }]']
)
def test_two_signals_on_one_factor_are_found(tmp_path: Path, signals: str) -> None:
    one = '{ factor = "D", strength = "elevated" }'
    new = signals.replace(one, f"{one}, {one}")
    problems = mistake(tmp_path, ITEMS, signals, new)
    assert [reason for _, _, reason in problems] == ["The factor D has two signals here."]
