from pathlib import Path

import pytest

from tests.guidance.editions import ITEMS, QUESTIONS, change, found, mistake, small

NEVER = (
    "“{}” is required, but no choice of the field stands by its parts: each needs a reason or is "
    "unresolved."
)


@pytest.mark.parametrize("identifier", ["Q-2", "Q-2.", "Q-22.office", "office"])
def test_a_field_id_that_does_not_show_its_question_is_found(
    tmp_path: Path, identifier: str
) -> None:
    reason = "The id of a field begins with that of its question: “Q-2.” and a word."
    assert mistake(tmp_path, QUESTIONS, 'id = "Q-2.office"', f'id = "{identifier}"') == [
        (QUESTIONS, f'id = "{identifier}"', reason)
    ]


def test_an_item_in_two_fields_is_found_in_the_second(tmp_path: Path) -> None:
    problems = mistake(tmp_path, QUESTIONS, 'items = ["A-3"]', 'items = ["A-3", "A-1"]')
    reason = "A-1 is in the field Q-1.plan already; each item is asked once."
    assert (QUESTIONS, 'items = ["A-3", "A-1"]', reason) in problems


def test_a_field_over_two_scopes_is_found(tmp_path: Path) -> None:
    change(small(tmp_path), ITEMS, 'scope = "case"', 'scope = "partner"')
    reason = "The items of a field must have one scope; here are case, partner."
    assert found(tmp_path) == [(QUESTIONS, 'items = ["A-1", "A-2"]', reason)]


def test_a_rule_in_a_field_is_found(tmp_path: Path) -> None:
    change(small(tmp_path), ITEMS, 'scope = "inst"', 'scope = "rule"')
    reason = "A-4 has the scope rule, which nobody answers; take it out of the field."
    assert (QUESTIONS, 'items = ["A-4"]', reason) in found(tmp_path)


@pytest.mark.parametrize(
    ("file", "old", "new", "scope", "depth"),
    [
        (ITEMS, 'scope = "inst"', 'scope = "case"', "case", "institute"),
        (QUESTIONS, 'depth = "institute"', 'depth = "deep"', "inst", "deep"),
    ],
)
def test_the_baseline_and_the_case_are_kept_apart(
    tmp_path: Path, file: str, old: str, new: str, scope: str, depth: str
) -> None:
    reason = (
        "Items with the scope inst belong to questions of the depth institute, and only they: "
        f"A-4 has the scope {scope}, the question the depth {depth}."
    )
    assert mistake(tmp_path, file, old, new) == [(QUESTIONS, 'items = ["A-4"]', reason)]


def test_a_choice_that_fills_in_nothing_is_found(tmp_path: Path) -> None:
    reason = "The choice “excluded” leads to no option of A-1. Add it to the map."
    assert mistake(tmp_path, QUESTIONS, 'excluded = "yes"\n', "") == [
        (QUESTIONS, "[questions.fields.map.A-1]", reason)
    ]


def test_an_option_that_no_choice_fills_in_is_found(tmp_path: Path) -> None:
    change(small(tmp_path), QUESTIONS, 'possible = "no"', 'possible = "yes"')
    reason = "No choice leads to the option “no” of A-1: its effect could never occur."
    assert found(change(tmp_path, QUESTIONS, '"not done" = "no"', '"not done" = "yes"')) == [
        (QUESTIONS, "[questions.fields.map.A-1]", reason)
    ]


def test_a_field_without_map_is_named_itself(tmp_path: Path) -> None:
    option = '  { id = "maybe", effect = "none", label.de = "offen", label.en = "open" },\n]'
    change(small(tmp_path), QUESTIONS, 'items = ["A-4"]', 'items = ["A-4", "A-6"]')
    text = (tmp_path / ITEMS).read_text()
    inst = text[text.index('[[items]]\nid = "A-4"') : text.index('[[items]]\nid = "A-5"')]
    sixth = inst.replace("A-4", "A-6").replace("\n]", f"\n{option}")
    (tmp_path / ITEMS).write_text(f"{text}\n{sixth}")
    reason = "No choice leads to the option “maybe” of A-6: its effect could never occur."
    assert found(tmp_path) == [(QUESTIONS, "[[questions.fields]]", reason)]


def test_a_declaration_with_other_choices_is_found(tmp_path: Path) -> None:
    reason = "A declaration has the two choices “confirmed” and “not confirmed”."
    assert mistake(
        tmp_path, QUESTIONS, 'items = ["A-4"]', 'items = ["A-4"]\ndeclaration = true'
    ) == [(QUESTIONS, "declaration = true", reason)]


@pytest.mark.parametrize("part", ["comment", "text", "list", "check"])
def test_a_required_part_that_no_choice_carries_is_found(tmp_path: Path, part: str) -> None:
    change(
        small(tmp_path),
        ITEMS,
        '{ id = "confirmed", effect = "none"',
        '{ id = "confirmed", effect = "none", standing = "reasoned"',
    )
    line = f'{part} = "required"'
    folder = change(tmp_path, QUESTIONS, 'items = ["A-3"]', f'items = ["A-3"]\n{line}')
    assert found(folder) == [(QUESTIONS, line, NEVER.format(part))]


def test_a_reason_that_could_not_be_given_is_found(tmp_path: Path) -> None:
    new = 'comment = "none"'
    reason = "The choice “excluded” needs a reason, but the field takes neither comment nor text."
    problems = mistake(tmp_path, QUESTIONS, 'text = "required"', f'{new}\nlist = "required"')
    assert problems == [(QUESTIONS, new, reason)]


def test_a_part_that_a_reason_replaces_in_another_item_is_found(tmp_path: Path) -> None:
    """Each choice fills in an answered option and a reasoned one, so a reason is all it needs."""
    change(small(tmp_path), ITEMS, 'label.de = "möglich"', 'standing = "reasoned", label.de = "x"')
    change(tmp_path, ITEMS, 'standing = "unresolved"', 'standing = "reasoned"')
    change(tmp_path, ITEMS, "must_check = true", "must_check = false")
    line = 'text = "required"'
    assert found(tmp_path) == [(QUESTIONS, line, NEVER.format("text"))]


@pytest.mark.parametrize("part", ["comment", "text"])
def test_a_reason_has_room_in_a_comment_or_a_text(tmp_path: Path, part: str) -> None:
    parts = {"comment": "none", "text": "none", "list": "required", part: "allowed"}
    lines = "\n".join(f'{name} = "{word}"' for name, word in parts.items())
    assert mistake(tmp_path, QUESTIONS, 'text = "required"', lines) == []


def test_filled_without_anything_to_fill_in_is_found(tmp_path: Path) -> None:
    reason = "The choice “filled” says that something is there, but no part is required."
    assert mistake(tmp_path, QUESTIONS, 'text = "required"', 'text = "allowed"') == [
        (QUESTIONS, 'id = "Q-1.plan"', reason)
    ]


def test_selected_without_a_required_tick_is_found(tmp_path: Path) -> None:
    change(small(tmp_path), QUESTIONS, 'id = "filled"', 'id = "selected"')
    change(tmp_path, QUESTIONS, 'filled = "yes"', 'selected = "yes"')
    change(tmp_path, QUESTIONS, 'filled = "possible"', 'selected = "possible"')
    reason = 'The choice “selected” says that prompts are ticked; write ticked = "required".'
    assert found(tmp_path) == [(QUESTIONS, 'id = "Q-1.plan"', reason)]
    change(tmp_path, QUESTIONS, 'text = "required"', 'text = "required"\nticked = "required"')
    assert found(tmp_path) == []


def test_a_required_tick_without_prompts_is_found(tmp_path: Path) -> None:
    line = 'ticked = "required"'
    reason = "A tick is required, but no item of the field has prompts to tick."
    assert mistake(tmp_path, QUESTIONS, 'items = ["A-4"]', f'items = ["A-4"]\n{line}') == [
        (QUESTIONS, line, reason)
    ]


OWED_ITEM = """
[[items]]
id = "A-6"
source = "A"
section.de = "Ende"
section.en = "End"
text.de = "Der Nutzen ist genannt."
text.en = "The benefit is stated."
scope = "inst"
when = ["always"]
options = [
  { id = "filled", effect = "none", label.de = "genannt", label.en = "stated" },
  { id = "empty", effect = "gap", standing = "reasoned", label.de = "nein", label.en = "no" },
]
"""
OWED_FIELD = """
[[questions.fields]]
id = "Q-2.benefit"
label.de = "Welchen Nutzen hat es?"
label.en = "What is the benefit?"
items = ["A-6"]
text = "required"
choices = [{ id = "filled", label.de = "genannt", label.en = "stated" }]
"""


def test_a_field_that_is_owed_leaves_out_the_reason_for_leaving_it_empty(tmp_path: Path) -> None:
    items, questions = small(tmp_path) / ITEMS, tmp_path / QUESTIONS
    items.write_text(items.read_text(encoding="utf-8") + OWED_ITEM, encoding="utf-8")
    questions.write_text(questions.read_text(encoding="utf-8") + OWED_FIELD, encoding="utf-8")
    assert found(tmp_path) == []
    change(tmp_path, ITEMS, 'effect = "gap", standing = "reasoned"', 'effect = "gap"')
    reason = "No choice leads to the option “empty” of A-6: its effect could never occur."
    assert found(tmp_path) == [(QUESTIONS, "[[questions.fields]]", reason)]
