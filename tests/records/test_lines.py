import re

from hypothesis import given
from hypothesis import strategies as st

from rsdesk.records.fonts import printable, width
from rsdesk.records.lines import balanced_lines, break_lines, shortened

SPACE = re.compile(r"[\s\u2000-\u200a\u3000]+")


def lines(text: str, measure: float = 120) -> list[str]:
    return break_lines(text, "regular", 10, measure)


@given(st.text(), st.floats(min_value=20, max_value=300))
def test_nothing_but_spaces_at_line_ends_is_lost(text: str, measure: float) -> None:
    joined = "".join(lines(text, measure))
    assert SPACE.sub("", joined) == SPACE.sub("", printable(text))


@given(st.text(), st.floats(min_value=20, max_value=300))
def test_no_line_is_wider_than_its_column(text: str, measure: float) -> None:
    assert all(width(line, "regular", 10) <= measure + 1e-6 for line in lines(text, measure))


def test_every_line_break_and_blank_line_stays() -> None:
    assert lines("one\n\n  two\n") == ["one", "", "  two", ""]


def test_a_word_longer_than_a_line_goes_on_in_the_next() -> None:
    found = lines("see " + 60 * "x")
    assert found[0] == "see"
    assert "".join(found[1:]) == 60 * "x"


def test_lines_may_end_after_a_hyphen_but_ids_stay_whole() -> None:
    assert lines("Exportkontroll-Abteilung", 90) == ["Exportkontroll-", "Abteilung"]
    assert lines("see BMBF-P1 or LEI-3.5", 50) == ["see", "BMBF-P1", "or LEI-3.5"]


def test_dates_and_paragraph_numbers_stay_whole() -> None:
    assert lines("Bericht vom 28. Februar 2029", 100) == ["Bericht vom", "28. Februar 2029"]
    assert lines("reported on 28 February 2029", 110) == ["reported on", "28 February 2029"]
    assert lines("nach dem Gesetz, § 12", 85) == ["nach dem Gesetz,", "§ 12"]


def test_chinese_breaks_between_characters_but_not_before_a_full_stop() -> None:
    found = lines("国家自然科学基金委员会。资助项目", 110)
    assert found == ["国家自然科学基金委员", "会。资助项目"]


def test_a_no_break_space_holds_words_together() -> None:
    assert lines("ten\u00a0kilometres", 50)[0].startswith("ten\u00a0k")


def test_a_shortened_text_is_one_line_that_fits() -> None:
    found = shortened("A very long title\nthat goes on and on", "regular", 10, 100)
    assert found.startswith("A very long") and found.endswith("…")
    assert width(found, "regular", 10) <= 100


def test_title_lines_are_even() -> None:
    text = "Segmenting retinal images: six methods compared"
    one, other = balanced_lines(text, "semibold", 20, 460)
    assert abs(width(one, "semibold", 20) - width(other, "semibold", 20)) < 80
