"""The assessment as a person walks through it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from rsdesk.domain.case import Parts
from rsdesk.services import casework
from rsdesk.ui import language
from rsdesk.ui.assessment.rows import Fold
from rsdesk.ui.icons import IconButton
from rsdesk.ui.place import Place
from tests.ui.assessment.shown import Window, row, words
from tests.ui.conftest import Picture, SampleDesk, Settle


@pytest.fixture
def window(qtbot: QtBot, settle: Settle, sample: SampleDesk) -> Window:
    """The sample case at its first question."""
    made = Window(qtbot, settle, sample)
    made.go(sample.case, "assessment")
    return made


def focused() -> QWidget:
    """The widget with the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def question(window: Window) -> str:
    """The question the person is at."""
    return window.assessment.here().question


def test_the_sections_say_how_much_is_answered(window: Window) -> None:
    shown = words(window.assessment.sections)
    assert "Project and benefit" in shown
    assert "8 of 8 answered" in shown
    assert "Our institute" not in shown


def test_a_new_case_begins_at_its_first_question_with_the_keyboard_in_it(window: Window) -> None:
    window.go(window.begin(), "assessment")
    card = window.assessment.middle.listing.card(
        (question(window), window.assessment.here().subject)
    )
    assert question(window) == "K-01"
    assert card is not None and card.isAncestorOf(focused())


def test_the_questions_of_the_section_stand_below_it_with_their_state_in_words(
    window: Window,
) -> None:
    window.go(window.desk.case, "assessment", "K-20")  # type: ignore[attr-defined]
    assert row(window.assessment.sections, "K-20 · answered").isChecked()
    assert "K-20 · open point" in words(window.assessment.sections)


def test_questions_about_partners_come_once_under_the_name_of_each(window: Window) -> None:
    window.go(window.desk.case, "assessment", "K-20")  # type: ignore[attr-defined]
    shown = words(window.assessment.sections)
    assert shown.index("Augenklinik Akzhelken") < shown.index("Medizinische Universität Jiangwan")
    assert shown.count("K-20 ·") == 2


def test_a_case_asks_no_question_of_the_institute(window: Window) -> None:
    window.go(window.desk.case, "assessment", "KI-01")  # type: ignore[attr-defined]
    assert question(window)[:2] == "K-"


def test_alt_right_and_alt_left_go_to_the_next_question_and_back(window: Window) -> None:
    first = question(window)
    QTest.keyClick(window.assessment, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    window.wait()
    assert question(window) != first
    QTest.keyClick(window.assessment, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    window.wait()
    assert question(window) == first


def test_ctrl_enter_goes_to_the_next_open_question(window: Window) -> None:
    case = window.model.case
    window.write(lambda v, c, now: casework.clear(v, c, case, "K-08.misuse", now))
    QTest.keyClick(window.assessment, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.wait()
    assert window.assessment.here().question == "K-08"
    assert window.assessment.here().field == "K-08.misuse"


def test_after_the_last_question_a_friendly_end_leads_to_the_summary(window: Window) -> None:
    last = casework.asked(window.model.work)[-1]
    window.go(window.model.case, "assessment", last.question.id)
    QTest.mouseClick(window.assessment.middle.foot.next, Qt.MouseButton.LeftButton)
    assert "Every question is answered." in words(window.assessment.middle)
    button = QApplication.focusWidget()
    assert isinstance(button, IconButton)
    QTest.keyClick(button, Qt.Key.Key_Space)
    window.wait()
    assert window.frame.place.step == "appraisal"


def test_the_end_of_a_case_with_open_questions_says_how_many_are_left(window: Window) -> None:
    case = window.model.case
    window.write(lambda v, c, now: casework.clear(v, c, case, "K-08.misuse", now))
    last = casework.asked(window.model.work)[-1]
    window.go(case, "assessment", last.question.id)
    QTest.mouseClick(window.assessment.middle.foot.next, Qt.MouseButton.LeftButton)
    assert "One question before it is still open." in words(window.assessment.middle)


def test_the_end_of_a_case_with_incomplete_answers_says_so_and_leads_to_the_first(
    window: Window,
) -> None:
    case, none = window.model.case, Parts()
    window.write(
        lambda v, c, now: casework.answer(
            v, c, case, "K-08.misuse", "no plausible misuse", none, now
        )
    )
    last = casework.asked(window.model.work)[-1]
    window.go(case, "assessment", last.question.id)
    QTest.mouseClick(window.assessment.middle.foot.next, Qt.MouseButton.LeftButton)
    assert "One answer is not complete yet." in words(window.assessment.middle)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    window.wait()
    assert question(window) == "K-08"


def test_the_list_shows_all_questions_of_the_section_with_their_partners(window: Window) -> None:
    window.go(window.model.case, "assessment", "K-20")
    QTest.mouseClick(window.assessment.middle.bar.list, Qt.MouseButton.LeftButton)
    window.wait()
    listing = window.assessment.middle.listing
    asked = casework.asked(window.model.work)
    assert len(listing.keys) == sum(one.question.section == "partner" for one in asked)
    assert all(listing.card(key) is not None for key in listing.keys)
    assert "Medizinische Universität Jiangwan" in words(listing)


def test_the_list_stays_chosen_in_the_next_section(window: Window) -> None:
    QTest.mouseClick(window.assessment.middle.bar.list, Qt.MouseButton.LeftButton)
    window.go(window.model.case, "assessment", "K-08")
    assert len(window.assessment.middle.listing.keys) > 1


def test_the_filter_shows_only_marked_questions(window: Window) -> None:
    case = window.model.case
    window.write(lambda v, c, now: casework.mark(v, c, case, "K-08", True, now))
    sections = window.assessment.sections
    marked = next(b for b in sections.findChildren(IconButton) if b.text() == "Marked")
    QTest.mouseClick(marked, Qt.MouseButton.LeftButton)
    window.wait()
    assert "Research field and misuse" in words(sections)
    assert "Law and export control" not in words(sections)
    QTest.mouseClick(row(sections, "Research field and misuse"), Qt.MouseButton.LeftButton)
    window.wait()
    assert question(window) == "K-08"
    assert "marked for later" in words(sections)


def test_the_filter_for_open_questions_says_when_nothing_is_open(window: Window) -> None:
    sections = window.assessment.sections
    chosen = next(b for b in sections.findChildren(IconButton) if b.text() == "Open")
    QTest.mouseClick(chosen, Qt.MouseButton.LeftButton)
    window.wait()
    assert "Nothing is open: every question that applies is answered." in words(sections)


def test_without_partners_the_section_says_where_they_are_entered(window: Window) -> None:
    window.go(window.begin(), "assessment", "K-16")
    asked: list[Place] = []
    window.desk.going.disconnect(window.frame.go)
    window.desk.going.connect(asked.append)
    middle = window.assessment.middle
    assert "No partner is entered yet" in words(middle)
    button = middle.no_partners.findChild(IconButton)
    assert isinstance(button, IconButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked[0].step == "facts"


def test_questions_that_an_answer_opens_are_told_quietly(window: Window) -> None:
    window.write(lambda v, c, now: casework.state_fact(v, c, "china", "no", now))
    assert "questions are no longer asked" in words(window.assessment.middle.bar)
    window.write(lambda v, c, now: casework.state_fact(v, c, "china", "yes", now))
    assert "further questions opened." in words(window.assessment.middle.bar)


def test_a_dormant_answer_can_be_read_with_the_reason_and_not_be_changed(window: Window) -> None:
    window.write(lambda v, c, now: casework.state_fact(v, c, "china", "no", now))
    sections, middle = window.assessment.sections, window.assessment.middle
    sections.findChildren(Fold)[0].open()
    QTest.mouseClick(row(sections, "What is it about, what do you"), Qt.MouseButton.LeftButton)
    assert "kept, not counted" in words(middle)
    assert "Asked only with: “partner, funder or facility in the People's Republic" in words(middle)
    assert "Netzhautbildern" in words(middle)
    assert not middle.kept.findChildren(QLineEdit) + middle.kept.findChildren(QPlainTextEdit)
    assert window.assessment.here().field == "K-01.subject"


def test_a_place_leads_to_the_question_of_the_partner_and_its_field(window: Window) -> None:
    partner = window.model.work.case.partners[1].subject
    place = Place("case", window.model.case, "assessment", "K-20", partner, "K-20.links")
    window.frame.go(place)
    window.wait()
    assert window.assessment.here() == place


def test_another_case_shows_nothing_of_the_former(window: Window) -> None:
    window.go(window.model.case, "assessment", "K-20")
    window.go(window.begin(), "assessment")
    assert "Augenklinik" not in words(window.assessment)


def test_the_language_switches_with_the_question_kept(window: Window, qtbot: QtBot) -> None:
    window.go(window.model.case, "assessment", "K-20")
    language.switch("de")
    qtbot.wait(10)
    assert question(window) == "K-20"
    assert "Was hat die Prüfung der Partnereinrichtung ergeben" in words(window.assessment)
    assert "K-20 · beantwortet" in words(window.assessment.sections)


def test_f6_takes_the_keyboard_from_part_to_part(window: Window) -> None:
    view = window.assessment
    for part in (view.pane, view.sections, view.middle):
        QTest.keyClick(view, Qt.Key.Key_F6)
        window.wait()
        assert part.isAncestorOf(focused())


def test_the_assessment_looks_well(window: Window, picture: Picture) -> None:
    window.go(window.model.case, "assessment", "K-20")
    picture(window.frame, "assessment")


def test_the_address_of_a_contact_is_copied_and_never_opened(window: Window) -> None:
    window.go(window.model.case, "assessment", "K-20")
    copy = next(
        b for b in window.assessment.pane.findChildren(IconButton) if b.text() == "Copy address"
    )
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().startswith("https://")
    assert "rsdesk itself opens no connection" in words(window.frame)


def test_the_explanations_say_why_and_name_the_items_of_the_sources(window: Window) -> None:
    window.go(window.model.case, "assessment", "K-20")
    shown = words(window.assessment.pane)
    assert "LEI-2.3" in shown
    assert "2. Due diligence – Political context of the partner" in shown
    assert "Leibniz Association: risk management in international cooperation" in shown


def test_an_item_unfolds_to_its_text(window: Window) -> None:
    window.go(window.model.case, "assessment", "K-20")
    pane, item = window.assessment.pane, window.model.work.guidance.item["LEI-2.3"]
    assert item.text.en not in words(pane)
    pane.findChildren(Fold)[0].open()
    assert item.text.en in words(pane)


def test_an_item_beside_a_card_leads_to_its_place_in_the_guidance(window: Window) -> None:
    window.go(window.model.case, "assessment", "K-20")
    went: list[Place] = []
    window.desk.going.connect(went.append)
    window.assessment.pane.findChildren(Fold)[0].open()
    links = window.assessment.pane.findChildren(QAbstractButton)
    next(b for b in links if b.accessibleName() == "Read LEI-2.3 in the guidance").click()
    assert went == [Place("guidance", topic="LEI-2.3")]


def test_the_explanations_follow_the_field_with_the_keyboard(window: Window) -> None:
    partner = window.model.work.case.partners[0].subject
    case = window.model.case
    for field, item in (("K-20.check", "LEI-2.3"), ("K-20.links", "BMBF-P7")):
        window.frame.go(Place("case", case, "assessment", "K-20", partner, field))
        window.wait()
        assert item in words(window.assessment.pane)
    assert "LEI-2.3" not in words(window.assessment.pane)


def test_a_dormant_answer_about_a_partner_names_the_partner(window: Window) -> None:
    window.write(lambda v, c, now: casework.state_fact(v, c, "china", "no", now))
    window.assessment.sections.findChildren(Fold)[0].open()
    assert "K-20 · Augenklinik Akzhelken" in words(window.assessment.sections)


def test_another_case_is_not_said_to_be_stored_forever(window: Window) -> None:
    window.go(window.begin(), "assessment")
    assert "Storing" not in words(window.frame)


def test_an_answer_that_counts_again_is_asked_again_at_once(window: Window) -> None:
    case = window.model.case
    window.write(lambda v, c, now: casework.state_fact(v, c, "china", "no", now))
    window.frame.go(Place("case", case, "assessment", subject=case, field="K-01.subject"))
    assert "kept, not counted" in words(window.assessment.middle)
    window.write(lambda v, c, now: casework.state_fact(v, c, "china", "yes", now))
    assert "kept, not counted" not in words(window.assessment.middle)
    assert question(window) == "K-01"


def test_tab_goes_from_the_sections_through_the_card_to_the_explanations(window: Window) -> None:
    window.go(window.model.case, "assessment", "K-20")
    view = window.assessment
    visited: list[QWidget | None] = []
    view.sections.focus_here()
    for _ in range(200):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        part = next(
            (p for p in (view.sections, view.middle, view.pane) if p.isAncestorOf(focused())), None
        )
        if part not in visited[-1:]:
            visited.append(part)
        if part is None:
            break
    assert visited == [view.sections, view.middle, view.pane, None]
