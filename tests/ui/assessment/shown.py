"""A case in the window, for tests of its steps."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from rsdesk.domain.casework import Done
from rsdesk.services import casework
from rsdesk.storage.vault import Vault
from rsdesk.ui.appraisal.view import AppraisalView
from rsdesk.ui.assessment.rows import Row
from rsdesk.ui.assessment.view import AssessmentView
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.case.page import CasePage
from rsdesk.ui.desk import Desk
from rsdesk.ui.frame import Frame
from rsdesk.ui.place import Place, Step
from tests.ui.conftest import NOW, Settle

V = TypeVar("V", bound=QWidget)


class Window:
    """The window on one case."""

    def __init__(self, qtbot: QtBot, settle: Settle, desk: Desk) -> None:
        self._qtbot, self._settle, self.desk = qtbot, settle, desk
        self.frame = Frame(desk)
        qtbot.addWidget(self.frame)
        self.frame.resize(1280, 720)
        self.frame.show()

    def begin(self, title: str = "Fall") -> str:
        """Make a new case without a partner."""
        made: list[str] = []
        self.desk.ask(self.frame, lambda vault: casework.begin(vault, title, NOW), made.append)
        self.wait()
        return made[0]

    def go(self, case: str, step: Step, question: str = "", subject: str = "") -> None:
        """Go to a place in the case."""
        self.frame.go(Place("case", case, step, question, subject))
        self.wait()

    def write(self, work: Callable[[Vault, str, datetime], Done]) -> None:
        """Change the case as a page would."""
        self.model.write(work)
        self.wait()

    def wait(self) -> None:
        """Wait until everything is shown."""
        self._settle(self.desk)
        self._qtbot.waitUntil(lambda: not self._busy(), timeout=20_000)
        self._qtbot.wait(10)

    @property
    def model(self) -> CaseModel:
        """The model of the open case."""
        return self._page()._model

    @property
    def assessment(self) -> AssessmentView:
        """The assessment step."""
        return self._step(AssessmentView)

    @property
    def appraisal(self) -> AppraisalView:
        """The appraisal step."""
        return self._step(AppraisalView)

    def _page(self) -> CasePage:
        page = self.frame.page
        assert isinstance(page, CasePage)
        return page

    def _step(self, kind: type[V]) -> V:
        return self._page().findChildren(kind)[0]

    def _busy(self) -> bool:
        steps = self._page().findChildren(AssessmentView) if self.frame.page else []
        sums = self._page().findChildren(AppraisalView) if self.frame.page else []
        return any(step.middle.listing.busy for step in steps) or any(s.busy for s in sums)


def words(view: QWidget) -> str:
    """Everything that can be read in a view."""
    labels = view.findChildren(QLabel)
    return "\n".join(found.text() for found in labels if found.isVisibleTo(view))


def row(view: QWidget, text: str) -> Row:
    """The row that says this."""
    return next(
        found for found in view.findChildren(Row) if text in found.words and found.isVisibleTo(view)
    )
