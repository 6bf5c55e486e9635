"""What a person does on the page of the institute."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rsdesk.domain.case import Parts
from rsdesk.services import baseline, cases, casework
from rsdesk.ui.desk import Desk
from rsdesk.ui.institute.page import InstitutePage
from rsdesk.ui.message import Message
from rsdesk.ui.place import Place
from tests.ui.conftest import NOW, Picture, Settle

EXPORT = "KI-03.export"
YEAR = timedelta(days=366)


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, settle: Settle) -> InstitutePage:
    """The page, shown, with one answer."""

    def answered(vault):  # type: ignore[no-untyped-def]
        own = cases.institute(vault, NOW)
        casework.answer(vault, own, own, EXPORT, "no", Parts(comment="in Arbeit"), NOW)

    desk.ask(desk, answered, lambda _: None)
    made = InstitutePage(desk)
    qtbot.addWidget(made)
    made.resize(1100, 720)
    made.show()
    made.arrive(Place("institute"))
    settle(desk)
    return made


def state(page: InstitutePage) -> str:
    """The line that says how far the baseline is."""
    return page.overview._state.text()


def test_the_overview_lists_every_question_of_the_institute(page: InstitutePage) -> None:
    assert [*page.overview.entries] == [
        question.id for question in page.model.work.guidance.questions if question.id[:2] == "KI"
    ]
    assert "21 November 2026" in state(page)
    assert "Dr. Mara Lindqvist" in state(page)
    assert "open point" in page.overview.entries["KI-03"].line.words


def test_a_question_opens_its_card_and_an_answer_is_in_the_overview(
    page: InstitutePage, desk: Desk, settle: Settle, qtbot: QtBot
) -> None:
    QTest.mouseClick(page.overview.entries["KI-03"].line, Qt.MouseButton.LeftButton)
    settle(desk)
    assert page.here().question == "KI-03"
    qtbot.waitUntil(lambda: page.cards.middle.listing.card(page.cards._key) is not None)  # type: ignore[arg-type]
    card = page.cards.middle.listing.card(page.cards._key)  # type: ignore[arg-type]
    assert card is not None
    card.fields[EXPORT].choices.radios["yes"].click()
    settle(desk)
    page.back.click()
    settle(desk)
    assert page.here() == Place("institute")
    assert "open point" not in page.overview.entries["KI-03"].line.words
    page.undo.click()
    settle(desk)
    assert "open point" in page.overview.entries["KI-03"].line.words


def test_the_card_says_that_the_institute_answers(
    page: InstitutePage, desk: Desk, settle: Settle
) -> None:
    page.arrive(Place("institute", question="KI-01"))
    settle(desk)
    shown = page.cards.middle.listing.card(("KI-01", page.model.case))
    assert shown is not None
    assert shown._about.text() == "Answer of the institute: holds for all its cases"


def test_after_the_last_question_comes_the_overview(
    page: InstitutePage, desk: Desk, settle: Settle
) -> None:
    last = [*page.overview.entries][-1]
    page.arrive(Place("institute", question=last))
    settle(desk)
    page.cards.middle.foot.next.click()
    assert page.here() == Place("institute")


def test_a_year_later_one_confirms_what_is_unchanged(
    page: InstitutePage, desk: Desk, settle: Settle, qtbot: QtBot
) -> None:
    told: list[Message] = []
    desk.telling.connect(told.append)
    desk.now = lambda: NOW + YEAR
    page.arrive(Place("institute"))
    settle(desk)
    reminder = page.overview.reminder.message
    assert reminder
    assert reminder.tone == "flag"
    page.overview.confirm.click()
    assert "1 answer" in page.overview.asking._words.text()
    QTest.keyClick(page.overview.asking.keep, Qt.Key.Key_Escape)
    assert page.overview.asking.isHidden()
    page.overview.confirm.click()
    page.overview.asking.go.click()
    settle(desk)
    assert "22 November 2027" in state(page)
    assert [message.tone for message in told] == ["done"]
    assert page.overview.confirm.isHidden()


def test_one_card_can_be_confirmed_by_itself(
    page: InstitutePage, desk: Desk, settle: Settle
) -> None:
    desk.now = lambda: NOW + YEAR
    page.arrive(Place("institute"))
    settle(desk)
    assert page.overview.entries["KI-01"].confirm.isHidden()
    page.overview.entries["KI-03"].confirm.click()
    settle(desk)
    assert "22 November 2027" in page.overview.entries["KI-03"].line.words


def test_the_name_of_the_institute_is_kept(
    page: InstitutePage, desk: Desk, settle: Settle, qtbot: QtBot
) -> None:
    editor = page.overview.name.editor
    editor.setFocus()
    QTest.keyClicks(editor, "Saaletal-Institut")
    page.leave()
    settle(desk)
    found: list[str] = []
    desk.ask(
        desk, lambda vault: baseline.baseline(vault, NOW).case.about["name"].value, found.append
    )
    settle(desk)
    assert found == ["Saaletal-Institut"]


def test_pictures_of_the_institute(
    page: InstitutePage, desk: Desk, settle: Settle, picture: Picture
) -> None:
    picture(page, "institute")
    page.arrive(Place("institute", question="KI-04"))
    settle(desk)
    picture(page, "institute-card")
