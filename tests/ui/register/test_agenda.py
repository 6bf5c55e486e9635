"""What is due, above the table, and the log of erased cases below the deleted ones."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rsdesk.domain.case import short_id
from rsdesk.domain.proceedings import Measure
from rsdesk.services import casework, lifecycle
from rsdesk.storage.vault import Vault
from rsdesk.ui import language
from rsdesk.ui.desk import Desk
from rsdesk.ui.place import Place
from rsdesk.ui.register.page import RegisterPage
from tests.ui.conftest import NOW, Picture, Settle
from tests.ui.register.conftest import Do, begun


@pytest.fixture
def due(do: Do) -> str:
    """A case with five measures whose day has come, the last of them today."""

    def store(vault: Vault) -> str:
        case = begun(vault, "Gletscher")
        for days in range(5):
            day = (NOW - timedelta(days=days)).date().isoformat()
            casework.adopt(vault, case, f"{days:032x}", Measure(f"M{days}", due=day), NOW)
        return case

    return do(store)


def test_what_is_due_is_said_above_the_table_the_oldest_first(
    due: str, open_page: Callable[[], RegisterPage], picture: Picture
) -> None:
    page = open_page()
    assert list(page.agenda.said) == [
        "Gletscher: Overdue since 17 November 2026: measure: M4",
        "Gletscher: Overdue since 18 November 2026: measure: M3",
        "Gletscher: Overdue since 19 November 2026: measure: M2",
    ]
    QTest.mouseClick(page.agenda.more, Qt.MouseButton.LeftButton)
    assert page.agenda.said[-1] == "Gletscher: Due today: measure: M0"
    picture(page, "register-due")
    QTest.mouseClick(page.agenda.more, Qt.MouseButton.LeftButton)
    assert len(page.agenda.said) == 3


def test_a_line_leads_into_the_case_at_the_right_step(
    due: str, open_page: Callable[[], RegisterPage], desk: Desk
) -> None:
    page = open_page()
    places: list[Place] = []
    desk.going.connect(places.append)
    QTest.mouseClick(page.agenda.rows[0].go, Qt.MouseButton.LeftButton)
    assert places == [Place("case", due, "measures", field=f"{4:032x}")]


def test_nothing_is_said_while_nothing_is_due(
    do: Do, open_page: Callable[[], RegisterPage]
) -> None:
    do(lambda vault: begun(vault, "Gletscher"))
    assert open_page().agenda.isHidden()


def test_what_was_done_is_not_due_any_more(
    due: str, open_page: Callable[[], RegisterPage], do: Do, desk: Desk, settle: Settle,
    qtbot: QtBot,
) -> None:  # fmt: skip
    page = open_page()
    do(lambda vault: casework.report(vault, due, f"{4:032x}", "done", NOW))
    desk.touched.emit()
    qtbot.waitUntil(lambda: "M3" in page.agenda.said[0])


def test_the_list_follows_the_language(due: str, open_page: Callable[[], RegisterPage]) -> None:
    page = open_page()
    language.switch("de")
    page.agenda.retranslate()
    assert "17.11.2026" in page.agenda.said[0]


def test_an_erased_case_is_named_by_number_day_and_hashes_only(
    do: Do, open_page: Callable[[], RegisterPage], desk: Desk, settle: Settle, qtbot: QtBot
) -> None:
    def erase(vault: Vault) -> str:
        case = begun(vault, "Gletscher")
        lifecycle.delete(vault, case, NOW)
        lifecycle.erase(vault, case, NOW)
        begun(vault, "Anderer")
        return case

    case = do(erase)
    page = open_page()
    assert page.erased.isHidden()
    QTest.mouseClick(page.filters.shelf.buttons["deleted"], Qt.MouseButton.LeftButton)
    settle(desk)
    qtbot.waitUntil(page.erased.isVisible)
    assert page.erased.said == f"Case {short_id(case)}, erased on 21 November 2026"
