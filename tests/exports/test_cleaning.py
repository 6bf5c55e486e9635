import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsdesk.exports.cleaning import clean, one_line, paragraphs
from rsdesk.exports.table import harmless

HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("=+-@\t\r\n\0\v\x1b\u202e\u2066\u200b\ufeff\ufffe\U0001fffe\ud800"),
    )
)


@given(HOSTILE)
def test_nothing_that_only_programs_see_is_left(text: str) -> None:
    for letter in clean(text):
        assert letter == "\n" or unicodedata.category(letter) not in ("Cc", "Cs", "Co")
        assert letter not in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffe"


@given(HOSTILE)
def test_a_line_has_no_break_and_a_cleaned_text_is_clean(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1
    assert clean(clean(text)) == clean(text)
    assert all(paragraph.strip() for paragraph in paragraphs(text))


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S"])))
def test_every_letter_that_people_read_stays(text: str) -> None:
    assert clean(text) == text


def test_names_in_any_script_stay_whole() -> None:
    for name in ("Ақжелкен 沈砚秋 Ελένη", "می‌خواهم", "क्‍ष", "שלום"):
        assert clean(name) == name


@given(HOSTILE)
def test_no_cell_is_a_formula_for_any_spreadsheet(text: str) -> None:
    cell = harmless(one_line(text))
    first = cell.lstrip("\u200c\u200d\u200e\u200f\u061c ")[:1]
    assert not first or first not in "=+-@|%\uff1d\uff0b\uff0d\uff20"


def test_a_formula_is_shown_as_the_text_it_is() -> None:
    assert harmless("=cmd|' /C calc'!A0") == "'=cmd|' /C calc'!A0"
    assert harmless(" \u200e=1+1") == "' \u200e=1+1"
    assert harmless("Mara Lindqvist") == "Mara Lindqvist"
    assert harmless("") == ""


@pytest.mark.parametrize("code", [0x0, 0x1B, 0x202E, 0x2066, 0xFEFF, 0xFFFE, 0x1FFFE, 0xFDD0])
def test_what_stands_for_no_letter_is_left_out(code: int) -> None:
    assert clean(f"a{chr(code)}b") == "ab"
