"""What stands beside a choice: words, a list, ticks."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from rsdesk.services import casework
from rsdesk.ui.case.model import CaseModel
from tests.ui.assessment.card.conftest import Cards, Stored, keyboard
from tests.ui.conftest import NOW, SampleDesk, Settle


def test_what_is_typed_is_in_the_vault_before_the_field_is_left(
    card: Cards, stored: Stored
) -> None:
    field = card("K-06").fields["K-06.reliance"]
    field.comment.setFocus()
    field.comment.selectAll()
    QTest.keyClicks(field.comment, "Nur die Befundung")
    answer = stored(field)
    assert field.comment.hasFocus()
    assert answer is not None
    assert answer.parts.comment == "Nur die Befundung"
    assert answer.parts.ticked == ("LEI-4.6b",), "what stands beside it stays"


def test_leaving_a_text_makes_one_step_that_undo_takes_back(
    card: Cards, model: CaseModel, sample: SampleDesk, settle: Settle
) -> None:
    field = card("K-06").fields["K-06.reliance"]
    before = field.comment.text
    field.comment.setFocus()
    QTest.keyClicks(field.comment, "Neu: ")
    field.take_keyboard()
    settle(sample)
    assert model.can_undo
    model.undo()
    settle(sample)
    assert field.comment.text == before


def test_another_change_does_not_touch_the_text_that_is_being_typed(
    card: Cards, model: CaseModel, sample: SampleDesk, settle: Settle
) -> None:
    field = card("K-06").fields["K-06.money"]
    field.comment.setFocus()
    field.comment.selectAll()
    QTest.keyClicks(field.comment, "halb")
    model.write(lambda vault, case, now: casework.state_fact(vault, case, "ai", "no", now))
    settle(sample)
    QTest.keyClicks(field.comment, " fertig")
    assert field.comment.text == "halb fertig"


def test_leaving_the_card_makes_what_was_typed_part_of_the_history(
    card: Cards, sample: SampleDesk, settle: Settle
) -> None:
    view = card("K-06")
    field = view.fields["K-06.money"]
    field.comment.setFocus()
    QTest.keyClicks(field.comment, "X")
    view.leave()
    settle(sample)
    found: list[tuple[casework.Past, ...]] = []
    sample.ask(sample, lambda v: casework.past(v, field.subject, field.field.id), found.append)
    settle(sample)
    assert found[0][0].parts is not None
    assert found[0][0].parts.comment.startswith("X")


def test_a_comment_is_offered_and_written(card: Cards, stored: Stored) -> None:
    field = card("K-23").fields["K-23.motives"]
    QTest.mouseClick(field.tools.comment, Qt.MouseButton.LeftButton)
    assert field.tools.comment.isHidden()
    QTest.keyClicks(keyboard(), "Siehe Protokoll")
    answer = stored(field)
    assert answer is not None
    assert answer.parts.comment == "Siehe Protokoll"


def test_ticks_are_kept_in_the_order_of_the_guidance(card: Cards, stored: Stored) -> None:
    field = card("K-06").fields["K-06.reliance"]
    assert field.ticks is not None
    field.ticks.ticks["LEI-4.6a"].setFocus()
    QTest.keyClick(field.ticks.ticks["LEI-4.6a"], Qt.Key.Key_Space)
    answer = stored(field)
    assert answer is not None
    assert answer.parts.ticked == ("LEI-4.6a", "LEI-4.6b")


def test_a_list_is_written_ordered_and_shortened_by_keyboard_alone(
    card: Cards, stored: Stored
) -> None:
    field = card("K-43").fields["K-43.risks"]
    before = field.entries.value
    field.entries.editors[-1].setFocus()
    QTest.keyClick(field.entries.editors[-1], Qt.Key.Key_Return)
    QTest.keyClicks(keyboard(), "Neues Risiko")
    QTest.keyClick(keyboard(), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    answer = stored(field)
    assert answer is not None
    assert answer.parts.list == (*before[:-1], "Neues Risiko", before[-1])
    writing = field.entries.editors[-2]
    assert writing.hasFocus()
    writing.selectAll()
    QTest.keyClick(writing, Qt.Key.Key_Delete)
    QTest.keyClick(writing, Qt.Key.Key_Backspace)
    answer = stored(field)
    assert answer is not None
    assert answer.parts.list == before


def test_an_entry_that_is_still_empty_is_not_stored(card: Cards, stored: Stored) -> None:
    field = card("K-43").fields["K-43.risks"]
    before = field.entries.value
    field.entries._add.click()
    field.take_keyboard()
    answer = stored(field)
    assert answer is not None
    assert answer.parts.list == before


def test_what_was_typed_before_a_crash_stands_on_the_card_again(
    card: Cards, sample: SampleDesk, settle: Settle
) -> None:
    field = card("K-06").fields["K-06.money"]
    field.comment.setFocus()
    field.comment.selectAll()
    QTest.keyClicks(field.comment, "kurz vor dem Absturz")
    settle(sample)
    found: list[casework.Casework] = []
    sample.ask(sample, lambda v: casework.open_case(v, sample.case, NOW), found.append)
    settle(sample)
    answer = found[0].answer(field.subject, "K-06.money")
    assert answer is not None
    assert answer.parts.comment == "kurz vor dem Absturz"
