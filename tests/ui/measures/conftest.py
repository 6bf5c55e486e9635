"""The page of measures on the sample case."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rsdesk.domain.proceedings import Closing, Measure, Proceedings
from rsdesk.services import casework
from rsdesk.storage.vault import Vault
from rsdesk.ui.measures.matter import MatterBody, MatterCard
from rsdesk.ui.measures.view import MeasuresView
from tests.ui.assessment.shown import Window
from tests.ui.conftest import NOW, SampleDesk, Settle


class Measures(Window):
    """The window on the measures of one case."""

    def __init__(self, qtbot: QtBot, settle: Settle, desk: SampleDesk) -> None:
        super().__init__(qtbot, settle, desk)
        self._bot = qtbot
        self.case = desk.case
        self.enter()

    @property
    def view(self) -> MeasuresView:
        """The page."""
        return self._step(MeasuresView)

    @property
    def kept(self) -> Proceedings:
        """What people did with the result, as the pages show it."""
        return self.model.work.case.proceedings

    def enter(self) -> None:
        """Come to the page anew."""
        self.go(self.case, "measures")

    def wait(self) -> None:
        """Wait until every card is there."""
        super().wait()
        views = self._page().findChildren(MeasuresView) if self.frame.page else []
        self._bot.waitUntil(lambda: not any(view.busy for view in views), timeout=20_000)

    def card(self, field: str) -> MatterCard:
        """The card of an answer."""
        return next(card for card in self.view.matters.cards if card.field == field)

    def opened(self, field: str) -> MatterBody:
        """What can be done about an answer, seen."""
        self.card(field).open()
        self.wait()
        body = self.card(field).body
        assert body is not None
        return body

    def click(self, button: QWidget) -> None:
        """Press a button with the mouse."""
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.wait()

    def type(self, field: QWidget, text: str) -> None:
        """Write into a field and go on."""
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_End)
        QTest.keyClicks(field, text)
        self.frame.setFocus()
        field.clearFocus()
        self.wait()


@pytest.fixture
def window(qtbot: QtBot, settle: Settle, sample: SampleDesk) -> Measures:
    """The measures of the sample case, nothing dealt with yet."""
    sample.ask(sample, partial(_reopened, sample.case), lambda _: None)
    settle(sample)
    made = Measures(qtbot, settle, sample)
    with qtbot.waitActive(made.frame):
        made.frame.activateWindow()
    return made


def _reopened(case: str, vault: Vault) -> None:
    known = casework.open_case(vault, case, NOW).case.proceedings
    for name in known.measures:
        casework.adopt(vault, case, name, Measure(), NOW)
        casework.report(vault, case, name, "agreed", NOW)
    for field in known.closings:
        casework.close(vault, case, field, Closing(), NOW)
    casework.decide(vault, case, "residual", "", "", NOW)
