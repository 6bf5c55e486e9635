"""The appraisal: what answers lead to and what is open, one step from each answer."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rsdesk.domain.case import Parts
from rsdesk.services import casework
from rsdesk.ui import language
from rsdesk.ui.appraisal.point import ListName
from rsdesk.ui.place import Place
from tests.ui.assessment.shown import Window, words
from tests.ui.conftest import Picture


def figure(window: Window, name: ListName) -> str:
    """What a figure on top says."""
    return window.appraisal.counts.figures[name].accessibleName()


def go_on(window: Window, name: ListName) -> None:
    """Press the button of the first point of a list."""
    button = window.appraisal.lists[name].rows[0].go
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


def test_big_numbers_count_what_the_case_has(window: Window) -> None:
    assert figure(window, "stop") == "0 stops"
    assert figure(window, "flag") == "1 red flag"
    assert figure(window, "gap") == "25 open points"
    assert figure(window, "open") == "0 open questions"


def test_the_appraisal_says_that_it_is_no_decision(window: Window) -> None:
    assert "This is not a decision." in words(window.appraisal)


def test_a_red_flag_shows_its_item_its_answer_and_the_rule(window: Window) -> None:
    shown = words(window.appraisal.lists["flag"])
    assert "BMBF-14 · Catalogue of questions" in shown
    assert "to BMBF-14 → red flag: the matter goes to the next decision level." in shown


def test_an_open_point_about_a_partner_names_the_partner(window: Window) -> None:
    shown = words(window.appraisal.lists["gap"])
    assert "Partner: Medizinische Universität Jiangwan" in shown


def test_one_step_leads_from_a_red_flag_to_its_answer(window: Window) -> None:
    go_on(window, "flag")
    window.wait()
    field = window.model.work.guidance.field_of["BMBF-14"].id
    assert window.frame.place.step == "assessment"
    assert window.frame.place.field == field


def test_an_empty_list_says_something_good(window: Window) -> None:
    assert "No answer leads to a stop." in words(window.appraisal.lists["stop"])
    assert "Every question that applies is answered." in words(window.appraisal.lists["open"])


def test_an_answer_taken_back_stands_among_the_open_questions_of_its_section(
    window: Window,
) -> None:
    case = window.model.case
    window.write(lambda v, c, now: casework.clear(v, c, case, "K-08.misuse", now))
    shown = words(window.appraisal.lists["open"])
    assert figure(window, "open") == "1 open question"
    assert "Research field and misuse" in shown
    assert "K-08" in shown


def test_an_answer_that_lacks_a_part_says_which(window: Window) -> None:
    case = window.model.case
    window.write(
        lambda v, c, now: casework.answer(v, c, case, "K-04.benefit", "filled", Parts(), now)
    )
    assert "Missing: the description" in words(window.appraisal.lists["missing"])
    go_on(window, "missing")
    window.wait()
    assert window.frame.place.field == "K-04.benefit"


def test_a_marked_question_is_listed_and_one_step_away(window: Window) -> None:
    case = window.model.case
    window.write(lambda v, c, now: casework.mark(v, c, case, "K-08", True, now))
    assert figure(window, "marked") == "1 marked question"
    go_on(window, "marked")
    window.wait()
    assert window.frame.place.question == "K-08"


def test_a_circumstance_not_known_leads_to_the_circumstances(window: Window) -> None:
    asked: list[Place] = []
    window.desk.going.disconnect(window.frame.go)
    window.desk.going.connect(asked.append)
    assert "counts as yes" in words(window.appraisal.lists["fact"])
    go_on(window, "fact")
    assert (asked[0].step, asked[0].field) == ("facts", "talent")


def test_dormant_answers_are_listed_and_can_be_read(window: Window) -> None:
    window.write(lambda v, c, now: casework.state_fact(v, c, "china", "no", now))
    assert "Asked only with: “partner, funder or facility in the People's Republic" in words(
        window.appraisal.lists["kept"]
    )
    go_on(window, "kept")
    window.wait()
    assert window.assessment.middle.part == "kept"


def test_lines_are_kept_when_the_case_changes(window: Window) -> None:
    before = window.appraisal.lists["gap"].rows
    case = window.model.case
    window.write(lambda v, c, now: casework.mark(v, c, case, "K-08", True, now))
    assert window.appraisal.lists["gap"].rows == before


def test_a_figure_takes_the_keyboard_to_its_list(window: Window, qtbot: QtBot) -> None:
    QTest.mouseClick(window.appraisal.counts.figures["gap"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.appraisal.lists["gap"].isAncestorOf(window.frame.focusWidget()))


def test_the_appraisal_follows_the_language(window: Window) -> None:
    language.switch("de")
    window.wait()
    assert "Offene Punkte" in words(window.appraisal)
    assert "Warnsignal: die Sache geht an die nächste Entscheidungsebene" in words(
        window.appraisal.lists["flag"]
    )


def test_the_appraisal_looks_well(window: Window, picture: Picture) -> None:
    picture(window.frame, "appraisal")
