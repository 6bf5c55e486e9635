from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from rsdesk.services import vaults
from rsdesk.storage.vault import Kind, Vault
from rsdesk.ui.desk import Desk
from rsdesk.ui.start.dialogs import Dialogs
from rsdesk.ui.start.view import StartView
from tests.conftest import EFFORT, PASSWORD
from tests.ui.conftest import NOW, Settle

Show = Callable[..., StartView]
Make = Callable[..., str]


@pytest.fixture
def make() -> Make:
    """Make a closed vault; its recovery key is returned."""

    def made(folder: Path, kind: Kind = "real", *, backup: bool = False) -> str:
        created = vaults.create(
            folder, PASSWORD, name="Mara", institute="Institut", now=NOW, kind=kind, effort=EFFORT
        )
        if backup:
            vaults.back_up(created.vault, NOW)
        vaults.close(created.vault)
        return created.recovery_key

    return made


@pytest.fixture
def opened(bare_desk: Desk) -> list[Vault]:
    """The vaults that were entered; the desk closes the last one at the end."""
    return []


@pytest.fixture
def show(bare_desk: Desk, qtbot: QtBot, settle: Settle, opened: list[Vault]) -> Iterator[Show]:
    """Show the start of a folder and wait until it has looked there."""
    kept: list[StartView] = []

    def shown(folder: Path, locked: str = "", dialogs: Dialogs | None = None) -> StartView:
        def entered(vault: Vault) -> None:
            opened.append(vault)
            bare_desk.vault = vault

        view = StartView(bare_desk, folder, locked, dialogs=dialogs, effort=EFFORT)
        view.entered.connect(entered)
        qtbot.addWidget(view)
        kept.append(view)
        view.resize(1280, 800)
        with qtbot.waitExposed(view):
            view.show()
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow, timeout=2_000)
        settle(bare_desk)
        return view

    yield shown
    for view in kept:  # before the desk stops working
        shiboken6.delete(view)


def words(view: QWidget) -> str:
    """Return all words that are seen."""
    seen = [label.text() for label in view.findChildren(QLabel) if label.isVisible()]
    return "\n".join(seen).replace("\N{ZERO WIDTH SPACE}", "")


def type_in(text: str) -> None:
    """Type where the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    _keys(focused, text)


def press(key: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def write(field: QWidget, text: str) -> None:
    """Type into a field."""
    field.setFocus()
    _keys(field, text)


def _keys(field: QWidget, text: str) -> None:
    """QTest knows keys of ASCII only and aborts at an umlaut."""
    for letter in text:
        shift = Qt.KeyboardModifier.ShiftModifier
        held = shift if letter.isupper() else Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, held, letter))


def close(desk: Desk, vault: Vault, settle: Settle) -> None:
    """Close an entered vault in the thread that owns it."""
    desk.worker.run(desk, lambda: vaults.close(vault), lambda _: None, desk.fail)
    desk.vault = None
    settle(desk)
