"""The sides of the assessment make room for the card."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rsdesk.ui.assessment.panels import CARDS, PANE, SECTIONS, Shown, Wishes, arranged
from tests.ui.assessment.shown import Window
from tests.ui.conftest import SampleDesk, Settle

ALL = SECTIONS + CARDS + PANE


@pytest.mark.parametrize(
    ("width", "wishes", "shown"),
    [
        (ALL, Wishes(), Shown(True, True, True)),
        (ALL - 1, Wishes(), Shown(True, True, False)),
        (SECTIONS + CARDS - 1, Wishes(), Shown(False, True, False)),
        (ALL - 1, Wishes(pane=True), Shown(False, True, True)),
        (CARDS + PANE - 1, Wishes(pane=True), Shown(False, False, True)),
        (SECTIONS + CARDS - 1, Wishes(sections=True), Shown(True, False, False)),
        (ALL, Wishes(sections=False), Shown(False, True, True)),
        (ALL, Wishes(pane=False), Shown(True, True, False)),
    ],
)
def test_the_card_keeps_its_room(width: int, wishes: Wishes, shown: Shown) -> None:
    assert arranged(width, wishes) == shown


def test_in_a_narrow_window_the_explanations_go_and_come_back_by_their_button(
    qtbot: QtBot, settle: Settle, sample: SampleDesk
) -> None:
    window = Window(qtbot, settle, sample)
    window.go(sample.case, "assessment")
    view = window.assessment
    assert view.pane.isVisible()
    window.frame.resize(1000, 640)
    qtbot.wait(10)
    assert not view.pane.isVisible()
    QTest.mouseClick(view.middle.bar.pane, Qt.MouseButton.LeftButton)
    assert view.pane.isVisible()
    assert not view.sections.isVisible()


def test_escape_leaves_a_side_that_takes_all_the_room(
    qtbot: QtBot, settle: Settle, sample: SampleDesk
) -> None:
    window = Window(qtbot, settle, sample)
    window.go(sample.case, "assessment")
    window.frame.resize(960, 640)
    qtbot.wait(10)
    view = window.assessment
    QTest.mouseClick(view.middle.bar.pane, Qt.MouseButton.LeftButton)
    assert not view.middle.isVisible()
    QTest.keyClick(view.pane, Qt.Key.Key_Escape)
    assert view.middle.isVisible()
