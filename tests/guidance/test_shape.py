from pathlib import Path

from rsdesk.guidance.linting import lint
from tests.guidance.editions import EDITION, ITEMS, QUESTIONS, change, found, mistake, small


def test_a_missing_language_is_found_at_its_entry(tmp_path: Path) -> None:
    change(small(tmp_path), ITEMS, 'text.en = "The project is described."\n', "")
    (problem,) = lint(tmp_path)
    assert (problem.file, problem.line) == (ITEMS, 6)  # what there is of the text
    assert problem.text(str) == "The English text is missing (en)."


def test_a_missing_german_text_is_named_too(tmp_path: Path) -> None:
    assert mistake(tmp_path, EDITION, 'de = "ja"\n', "") == [
        (EDITION, "[[labels]]", "The German text is missing (de).")
    ]


def test_a_blank_text_counts_as_empty(tmp_path: Path) -> None:
    assert mistake(tmp_path, ITEMS, "The project is described.", " \t") == [
        (ITEMS, 'text.en = " \t"', "The text is empty.")
    ]


def test_a_missing_id_is_found_at_the_head_of_its_entry(tmp_path: Path) -> None:
    change(small(tmp_path), EDITION, 'id = "C-1"\n', "")
    assert (EDITION, "[[contacts]]", "“id” is missing.") in found(tmp_path)


def test_an_unknown_key_is_found_with_those_that_are_known(tmp_path: Path) -> None:
    assert mistake(tmp_path, EDITION, 'proof.de = "V', 'prove.de = "V') == [
        (
            EDITION,
            'prove.de = "Vermerk"',
            "“prove” is not known here. Known are: id, kind, text, proof.",
        ),
        (EDITION, 'proof.en = "the note"', "The German text is missing (de)."),
    ]


def test_a_word_outside_a_fixed_list_is_found_with_the_list(tmp_path: Path) -> None:
    ((file, text, reason),) = mistake(
        tmp_path, ITEMS, 'effect = "flag", label', 'effect = "flg", label'
    )
    assert file == ITEMS and '"flg"' in text
    assert reason == "“flg” is not allowed here. Possible are: flag, gap, none, stop."


def test_a_number_is_no_text(tmp_path: Path) -> None:
    assert mistake(tmp_path, EDITION, 'version = "1.0"', "version = 1.0") == [
        (EDITION, "version = 1.0", "A text in quotation marks belongs here.")
    ]


def test_a_text_is_no_list(tmp_path: Path) -> None:
    assert mistake(tmp_path, ITEMS, 'when = ["always"]', 'when = "always"') == [
        (ITEMS, 'when = "always"', "A list in square brackets belongs here.")
    ]


def test_a_text_is_not_true(tmp_path: Path) -> None:
    assert mistake(tmp_path, ITEMS, "must_check = true", 'must_check = "true"') == [
        (ITEMS, 'must_check = "true"', "true or false belongs here.")
    ]


def test_a_text_is_no_table(tmp_path: Path) -> None:
    assert mistake(
        tmp_path, EDITION, 'use.de = "Auskunft"\nuse.en = "information"', 'use = "x"'
    ) == [(EDITION, 'use = "x"', "A table with keys belongs here.")]


def test_a_map_that_is_a_text_is_no_table(tmp_path: Path) -> None:
    old = 'items = ["A-4"]'
    assert mistake(tmp_path, QUESTIONS, old, f'{old}\nmap = "yes"') == [
        (QUESTIONS, 'map = "yes"', "A table with keys belongs here.")
    ]


def test_an_empty_list_is_found_where_one_entry_is_due(tmp_path: Path) -> None:
    problem = (QUESTIONS, "items = []", "The list is empty; at least one entry belongs in it.")
    assert mistake(tmp_path, QUESTIONS, 'items = ["A-4"]', "items = []") == [problem]


def test_an_endless_id_is_found(tmp_path: Path) -> None:
    text = f'id = "{"M" * 81}"'
    assert (EDITION, text, "The text is longer than 80 characters.") in mistake(
        tmp_path, EDITION, 'id = "M-1"', text
    )


def test_an_endless_id_in_a_map_is_found(tmp_path: Path) -> None:
    text = f'{"x" * 81} = "possible"'
    assert mistake(tmp_path, QUESTIONS, 'filled = "possible"', f'filled = "possible"\n{text}') == [
        (QUESTIONS, text, "The text is longer than 80 characters.")
    ]


def test_a_missing_edition_is_found(tmp_path: Path) -> None:
    (small(tmp_path) / EDITION).write_text(
        '[[sections]]\nid = "s"\ntitle.de = "S"\ntitle.en = "S"\n'
    )
    assert (EDITION, "[[sections]]", "“edition” is missing.") in found(tmp_path)


def test_a_mistake_of_form_brings_up_no_others_that_follow_from_it(tmp_path: Path) -> None:
    """An item without scope is still known to the field that holds it."""
    assert mistake(tmp_path, ITEMS, 'scope = "inst"\n', "") == [
        (ITEMS, "[[items]]", "“scope” is missing.")
    ]


def test_mistakes_of_form_and_of_sense_are_found_together(tmp_path: Path) -> None:
    change(small(tmp_path), ITEMS, 'text.en = "Is misuse conceivable?"\n', "")
    change(tmp_path, ITEMS, 'scope = "inst"', 'scope = "institute"')
    change(tmp_path, QUESTIONS, 'section = "project"', 'section = "projekt"')
    reasons = [reason for _, _, reason in found(tmp_path)]
    assert reasons == [
        "The English text is missing (en).",
        "“institute” is not allowed here. Possible are: case, context, inst, partner, rule.",
        "“projekt” is not among the sections. Is “project” meant?",
    ]
