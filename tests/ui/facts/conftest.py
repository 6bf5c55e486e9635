"""The page of circumstances, on the sample case and on a new one."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from rsdesk.services import casework
from rsdesk.ui.case.model import CaseModel
from rsdesk.ui.desk import Desk
from rsdesk.ui.facts.view import FactsView
from rsdesk.ui.place import Place
from tests.ui.conftest import NOW, SampleDesk, Settle

Opened = Callable[[Desk, str], FactsView]


@pytest.fixture
def opened(qtbot: QtBot, settle: Settle) -> Opened:
    """Show the circumstances of a case, complete."""

    def shown(desk: Desk, case: str) -> FactsView:
        model = CaseModel(desk)
        view = FactsView(desk, model)
        qtbot.addWidget(view)
        model.changed.connect(view.show_work)
        model.open(case)
        settle(desk)
        view.resize(1000, 700)
        view.show()
        view.activateWindow()
        qtbot.waitExposed(view)
        qtbot.waitUntil(lambda: view.derived is not None)
        view.arrive(Place("case", case, "facts"))
        qtbot.waitUntil(lambda: set(view.partners.forms) == _partners(model))
        return view

    return shown


@pytest.fixture
def new(desk: Desk, settle: Settle, opened: Opened) -> FactsView:
    """The circumstances of a case just begun."""
    begun: list[str] = []
    desk.ask(desk, lambda vault: casework.begin(vault, "Grating study", NOW), begun.append)
    settle(desk)
    return opened(desk, begun[0])


@pytest.fixture
def shown(sample: SampleDesk, opened: Opened) -> FactsView:
    """The circumstances of the sample case."""
    return opened(sample, sample.case)


def _partners(model: CaseModel) -> set[str]:
    return {partner.subject for partner in model.work.case.partners}
