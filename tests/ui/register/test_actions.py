from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from rsdesk.services import register
from rsdesk.services.register import Row, Shelf
from rsdesk.ui.desk import Desk
from rsdesk.ui.place import Place
from rsdesk.ui.register.page import RegisterPage
from tests.ui.conftest import NOW, Picture, Settle
from tests.ui.register.conftest import Do
from tests.ui.register.test_table import titles

Press = Callable[[QPushButton], None]


@pytest.fixture
def press(desk: Desk, settle: Settle, qtbot: QtBot) -> Press:
    """Click a button that can be seen, and wait for what it does."""

    def pressed(button: QPushButton) -> None:
        assert button.isVisible() and button.isEnabled()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        settle(desk)
        qtbot.wait(80)  # the page reads the register anew
        settle(desk)

    return pressed


@pytest.fixture
def gone_to(desk: Desk) -> list[Place]:
    """Where the page sent the person."""
    places: list[Place] = []
    desk.going.connect(places.append)
    return places


def shelf_of(do: Do, case: str) -> Shelf:
    found: Row = do(lambda vault: register.row(vault, case))
    return found.shelf


def test_the_first_case_is_seen_beside_the_table(page: RegisterPage, picture: Picture) -> None:
    assert page.preview.row is not None
    assert page.preview.row.title == "Gletscher"
    picture(page, "register")


def test_no_part_of_the_page_is_ever_a_window_of_its_own(
    open_page: Callable[[], RegisterPage],
) -> None:
    page = open_page()
    assert page.isActiveWindow()
    assert page.first.begin.hasFocus()


def test_enter_and_a_double_click_open_the_case(
    page: RegisterPage, gone_to: list[Place], three: dict[str, str], qtbot: QtBot
) -> None:
    QTest.keyClick(page.listing, Qt.Key.Key_Return)
    page.listing.doubleClicked.emit(page.model.index(1, 0))
    opened = [place.case for place in gone_to]
    assert opened == [three["Gletscher"], three["Katalyse"]]


def test_an_archived_case_can_be_taken_back_at_once(
    page: RegisterPage, press: Press, do: Do, three: dict[str, str]
) -> None:
    press(page.preview.buttons["archive"])
    assert shelf_of(do, three["Gletscher"]) == "archived"
    assert titles(page) == ["Katalyse"]
    press(page.preview.notice.undo)
    assert shelf_of(do, three["Gletscher"]) == "current"
    assert titles(page) == ["Gletscher", "Katalyse"]


def test_a_case_archived_from_the_end_of_the_table_can_be_taken_back_at_once(
    page: RegisterPage, press: Press, do: Do, three: dict[str, str]
) -> None:
    QTest.keyClick(page.listing, Qt.Key.Key_Down)
    press(page.preview.buttons["archive"])
    assert titles(page) == ["Gletscher"]
    assert page.preview.notice.undo.hasFocus()
    press(page.preview.notice.undo)
    assert shelf_of(do, three["Katalyse"]) == "current"


def test_delete_asks_first_and_escape_changes_nothing(
    page: RegisterPage, do: Do, three: dict[str, str], qtbot: QtBot
) -> None:
    QTest.keyClick(page.listing, Qt.Key.Key_Delete)
    assert page.preview.deleting.isVisible()
    QTest.keyClick(page.preview.deleting, Qt.Key.Key_Escape)
    assert page.preview.deleting.isHidden()
    assert shelf_of(do, three["Gletscher"]) == "current"


def test_a_deleted_case_is_found_among_the_deleted_and_can_come_back(
    page: RegisterPage, press: Press, desk: Desk, do: Do, three: dict[str, str], qtbot: QtBot
) -> None:
    gone = QSignalSpy(desk.gone)
    press(page.preview.buttons["delete"])
    press(page.preview.deleting.go_on)
    assert gone.count() == 1  # nothing else shows it as the open case any more
    press(page.filters.shelf.buttons["deleted"])
    assert titles(page) == ["Gletscher"]
    assert not page.preview.open.isVisible()
    press(page.preview.restore)
    assert shelf_of(do, three["Gletscher"]) == "current"


def test_a_case_is_erased_only_after_a_tick(page: RegisterPage, press: Press, do: Do) -> None:
    press(page.preview.buttons["delete"])
    press(page.preview.deleting.go_on)
    press(page.filters.shelf.buttons["deleted"])
    press(page.preview.buttons["erase"])
    assert not page.preview.erasing.go_on.isEnabled()
    page.preview.erasing.tick.click()
    press(page.preview.erasing.go_on)
    assert titles(page) == []
    assert do(lambda vault: register.counts(vault, NOW.date())).deleted == 0
    assert not page.preview.notice.undo.isVisible()


def test_a_copy_gets_the_title_it_is_given(page: RegisterPage, press: Press, qtbot: QtBot) -> None:
    press(page.preview.buttons["duplicate"])
    assert page.preview.naming.line.text() == "Copy of Gletscher"
    page.preview.naming.line.clear()
    press(page.preview.naming.go_on)
    assert page.preview.naming.isVisible()  # says that a title is needed
    QTest.keyClicks(page.preview.naming.line, "Gletscher 2027")
    press(page.preview.naming.go_on)
    assert sorted(map(str, titles(page))) == ["Gletscher", "Gletscher 2027", "Katalyse"]
    assert page.preview.row is not None
    assert page.preview.row.title == "Gletscher 2027"


def test_a_new_case_needs_a_title_and_leads_to_its_circumstances(
    page: RegisterPage, gone_to: list[Place], desk: Desk, settle: Settle, qtbot: QtBot, do: Do
) -> None:
    QTest.mouseClick(page.new, Qt.MouseButton.LeftButton)
    line = page.naming.line
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle(desk)
    assert page.naming.isVisible() and not gone_to
    QTest.keyClicks(line, "Neue Kooperation")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle(desk)
    assert [(place.page, place.step) for place in gone_to] == [("case", "facts")]
    qtbot.wait(80)  # the page reads the register anew
    found: Row = do(lambda vault: register.row(vault, gone_to[0].case))
    assert found.title == "Neue Kooperation"


def test_enter_twice_begins_one_case(
    page: RegisterPage, gone_to: list[Place], desk: Desk, settle: Settle, qtbot: QtBot
) -> None:
    page.naming.begin("Neue Kooperation")
    QTest.keyClick(page.naming.line, Qt.Key.Key_Return)
    QTest.keyClick(page.naming.line, Qt.Key.Key_Return)
    settle(desk)
    qtbot.waitUntil(lambda: titles(page).count("Neue Kooperation") == 1)
    assert len(gone_to) == 1


def test_an_empty_vault_says_what_a_case_is_and_offers_a_marked_sample(
    open_page: Callable[[], RegisterPage],
    press: Press,
    gone_to: list[Place],
    do: Do,
    picture: Picture,
) -> None:
    page = open_page()
    assert page.first.isVisible() and page.listing.isHidden()
    picture(page, "register-empty")
    press(page.first.sample)
    sample: Row = do(lambda vault: register.row(vault, gone_to[0].case))
    assert sample.title.startswith("Sample: ")
    assert page.listing.isVisible()


def test_a_question_about_one_case_is_never_answered_for_another(page: RegisterPage) -> None:
    page.preview.buttons["delete"].click()
    assert page.preview.deleting.isVisible()
    page.listing.selectRow(1)
    assert page.preview.deleting.isHidden()


def test_a_backup_that_was_never_copied_elsewhere_is_told_after_14_days(
    page: RegisterPage, desk: Desk, settle: Settle, gone_to: list[Place]
) -> None:
    assert page.reminder.isHidden()
    desk.now = lambda: NOW + timedelta(days=15)
    page.arrive(page.here())
    settle(desk)
    assert page.reminder.isVisible()
    page.reminder.go.click()
    assert gone_to == [Place("settings")]


def test_coming_back_shows_the_case_that_was_left(
    page: RegisterPage, three: dict[str, str], desk: Desk, settle: Settle
) -> None:
    page.arrive(Place("register", case=three["Katalyse"]))
    settle(desk)
    assert page.here().case == three["Katalyse"]
    assert page.listing.currentIndex().row() == 1
    assert page.preview.row is not None
    assert page.preview.row.partners == ("Universität Nordhafen",)
