"""The page after the decision, on a small case that was decided and signed."""

import hashlib
import secrets
from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from rsdesk.domain.proceedings import Measure
from rsdesk.services import cases, casework, register
from rsdesk.services.casework import Done
from rsdesk.storage import kept
from rsdesk.storage.kept import KeptRecord
from rsdesk.storage.vault import Vault
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.desk import Desk
from rsdesk.ui.later.view import LaterView
from rsdesk.ui.place import Place
from tests.ui.conftest import NOW, Settle

T = TypeVar("T")


class Later:
    """The page of a case, and what a person does on it."""

    def __init__(self, desk: Desk, case: str, settle: Settle, qtbot: QtBot) -> None:
        self.desk, self.case = desk, case
        self._settle, self._qtbot = settle, qtbot
        self.model = CaseModel(desk)
        self.view = LaterView(desk, self.model)
        self.gone_to: list[Place] = []
        desk.going.connect(self.gone_to.append)
        qtbot.addWidget(self.view)
        self.model.changed.connect(self.view.show_work)
        self.model.open(case)
        self.wait()
        self.view.resize(1000, 700)
        self.view.show()
        self.view.activateWindow()
        qtbot.waitExposed(self.view)
        self.view.arrive(Place("case", case, "later"))
        self.wait()

    def wait(self) -> None:
        """Wait until all is stored and shown."""
        self._settle(self.desk)
        self._qtbot.waitUntil(lambda: not self.view.busy)
        self._settle(self.desk)
        self._qtbot.waitUntil(lambda: not self.view.busy)

    def do(self, work: Callable[[Vault], T]) -> T:
        """Do something in the vault that the page does not do itself."""
        found: list[T] = []
        self.desk.ask(self.desk, work, found.append)
        self.wait()
        return found[0]

    def write(self, work: Callable[[Vault], Done]) -> None:
        """Change the case as another page would."""
        self.model.write(lambda vault, case, now: work(vault))
        self.wait()

    def press(self, button: QAbstractButton) -> None:
        """Click a button that can be seen."""
        assert button.isVisible() and button.isEnabled()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.wait()

    def type(self, field: QWidget, text: str) -> None:
        """Type into a field and leave it."""
        field.setFocus()
        QTest.keyClicks(field, text)
        field.clearFocus()
        self.wait()

    @property
    def warned(self) -> str:
        """What is said of the conditions."""
        message = self.view.conditions.strip.message
        return message.text if message is not None else ""

    def words(self, part: QWidget) -> str:
        """All words that are seen in a part of the page."""
        return "\n".join(label.text() for label in part.findChildren(QLabel) if label.isVisible())


def decided(vault: Vault) -> str:
    """A case that was decided with a condition, and signed."""
    case = casework.begin(vault, "Gitterstudie", NOW)
    condition = Measure("Zugang beschränken", "", "Mara", "2027-01-15", "Liste", (), True)
    casework.adopt(vault, case, casework.new_entry(), condition, NOW)
    casework.describe(vault, case, case, "people", "Frau Kanarienvogel misst", NOW)
    casework.decide(vault, case, "outcome", "proceed with conditions", "Großer Nutzen", NOW)
    casework.decide(vault, case, "dated", "2026-11-20", "", NOW)
    sign(vault, case)
    return case


def sign(vault: Vault, case: str) -> None:
    """Keep a record of the case as it stands, as signing does."""
    pdf = secrets.token_bytes(16)
    version = len(kept.listed_records(vault, case)) + 1
    sha256, heads = hashlib.sha256(pdf).hexdigest(), cases.case_file(vault, case).heads
    kept.keep_record(vault, KeptRecord(case, version, "en", sha256, heads, cases.utc(NOW), pdf))
    register.refresh(vault, case)


@pytest.fixture
def later(desk: Desk, settle: Settle, qtbot: QtBot) -> Later:
    """The page of such a case."""
    found: list[str] = []
    desk.ask(desk, decided, found.append)
    settle(desk)
    return Later(desk, found[0], settle, qtbot)
