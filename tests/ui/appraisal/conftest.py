"""The appraisal of the sample case in the window."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.assessment.shown import Window
from tests.ui.conftest import SampleDesk, Settle


@pytest.fixture
def window(qtbot: QtBot, settle: Settle, sample: SampleDesk) -> Window:
    """The appraisal of the sample case."""
    made = Window(qtbot, settle, sample)
    made.go(sample.case, "appraisal")
    return made
