"""A card of the sample case in the window, and what the vault holds of it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rsdesk.domain.case import Answer
from rsdesk.services import casework
from rsdesk.services.casework import Casework
from rsdesk.ui.assessment.card import CardView
from rsdesk.ui.assessment.field import FieldView
from rsdesk.ui.assessment.turns import Turns
from rsdesk.ui.case.model import CaseModel
from tests.ui.conftest import NOW, SampleDesk, Settle

Cards = Callable[..., CardView]
Stored = Callable[[FieldView], Answer | None]


def keyboard() -> QWidget:
    """Return what has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


@pytest.fixture
def model(sample: SampleDesk, settle: Settle) -> Iterator[CaseModel]:
    """The open sample case."""
    made = CaseModel(sample)
    made.open(sample.case)
    settle(sample)
    yield made
    made.rest()
    settle(sample)


@pytest.fixture
def card(qtbot: QtBot, sample: SampleDesk, model: CaseModel) -> Cards:
    """Make the card of a question; of the subject with this number when several are asked."""

    kept: list[CardView] = []

    def made(question: str, number: int = 0) -> CardView:
        asked = [one for one in casework.asked(model.work) if one.question.id == question]
        view = CardView(sample, model, Turns(sample), question, asked[number].subject)
        model.changed.connect(view.show_work)
        qtbot.addWidget(view)
        kept.append(view)
        view.resize(760, 900)
        with qtbot.waitActive(view):
            view.show()
            view.activateWindow()
        return view

    return made


@pytest.fixture
def stored(sample: SampleDesk, settle: Settle) -> Stored:
    """Return what the vault holds of a field, read anew."""

    def read(field: FieldView) -> Answer | None:
        settle(sample)
        found: list[Casework] = []
        sample.ask(sample, lambda v: casework.open_case(v, sample.case, NOW), found.append)
        settle(sample)
        return found[0].answer(field.subject, field.field.id)

    return read
