from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rsdesk.i18n import Language
from rsdesk.services import cases
from rsdesk.storage.handle import writing
from rsdesk.storage.vault import Vault
from rsdesk.ui import language
from rsdesk.ui.desk import Desk
from rsdesk.ui.place import Place
from rsdesk.ui.register.cells import COLUMNS, Column
from rsdesk.ui.register.page import RegisterPage
from tests.ui.conftest import NOW, Settle
from tests.ui.register.conftest import Do, begun

ROLES = Qt.ItemDataRole
MANY = 250


def cell(page: RegisterPage, place: int, column: Column, role: ROLES = ROLES.DisplayRole) -> object:
    return page.model.index(place, COLUMNS.index(column)).data(role)


def titles(page: RegisterPage) -> list[object]:
    return [cell(page, place, "title") for place in range(page.model.rowCount())]


@pytest.fixture
def many(do: Do, open_page: Callable[[], RegisterPage]) -> RegisterPage:
    """More cases than are read at a time."""

    def store(vault: Vault) -> None:
        for number in range(MANY):
            begun(vault, f"Fall {number:03}")

    do(store)
    return open_page()


def test_what_is_due_stands_on_top_marked_with_a_word_and_an_icon(page: RegisterPage) -> None:
    assert titles(page) == ["Gletscher", "Katalyse"]
    assert cell(page, 0, "next") == "3 Nov 2026\nDue"
    assert not cell(page, 0, "next", ROLES.DecorationRole).isNull()  # type: ignore[attr-defined]
    assert cell(page, 1, "next") == ""


def test_screen_readers_hear_what_a_cell_is_about(page: RegisterPage) -> None:
    assert cell(page, 0, "stops", ROLES.AccessibleTextRole) == "Stops: 0"
    assert cell(page, 0, "state", ROLES.AccessibleTextRole) == "State: Begun"
    due = cell(page, 0, "next", ROLES.AccessibleTextRole)
    assert due == "Next date: Due since 3 November 2026"


def test_rows_are_read_as_they_come_into_view(
    many: RegisterPage, desk: Desk, settle: Settle
) -> None:
    assert many.model.rowCount() == MANY
    assert many.model.held == 100
    many.listing.scrollToBottom()
    many.listing.grab()
    settle(desk)
    assert cell(many, MANY - 1, "title") == f"Fall {MANY - 1}"
    assert many.model.held < MANY


def test_a_click_on_a_heading_sorts_and_another_turns_the_order(
    page: RegisterPage, desk: Desk, settle: Settle
) -> None:
    for expected in (["Gletscher", "Katalyse"], ["Katalyse", "Gletscher"]):
        page.listing.horizontalHeader().sectionClicked.emit(COLUMNS.index("title"))
        settle(desk)
        assert titles(page) == expected
    assert page.filters.order.currentText() == "Title"


def test_the_order_can_be_chosen_with_the_keyboard(
    page: RegisterPage, desk: Desk, settle: Settle, qtbot: QtBot
) -> None:
    page.filters.order.setFocus()
    QTest.keyClick(page.filters.order, Qt.Key.Key_Down)
    QTest.keyClick(page.filters.way, Qt.Key.Key_Space)
    settle(desk)
    assert titles(page) == ["Katalyse", "Gletscher"]


def test_partners_and_countries_give_way_before_a_word_is_cut(
    page: RegisterPage, qtbot: QtBot
) -> None:
    def hidden(column: Column) -> bool:
        return page.listing.isColumnHidden(COLUMNS.index(column))

    assert hidden("partners") and hidden("countries") and not hidden("stops")
    page.resize(1700, 720)
    qtbot.waitUntil(lambda: not hidden("partners") and not hidden("countries"))


@pytest.mark.parametrize("spoken", ["en", "de"])
def test_no_heading_and_no_date_is_cut(page: RegisterPage, spoken: Language) -> None:
    language.switch(spoken)
    page.retranslate()
    header = page.listing.horizontalHeader()
    words = page.listing.fontMetrics()
    for place, _ in enumerate(COLUMNS):
        if not page.listing.isColumnHidden(place):
            lines = str(page.model.headerData(place, Qt.Orientation.Horizontal)).split("\n")
            assert max(map(words.horizontalAdvance, lines)) < header.sectionSize(place)


def test_a_change_elsewhere_is_shown_and_the_chosen_case_stays_chosen(
    page: RegisterPage, desk: Desk, settle: Settle, do: Do, three: dict[str, str], qtbot: QtBot
) -> None:
    page.listing.selectRow(1)
    do(lambda vault: cases.describe(vault, three["Katalyse"], {"title": "Katalyse II"}, NOW))
    do(lambda vault: begun(vault, "Neu"))
    desk.touched.emit()
    qtbot.waitUntil(lambda: "Neu" in titles(page))
    settle(desk)
    assert page.here() == Place("register", case=three["Katalyse"])
    chosen = page.listing.currentIndex().row()
    assert titles(page)[chosen] == "Katalyse II"
    assert page.preview.row is not None
    assert page.preview.row.title == "Katalyse II"


def test_the_language_switches_in_the_open_table(page: RegisterPage) -> None:
    language.switch("de")
    page.retranslate()
    assert str(cell(page, 0, "next")).startswith("03.11.2026\n")
    state = COLUMNS.index("state")
    assert page.model.headerData(state, Qt.Orientation.Horizontal) == "Stand"


def test_a_vault_of_an_older_version_lists_its_cases_while_the_page_is_used(
    desk: Desk, settle: Settle, do: Do, open_page: Callable[[], RegisterPage], qtbot: QtBot
) -> None:
    def store(vault: Vault) -> None:
        for number in range(50):
            begun(vault, f"Fall {number}")
        with writing(vault) as db:  # as a version without a register left it
            db.execute("DELETE FROM register")

    do(store)
    page = open_page()
    assert not page.first.isVisible()
    qtbot.waitUntil(lambda: page.model.rowCount() == 50)
    settle(desk)
    assert page.older.isHidden()
