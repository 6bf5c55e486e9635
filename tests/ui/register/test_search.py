from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rsdesk.ui.desk import Desk
from rsdesk.ui.register.page import RegisterPage
from tests.ui.conftest import Settle
from tests.ui.register.test_table import titles


def shown(page: RegisterPage) -> str:
    return page.filters.found


def test_typing_finds_parts_of_words_in_titles_and_partners(
    page: RegisterPage, qtbot: QtBot
) -> None:
    QTest.keyClicks(page.filters.search.line, "nordhaf")
    qtbot.waitUntil(lambda: titles(page) == ["Katalyse"])
    assert shown(page) == "1 case found"


def test_escape_clears_the_search(page: RegisterPage, qtbot: QtBot) -> None:
    QTest.keyClicks(page.filters.search.line, "katalyse")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    QTest.keyClick(page.filters.search.line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    assert shown(page) == "2 cases"


def test_the_rows_are_those_of_the_last_keystroke(
    page: RegisterPage, desk: Desk, settle: Settle, qtbot: QtBot
) -> None:
    for text in ("k", "ka", "xyz", "glet"):
        page.filters.search.line.setText(text)
        page.filters.search.sought.emit(text)
    settle(desk)
    qtbot.wait(100)
    settle(desk)
    assert titles(page) == ["Gletscher"]


def test_a_search_without_a_find_says_so_and_is_cleared_by_the_button(
    page: RegisterPage, qtbot: QtBot
) -> None:
    QTest.keyClicks(page.filters.search.line, "xyzxyz")
    qtbot.waitUntil(page.nothing.isVisible)
    assert page.listing.isHidden()
    assert page.nothing.heading == "No case found for “xyzxyz”"
    QTest.mouseClick(page.nothing.widen, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.listing.isVisible)
    assert page.filters.search.text == ""


def test_the_filters_show_their_cases_and_how_many(
    page: RegisterPage, desk: Desk, settle: Settle, qtbot: QtBot
) -> None:
    archived = page.filters.shelf.buttons["archived"]
    assert archived.text().split() == ["Archived", "1"]
    assert page.filters.only.buttons["due"].text().split() == ["Due", "1"]
    QTest.mouseClick(archived, Qt.MouseButton.LeftButton)
    settle(desk)
    assert titles(page) == ["Archivgut"]


def test_only_due_cases_or_cases_in_a_state_can_be_listed(
    page: RegisterPage, desk: Desk, settle: Settle, qtbot: QtBot
) -> None:
    QTest.mouseClick(page.filters.only.buttons["due"], Qt.MouseButton.LeftButton)
    settle(desk)
    assert titles(page) == ["Gletscher"]
    page.filters.state.setCurrentIndex(page.filters.state.findData("recorded"))
    page.filters.state.activated.emit(page.filters.state.currentIndex())
    settle(desk)
    assert titles(page) == []
    assert page.nothing.isVisible()


def test_down_goes_from_the_search_to_what_was_found(page: RegisterPage, qtbot: QtBot) -> None:
    page.filters.search.line.setFocus()
    QTest.keyClick(page.filters.search.line, Qt.Key.Key_Down)
    assert page.listing.hasFocus()
