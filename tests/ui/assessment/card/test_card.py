"""The card of a question: choosing, seeing what it leads to, by mouse and keyboard."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from rsdesk.services import casework
from rsdesk.ui import language
from rsdesk.ui.case.model import CaseModel
from tests.ui.assessment.card.conftest import Cards, Stored, keyboard
from tests.ui.conftest import Picture, SampleDesk, Settle

SPACE = Qt.Key.Key_Space


def test_a_click_on_an_option_is_stored_at_once(card: Cards, stored: Stored) -> None:
    field = card("K-06").fields["K-06.money"]
    QTest.mouseClick(field.choices.radios["no"], Qt.MouseButton.LeftButton)
    answer = stored(field)
    assert answer is not None
    assert answer.choice == "no"
    assert answer.parts.comment.startswith("Das Institut bekommt"), "words beside it stay"


def test_every_option_says_what_it_would_lead_to(card: Cards) -> None:
    radios = card("K-06").fields["K-06.money"].choices.radios
    said = {option: radio.aside for option, radio in radios.items()}
    assert said["yes"] == "no consequence"
    assert said["no"] == "red flag"
    assert said["not known"] == "open point"


def test_the_rule_appears_the_moment_an_option_is_chosen(card: Cards) -> None:
    field = card("K-06").fields["K-06.money"]
    field.choices.radios["no"].click()
    assert field.leads.words.startswith("Red flag: the matter goes to the next decision level.")
    assert (
        "By the answer “yes, the dependence exists or will arise” to LEI-2.10." in field.leads.words
    )


def test_a_missing_reason_is_named_until_it_is_written(card: Cards) -> None:
    field = card("K-01").fields["K-01.subject"]
    field.choices.radios["empty"].click()
    field.text.setFocus()
    field.text.selectAll()
    QTest.keyClick(field.text, Qt.Key.Key_Delete)
    assert field.leads.lacking == "Still needed: a written reason"
    field.comment.setFocus()
    QTest.keyClicks(field.comment, "Erst nach dem Treffen im Mai")
    assert field.leads.lacking == ""


def test_arrows_go_along_the_options_and_space_chooses(card: Cards, stored: Stored) -> None:
    field = card("K-06").fields["K-06.money"]
    radios = field.choices.radios
    radios["yes"].setFocus()
    QTest.keyClick(radios["yes"], Qt.Key.Key_Down)
    assert QApplication.focusWidget() is radios["partly"]
    assert field.choices.choice == "yes", "going along chooses nothing"
    QTest.keyClick(radios["partly"], SPACE)
    answer = stored(field)
    assert answer is not None
    assert answer.choice == "partly"


def test_a_number_chooses_the_option_of_that_number(card: Cards, stored: Stored) -> None:
    field = card("K-06").fields["K-06.reliance"]
    field.take_keyboard()
    QTest.keyClick(keyboard(), Qt.Key.Key_3)
    answer = stored(field)
    assert answer is not None
    assert answer.choice == "material"


def test_tab_stops_once_at_the_options_of_a_field(card: Cards) -> None:
    field = card("K-06").fields["K-06.money"]
    field.tools.clear.click()
    assert keyboard() is field.choices.radios["yes"], "the first, when none is chosen"
    QTest.keyClick(keyboard(), Qt.Key.Key_Tab)
    assert not field.choices.isAncestorOf(keyboard())


def test_a_number_typed_into_a_text_is_text(card: Cards) -> None:
    field = card("K-06").fields["K-06.money"]
    field.comment.setFocus()
    QTest.keyClicks(field.comment, "3")
    assert field.choices.choice == "yes"


def test_a_cleared_choice_keeps_what_was_written(card: Cards, stored: Stored) -> None:
    field = card("K-06").fields["K-06.money"]
    field.tools.clear.click()
    assert not any(radio.isChecked() for radio in field.choices.radios.values())
    answer = stored(field)
    assert answer is not None
    assert answer.choice == ""
    assert answer.parts.comment.startswith("Das Institut bekommt")
    assert field.tools.clear.isHidden()


def test_the_card_says_whom_it_is_about(card: Cards, model: CaseModel) -> None:
    partner = card("K-20", 1)
    name = model.work.case.partners[1].about["name"].value
    assert partner._about.text() == f"About partner {name}"
    assert not card("K-06")._about.isVisible()


def test_a_question_is_marked_and_the_mark_taken_away(
    card: Cards, sample: SampleDesk, settle: Settle
) -> None:
    view = card("K-06")
    view.mark.click()
    settle(sample)
    assert view.mark.text() == "Marked for later"
    view.mark.click()
    settle(sample)
    assert view.mark.text() == "Mark for later"


def test_a_field_whose_items_do_not_apply_is_not_shown(
    card: Cards, model: CaseModel, sample: SampleDesk, settle: Settle
) -> None:
    view = card("K-01")
    assert "K-01.subject" in view.fields
    model.write(lambda vault, case, now: casework.state_fact(vault, case, "china", "no", now))
    settle(sample)
    assert [*view.fields] == ["K-01.kind", "K-01.groundwork"]
    model.undo()
    settle(sample)
    assert [*view.fields] == ["K-01.subject", "K-01.kind", "K-01.groundwork"]


def test_undo_brings_the_earlier_choice_back_on_the_card(
    card: Cards, model: CaseModel, sample: SampleDesk, settle: Settle
) -> None:
    field = card("K-06").fields["K-06.money"]
    field.choices.radios["no"].click()
    settle(sample)
    model.undo()
    settle(sample)
    assert field.choices.choice == "yes"
    assert "Red flag" not in field.leads.words


def test_a_choice_does_not_jump_back_while_another_change_is_stored(
    card: Cards, model: CaseModel, sample: SampleDesk, settle: Settle
) -> None:
    field = card("K-06").fields["K-06.money"]
    seen: list[str] = []
    model.changed.connect(lambda: seen.append(field.choices.choice))
    model.write(lambda vault, case, now: casework.state_fact(vault, case, "ai", "no", now))
    field.choices.radios["no"].click()
    settle(sample)
    assert len(seen) > 1
    assert set(seen) == {"no"}


def test_the_field_with_the_keyboard_is_told(card: Cards) -> None:
    view = card("K-06")
    told: list[str] = []
    view.focused.connect(told.append)
    view.focus_field("K-06.reliance")
    assert told[-1] == "K-06.reliance"


def test_a_switch_of_the_language_keeps_what_is_being_typed(card: Cards) -> None:
    field = card("K-06").fields["K-06.money"]
    field.comment.setFocus()
    field.comment.selectAll()
    QTest.keyClicks(field.comment, "Mitten im Satz")
    language.switch("de")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
    assert field.comment.text == "Mitten im Satz"
    assert field.choices.radios["not known"].words == "nicht bekannt"
    assert field.choices.radios["not known"].aside == "offener Punkt"


def test_options_are_read_aloud_with_their_question_and_their_effect(card: Cards) -> None:
    field = card("K-06").fields["K-06.money"]
    group = QAccessible.queryAccessibleInterface(field.choices)
    option = QAccessible.queryAccessibleInterface(field.choices.radios["no"])
    assert group.role() == QAccessible.Role.Grouping
    assert group.text(QAccessible.Text.Name).startswith("Will the institute depend on money")
    assert option.role() == QAccessible.Role.RadioButton
    assert option.text(QAccessible.Text.Name) == "yes, the dependence exists or will arise"
    assert "Leads to: red flag" in option.text(QAccessible.Text.Description)


def test_tab_follows_what_is_seen_also_for_parts_that_came_later(card: Cards) -> None:
    view = card("K-23")
    field = view.fields["K-23.use"]
    field.tools.comment.click()
    seen = []
    field.take_keyboard()
    for _ in range(40):
        seen.append(keyboard())
        QTest.keyClick(seen[-1], Qt.Key.Key_Tab)
    inside = [one for one in dict.fromkeys(seen) if field.isAncestorOf(one)]
    heights = [one.mapTo(field, one.rect().center()).y() for one in inside]
    assert len(inside) > 10
    assert heights == sorted(heights), "nothing below is reached before something above"


def test_every_control_of_a_card_has_a_name(card: Cards) -> None:
    view = card("K-23")
    for field in view.fields.values():
        field.tools.comment.click()
        field.tools.check.click()
    for control in view.findChildren(QWidget):
        if control.focusPolicy() != Qt.FocusPolicy.NoFocus and control.isVisible():
            named = QAccessible.queryAccessibleInterface(control)
            assert named.text(QAccessible.Text.Name), control


def test_pictures_of_a_card(card: Cards, picture: Picture) -> None:
    view = card("K-06")
    view.fields["K-06.money"].choices.radios["no"].click()
    picture(view, "question-card")


def test_a_number_leads_to_the_words_that_the_answer_needs(card: Cards) -> None:
    field = card("K-26").fields["K-26.alone"]
    field.comment.setPlainText("")
    field.take_keyboard()
    QTest.keyClick(keyboard(), Qt.Key.Key_1)
    assert keyboard() is field.comment


def test_a_number_leads_to_the_check_record_that_the_answer_needs(card: Cards) -> None:
    field = card("K-12").fields["K-12.embargo"]
    field.checks.show_value(())
    field.take_keyboard()
    QTest.keyClick(keyboard(), Qt.Key.Key_1)
    (record,) = field.checks.records
    assert keyboard() is record.source


def test_a_number_leads_to_the_next_field_that_is_open(card: Cards, stored: Stored) -> None:
    view = card("K-06")
    last = view.fields["K-06.reliance"]
    last.tools.clear.click()
    stored(last)
    first = view.fields["K-06.money"]
    first.take_keyboard()
    QTest.keyClick(keyboard(), Qt.Key.Key_1)
    assert last.choices.isAncestorOf(keyboard())
