"""PySide6 6.12.0 loses a reference to None at every call that returns nothing, and then aborts."""

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 1_000


def test_a_thousand_calls_of_qt_lose_no_reference_to_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        label.setText("")
    assert sys.getrefcount(None) > before - CALLS / 10
