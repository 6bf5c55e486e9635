"""What is said about a password while somebody types it."""

import ast
import inspect
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from zxcvbn import feedback

from rsdesk.services import passwords
from rsdesk.services.passwords import SUGGESTIONS, WARNINGS, strength


def texts_of_the_library() -> Iterator[str]:
    """Every text that zxcvbn marks for translation."""
    for node in ast.walk(ast.parse(inspect.getsource(feedback))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_":
            (text,) = node.args
            yield ast.literal_eval(text)


def test_every_text_of_the_library_has_a_counterpart_and_none_is_left_over() -> None:
    assert set(texts_of_the_library()) == {*WARNINGS, *SUGGESTIONS}


@pytest.mark.parametrize(
    ("password", "enough"),
    [
        ("", False),
        ("passwort", False),
        ("Sommer2024", False),
        ("Sommer 2026", False),
        ("Fruehling2026", False),
        ("Willkommen1!", False),
        ("Kastanie Fahrrad Nebel Leuchtturm", True),
        ("vier Wörter ohne Zusammenhang", True),
    ],
)
def test_a_password_that_is_easy_to_guess_is_told_apart(password: str, enough: bool) -> None:
    assert strength(password).is_enough is enough


def test_an_empty_password_is_very_weak_and_not_lectured() -> None:
    assert strength("") == passwords.Strength(0)
    assert passwords.words(0) == "very weak"


@pytest.mark.parametrize(
    ("password", "warning"),
    [
        ("password", "This is one of the ten most common passwords of all."),
        ("qwertzuio", ""),
        ("aaaaaaa", "Repeated letters such as “aaa” are easy to guess."),
        ("abcdefgh", "Sequences such as “abc” or “6543” are easy to guess."),
        ("13.5.1997", "Dates are often easy to guess."),
    ],
)
def test_a_weak_password_is_answered_with_the_reason(password: str, warning: str) -> None:
    judged = strength(password)
    assert not judged.is_enough
    assert judged.advice
    if warning:
        assert judged.warning == warning


def test_ones_own_name_or_institute_is_no_secret() -> None:
    own = ("Dr. Mara Lindqvist", "Saaletal-Institut für Medizininformatik")
    for password in ("lindqvist", "Medizininformatik", "Saaletal1"):
        judged = strength(password, own)
        assert "your name or your institute" in judged.warning
        assert judged.score < strength(password).score


def test_ones_own_name_among_other_words_is_no_fault() -> None:
    judged = strength("Lindqvist Xylofon backt Dienstage", ("Dr. Mara Lindqvist",))
    assert (judged.is_enough, judged.warning) == (True, "")


def test_a_strong_password_is_left_in_peace() -> None:
    judged = strength("Gletscher Xylofon backt Dienstage", ("Mara", "Institut"))
    assert (judged.warning, judged.advice, judged.score) == ("", (), 4)


def test_words_get_better_with_the_score() -> None:
    assert [passwords.words(score) for score in range(5)] == [
        "very weak", "weak", "fair", "good", "strong",
    ]  # fmt: skip


def test_a_very_long_password_is_judged_too() -> None:
    assert strength("ä" * 100_000).score in range(5)


@given(password=st.text(), own=st.lists(st.text(), max_size=3))
def test_whatever_is_typed_is_judged(password: str, own: list[str]) -> None:
    judged = strength(password, own)
    assert judged.score in range(5)
    assert {judged.warning, *judged.advice} <= {
        "", passwords.OWN_WORD, *WARNINGS.values(), *SUGGESTIONS.values(),
    }  # fmt: skip
