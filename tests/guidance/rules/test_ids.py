import re
from pathlib import Path

import pytest

from tests.guidance.editions import EDITION, ITEMS, QUESTIONS, mistake


def test_an_id_that_ends_with_a_blank_is_found(tmp_path: Path) -> None:
    reason = "The id “Q-1.consent ” begins or ends with a blank or holds a line break."
    assert mistake(tmp_path, QUESTIONS, 'id = "Q-1.consent"', 'id = "Q-1.consent "') == [
        (QUESTIONS, 'id = "Q-1.consent "', reason)
    ]


def test_a_prompt_id_with_a_line_break_is_found(tmp_path: Path) -> None:
    ((file, text, _),) = mistake(tmp_path, ITEMS, 'id = "A-1a"', 'id = "A-1\\n"')
    assert (file, text) == (ITEMS, 'id = "A-1\\n"')


@pytest.mark.parametrize("identifier", ["at home", "at&home"])
def test_a_fact_that_no_condition_could_name_is_found(tmp_path: Path, identifier: str) -> None:
    reason = (
        f"The id “{identifier}” of a fact holds “&” or a blank, which conditions could not name."
    )
    assert mistake(tmp_path, EDITION, 'id = "home"', f'id = "{identifier}"') == [
        (EDITION, f'id = "{identifier}"', reason)
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "table"),
    [
        (EDITION, 'id = "B"', 'id = "A"', "sources"),
        (EDITION, 'id = "home"', 'id = "abroad"', "facts"),
        (EDITION, 'id = "institute"', 'id = "project"', "sections"),
        (EDITION, 'id = "no"', 'id = "yes"', "labels"),
        (ITEMS, 'id = "A-5"', 'id = "A-4"', "items"),
        (QUESTIONS, 'id = "Q-2"', 'id = "Q-1"', "questions"),
        (QUESTIONS, 'id = "Q-1.consent"', 'id = "Q-1.plan"', "fields"),
        (QUESTIONS, '{ id = "possible"', '{ id = "filled"', "choices"),
        (ITEMS, '{ id = "yes", effect', '{ id = "no", effect', "options"),
    ],
)
def test_an_id_used_twice_is_found(
    tmp_path: Path, file: str, old: str, new: str, table: str
) -> None:
    identifier = new.split('"')[1]
    reason = f"The id “{identifier}” is used before; ids of {table} must differ."
    assert (file, reason) in [(f, r) for f, _, r in mistake(tmp_path, file, old, new)]


def test_the_second_use_of_an_id_is_named_not_the_first(tmp_path: Path) -> None:
    head = '[[items]]\nid = "A-2"'
    again = '[[items.prompts]]\nid = "A-1a" # again\ntext.de = "x"\ntext.en = "y"\n\n'
    assert mistake(tmp_path, ITEMS, head, again + head) == [
        (ITEMS, 'id = "A-1a" # again', "The id “A-1a” is used before; ids of prompts must differ.")
    ]


@pytest.mark.parametrize(
    ("table", "identifier", "texts"),
    [("measures", "M-1", ("text", "proof")), ("contacts", "C-1", ("name", "use"))],
)
def test_measures_and_contacts_must_differ_too(
    tmp_path: Path, table: str, identifier: str, texts: tuple[str, str]
) -> None:
    words = "\n".join(f'{key}.de = "a"\n{key}.en = "b"' for key in texts)
    entry = f'[[{table}]]\nid = "{identifier}" # first\nkind = "k"\n{words}\n\n'
    reason = f"The id “{identifier}” is used before; ids of {table} must differ."
    assert mistake(tmp_path, EDITION, "[[measures]]", f"{entry}[[measures]]") == [
        (EDITION, f'id = "{identifier}"', reason)
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        (ITEMS, 'source = "A"', 'source = "X"', "“X” is not among the sources."),
        (ITEMS, '["abroad"]', '["abrod"]', "“abrod” is not among the facts. Is “abroad” meant?"),
        (ITEMS, '["abroad&', '["y&', "“y” is not among the facts."),
        (ITEMS, '["M-1"]', '["M-2"]', "“M-2” is not among the measures. Is “M-1” meant?"),
        (ITEMS, '["C-1"]', '["X"]', "“X” is not among the contacts."),
        (EDITION, '_of = "abroad"', '_of = "x"', "“x” is not among the facts."),
        (EDITION, '["possible"]', '["possible", "sure"]', "“sure” is not an option of A-2."),
        (QUESTIONS, 'section = "institute"', 'section = "x"', "“x” is not among the sections."),
        (QUESTIONS, '["A-4"]', '["A-4", "Z"]', "“Z” is not among the items."),
        (QUESTIONS, "map.A-2]", "map.A-4]", "“A-4” is not among the items of the field Q-1.plan."),
        (QUESTIONS, "map.A-2]", "map.Z]", "“Z” is not among the items of the field Q-1.plan."),
        (QUESTIONS, '"possible"\n\n', '"perhaps"\n\n', "“perhaps” is not an option of A-2."),
        (
            QUESTIONS,
            '"possible"\n\n',
            '"possible"\nz = "possible"\n\n',
            "“z” is not a choice of the field Q-1.plan.",
        ),
    ],
)
def test_an_id_that_leads_nowhere_is_found_on_its_line(
    tmp_path: Path, file: str, old: str, new: str, reason: str
) -> None:
    bad = re.search("“(.+?)”", reason)
    lines = [text for f, text, r in mistake(tmp_path, file, old, new) if (f, r) == (file, reason)]
    assert len(lines) == 1 and bad and bad[1] in lines[0]


def test_a_map_is_read_though_the_choices_of_its_field_are_unknown(tmp_path: Path) -> None:
    fields = 'items = ["Z", "A-4"]\nmap.A-4.yes = "maybe"'
    assert mistake(tmp_path, QUESTIONS, 'items = ["A-4"]', fields) == [
        (QUESTIONS, 'items = ["Z", "A-4"]', "“Z” is not among the items."),
        (QUESTIONS, 'map.A-4.yes = "maybe"', "“maybe” is not an option of A-4."),
    ]


def test_a_fact_set_by_an_unknown_item_is_found(tmp_path: Path) -> None:
    problems = mistake(tmp_path, EDITION, 'item = "A-2"', 'item = "A-22"')
    reasons = [reason for _, text, reason in problems if text.startswith("set_by")]
    assert reasons == ["“A-22” is not among the items. Is “A-2” meant?"]


def test_an_option_without_words_is_found(tmp_path: Path) -> None:
    problems = mistake(tmp_path, ITEMS, ', label.de = "möglich", label.en = "possible"', "")
    reason = "The option “possible” has no label, neither here nor among the labels."
    assert [(file, reason) for file, _, reason in problems] == [(ITEMS, reason)]
