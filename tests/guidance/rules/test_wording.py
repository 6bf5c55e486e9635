from pathlib import Path

import pytest

from tests.guidance.editions import EDITION, ITEMS, QUESTIONS, mistake


def test_an_untranslated_sentence_is_found(tmp_path: Path) -> None:
    new = 'text.en = "Die Partner haben zugesagt."'
    reason = "German and English are the same text; one of them is not translated."
    assert mistake(tmp_path, ITEMS, 'text.en = "The partners have agreed."', new) == [
        (ITEMS, new, reason)
    ]


def test_a_short_term_may_be_the_same_in_both_languages(tmp_path: Path) -> None:
    assert mistake(tmp_path, ITEMS, 'section.en = "Beginning"', 'section.en = "Anfang"') == []


@pytest.mark.parametrize("word", ["TODO", "FIXME", "XXX", "TBD", "lorem ipsum", "???"])
def test_a_placeholder_is_found(tmp_path: Path, word: str) -> None:
    assert mistake(tmp_path, QUESTIONS, "Half a page.", f"Half a page {word}") == [
        (QUESTIONS, f'evidence.en = "Half a page {word}"', f"“{word}” looks like a placeholder.")
    ]


@pytest.mark.parametrize("words", ["Half a page. ", " Half a page.", "Half  a page."])
def test_a_stray_blank_is_found(tmp_path: Path, words: str) -> None:
    reason = "The text begins or ends with a blank, or has two in a row."
    assert mistake(tmp_path, QUESTIONS, "Half a page.", words) == [
        (QUESTIONS, f'evidence.en = "{words}"', reason)
    ]


def test_straight_quotation_marks_in_german_are_found(tmp_path: Path) -> None:
    reason = "German text has straight quotation marks; write „…“."
    assert mistake(tmp_path, EDITION, 'de = "ja"', 'de = "\\"ja\\""') == [
        (EDITION, 'de = "\\"ja\\""', reason)
    ]


def test_an_inch_mark_is_no_quotation_mark(tmp_path: Path) -> None:
    assert mistake(tmp_path, EDITION, 'de = "ja"', 'de = "im 19\\"-Schrank"') == []


def test_an_english_closing_mark_in_german_is_found(tmp_path: Path) -> None:
    reason = "The German quotation marks „ and “ do not pair up."
    assert mistake(tmp_path, EDITION, 'de = "ja"', 'de = "„ja”"') == [
        (EDITION, 'de = "„ja”"', reason)
    ]


@pytest.mark.parametrize("day", ["2026-02-30", "21.11.2026", "20261121", "soon"])
def test_a_release_that_is_no_date_is_found(tmp_path: Path, day: str) -> None:
    reason = f"“{day}” is not a date such as 2026-11-21."
    assert mistake(tmp_path, EDITION, "2026-11-21", day) == [
        (EDITION, f'released = "{day}"', reason)
    ]


@pytest.mark.parametrize("url", ["example.org", "javascript:alert(1)", "file:///etc/passwd"])
def test_an_address_that_is_not_on_the_web_is_found(tmp_path: Path, url: str) -> None:
    reason = f"“{url}” is not a web address that begins with https:// or http://."
    assert mistake(tmp_path, EDITION, "https://example.org", url) == [
        (EDITION, f'url = "{url}"', reason)
    ]
