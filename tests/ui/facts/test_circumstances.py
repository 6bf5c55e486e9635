import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from rsdesk.domain.case_file import Statement
from rsdesk.services import casework
from rsdesk.ui import language
from rsdesk.ui.facts.fact import FactRow
from rsdesk.ui.facts.view import FactsView
from rsdesk.ui.place import Place
from tests.ui.conftest import Settle


def words(view: QWidget) -> str:
    return "\n".join(part.text() for part in view.findChildren(QLabel) if part.isVisibleTo(view))


def given(view: FactsView) -> dict[str, Statement]:
    return view.model.work.case.facts


def click(view: FactsView, fact: str, answer: str, settle: Settle) -> FactRow:
    row = view.rows[fact]
    next(o for known, o in row.answers.options.items() if known == answer).click()
    settle(view.desk)
    return row


def test_every_circumstance_of_the_guidance_is_asked_in_its_order(new: FactsView) -> None:
    facts = new.model.work.guidance.facts
    assert list(new.rows) == [fact.id for fact in facts if fact.question is not None]
    assert "Is a partner based outside the EU?" in words(new.rows["non_eu"])
    assert "0 of 23 circumstances answered" in words(new)


def test_each_circumstance_says_what_it_opens_and_what_its_answer_did(
    new: FactsView, settle: Settle
) -> None:
    count = casework.opens(new.model.work.guidance, "non_eu")
    assert count > 10
    assert f"\nopens {count} questions" in words(new.rows["non_eu"])
    assert f"has opened {count} questions" in words(click(new, "non_eu", "yes", settle))
    assert f"does not open its {count} questions" in words(click(new, "non_eu", "no", settle))
    row = click(new, "non_eu", "unknown", settle)
    assert f"not known counts as yes: {count} questions are asked" in words(row)


def test_an_answer_is_stored_at_once_and_counted(new: FactsView, settle: Settle) -> None:
    click(new, "china", "no", settle)
    assert given(new)["china"].value == "no"
    assert "1 of 23 circumstances answered" in words(new)
    assert "22 circumstances are not answered yet and count as yes." in words(new)


def test_an_answer_can_be_taken_back_by_mouse_by_key_and_by_undo(
    new: FactsView, settle: Settle, qtbot: QtBot
) -> None:
    row = click(new, "china", "no", settle)
    row.answers.back.click()
    settle(new.desk)
    assert "china" not in given(new)
    click(new, "china", "yes", settle)
    QTest.keyClick(row.answers.options["yes"], Qt.Key.Key_Delete)
    settle(new.desk)
    assert "china" not in given(new)
    assert not any(option.isChecked() for option in row.answers.options.values())
    new.model.undo()
    settle(new.desk)
    assert row.answers.options["yes"].isChecked()


def test_tab_goes_from_one_circumstance_to_the_next_and_arrows_choose(
    new: FactsView, settle: Settle, qtbot: QtBot
) -> None:
    first, second = new.rows["ongoing"], new.rows["non_eu"]
    first.answers.take_keyboard()
    QTest.keyClick(first.answers.options["yes"], Qt.Key.Key_Right)
    settle(new.desk)
    assert given(new)["ongoing"].value == "no"
    QTest.keyClick(first.answers.options["no"], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is second.answers.options["yes"]
    QTest.keyClick(second.answers.options["yes"], Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is first.answers.options["no"]


def test_what_cannot_be_stored_is_not_shown_as_stored(new: FactsView) -> None:
    row = new.rows["china"]
    row.answers.show_answer("yes")
    new.model.storing.emit("failed")
    assert not row.answers.options["yes"].isChecked()


@pytest.mark.parametrize("field", ["china", "leibniz", "money", "next_date"])
def test_a_jump_leads_to_the_circumstance_or_particular_itself(
    new: FactsView, qtbot: QtBot, field: str
) -> None:
    new.arrive(Place("case", new.model.case, "facts", field=field))
    qtbot.waitUntil(lambda: new.here().field == field)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert (
        new.area.viewport()
        .rect()
        .contains(focused.mapTo(new.area.viewport(), focused.rect().center()))
    )


def test_what_follows_from_the_answers_is_listed_with_its_reason(
    new: FactsView, settle: Settle
) -> None:
    assert new.derived is not None
    click(new, "ongoing", "no", settle)
    assert "planned collaboration" in words(new.derived)
    assert "Because “running collaboration” was answered with “no”." in words(new.derived)
    click(new, "ongoing", "yes", settle)
    assert new.derived.rows["planned"].isHidden()


def test_what_follows_from_an_assessment_is_one_step_from_its_answer(
    shown: FactsView, qtbot: QtBot
) -> None:
    assert shown.derived is not None
    row = shown.derived.rows["high"]
    assert "because a red flag or a stop is open" in words(shown.derived)
    with qtbot.waitSignal(shown.desk.going) as went:
        row.link.click()
    assert went.args is not None
    question = shown.model.work.guidance.question_of
    assert went.args[0].step == "assessment"
    assert went.args[0].question in {known.id for known in question.values()}


def test_the_end_of_the_page_goes_on_to_the_questions(new: FactsView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(new.desk.going) as went:
        new.onward.click()
    assert went.args == [Place("case", new.model.case, "assessment")]


def test_the_page_speaks_german_at_once_and_keeps_what_is_typed(
    new: FactsView, settle: Settle, qtbot: QtBot
) -> None:
    editor = new.particulars.fields["money"].editor
    editor.setFocus()
    QTest.keyClicks(editor, "three")
    language.switch("de")
    qtbot.waitUntil(lambda: "Läuft die Kooperation bereits?" in words(new.rows["ongoing"]))
    assert new.particulars.fields["money"].text == "three"
    settle(new.desk)


def test_a_number_answers_and_leads_to_the_next_open_circumstance(
    new: FactsView, settle: Settle
) -> None:
    click(new, "non_eu", "yes", settle)
    new.rows["ongoing"].answers.take_keyboard()
    QTest.keyClick(new.rows["ongoing"].answers.options["yes"], Qt.Key.Key_2)
    settle(new.desk)
    assert given(new)["ongoing"].value == "no"
    assert QApplication.focusWidget() is new.rows["ext_control"].answers.options["yes"]


def test_all_that_is_still_open_is_answered_with_no_at_once_when_it_is_asked_for(
    new: FactsView, settle: Settle
) -> None:
    click(new, "non_eu", "yes", settle)
    assert list(given(new)) == ["non_eu"]
    new.others.click()
    settle(new.desk)
    assert len(given(new)) == len(new.rows)
    assert given(new)["non_eu"].value == "yes"
    assert {stated.value for fact, stated in given(new).items() if fact != "non_eu"} == {"no"}
    assert new.others.isHidden()
    assert QApplication.focusWidget() is new.onward
    new.model.undo()
    settle(new.desk)
    assert list(given(new)) == ["non_eu"]


def test_going_on_leads_over_what_this_page_lacks(new: FactsView, settle: Settle) -> None:
    new.go_on()
    assert QApplication.focusWidget() is new.partners.add
    new.partners.add.click()
    settle(new.desk)
    (form,) = new.partners.forms.values()
    new.go_on()
    assert QApplication.focusWidget() is form.fields["name"].editor
    QTest.keyClicks(form.fields["name"].editor, "Akzhelken")
    new.go_on()
    settle(new.desk)
    assert QApplication.focusWidget() is new.rows["ongoing"].answers.options["yes"]
