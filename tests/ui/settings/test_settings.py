"""The settings page: what is chosen holds at once, and the vault remembers it."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from rsdesk import settings
from rsdesk.errors import VaultError
from rsdesk.services import preferences, vaults
from rsdesk.storage import layout
from rsdesk.ui import language, theme
from rsdesk.ui.desk import Desk
from rsdesk.ui.message import Message
from rsdesk.ui.place import Place
from rsdesk.ui.settings.backups import BackupGroup
from rsdesk.ui.settings.page import SettingsPage
from rsdesk.ui.settings.password import PasswordGroup
from tests.conftest import PASSWORD

NEW = "Laternen über dem alten Kanal"
T = TypeVar("T", bound=QWidget)
Settle = Callable[[Desk], None]


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, settle: Settle) -> SettingsPage:
    made = SettingsPage(desk)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    made.arrive(Place("settings"))
    settle(desk)
    return made


def words(view: QWidget) -> str:
    return "\n".join(label.text() for label in view.findChildren(QLabel) if label.isVisibleTo(view))


def press(view: QWidget, text: str) -> None:
    button = next(b for b in view.findChildren(QAbstractButton) if b.text() == text)
    button.click()


def one(view: QWidget, kind: type[T]) -> T:
    return next(iter(view.findChildren(kind)))


def test_the_language_changes_at_once_and_is_remembered(
    page: SettingsPage, desk: Desk, qtbot: QtBot
) -> None:
    press(page, "Deutsch")
    qtbot.waitUntil(lambda: "Einstellungen" in words(page))
    assert settings.load(desk.environment).language == "de"
    press(page, "English")
    qtbot.waitUntil(lambda: "Settings" in words(page))


def test_a_larger_type_makes_every_word_larger(
    page: SettingsPage, desk: Desk, qtbot: QtBot
) -> None:
    before = page.fontMetrics().height()
    sizes = one(page, QComboBox)
    sizes.activated.emit(sizes.findText("150 %"))
    qtbot.waitUntil(lambda: page.fontMetrics().height() > before)
    assert settings.load(desk.environment).type_size == 150
    sizes.activated.emit(sizes.findText("100 %"))


def test_the_dark_theme_is_worn_at_once(page: SettingsPage, desk: Desk) -> None:
    press(page, "dark")
    assert theme.colours() is theme.DARK
    press(page, "light")
    assert settings.load(desk.environment).theme == "light"


def test_the_idle_time_is_kept_in_the_vault_and_holds_at_once(
    page: SettingsPage, desk: Desk, settle: Settle
) -> None:
    told: list[int] = []
    desk.idle_changed.connect(told.append)
    minutes = one(page, QSpinBox)
    minutes.setValue(25)
    minutes.editingFinished.emit()
    settle(desk)
    kept: list[int] = []
    desk.ask(page, preferences.idle_minutes, kept.append)
    settle(desk)
    assert (told, kept) == ([25], [25])


def test_a_copy_of_a_backup_lies_in_the_folder_that_was_chosen(
    page: SettingsPage, desk: Desk, settle: Settle, tmp_path: Path
) -> None:
    (tmp_path / "stick").mkdir()
    said: list[Message] = []
    desk.telling.connect(said.append)
    one(page, BackupGroup).copy_to(tmp_path / "stick")
    settle(desk)
    assert [message.tone for message in said] == ["done"]
    assert any(layout.is_vault(folder) for folder in (tmp_path / "stick").iterdir())
    assert "Last copy elsewhere: none yet" not in words(page)


def test_a_folder_that_is_not_there_is_told_and_nothing_is_made(
    page: SettingsPage, desk: Desk, settle: Settle, tmp_path: Path
) -> None:
    said: list[Message] = []
    desk.telling.connect(said.append)
    one(page, BackupGroup).copy_to(tmp_path / "gone")
    settle(desk)
    assert [message.tone for message in said] == ["stop"]
    assert not list((tmp_path / "vault" / "backups").glob("*"))


def change(page: SettingsPage, desk: Desk, settle: Settle, old: str, new: str, again: str) -> str:
    group = one(page, PasswordGroup)
    for field, text in zip(group.findChildren(QLineEdit), (old, new, again), strict=True):
        field.setText(text)
    press(group, language.t("Change the password"))
    settle(desk)
    return words(group)


def test_the_new_password_opens_the_vault_and_the_old_one_no_longer_does(
    page: SettingsPage, desk: Desk, settle: Settle
) -> None:
    assert "The new password is set" in change(page, desk, settle, PASSWORD, NEW, NEW)
    vault = desk.vault
    assert vault is not None
    desk.ask(page, vaults.close, lambda _: None)
    settle(desk)
    desk.vault = None
    vaults.close(vaults.open_vault(vault.folder, NEW))
    with pytest.raises(VaultError):
        vaults.open_vault(vault.folder, PASSWORD)


@pytest.mark.parametrize(
    ("old", "new", "again", "said"),
    [
        ("wrong", NEW, NEW, "password"),
        (PASSWORD, NEW, NEW + "x", "differ"),
        (PASSWORD, "", "", "all three fields"),
    ],
)
def test_a_password_is_not_changed_by_mistake(
    page: SettingsPage, desk: Desk, settle: Settle, old: str, new: str, again: str, said: str
) -> None:
    assert said in change(page, desk, settle, old, new, again)
    assert "is set" not in words(one(page, PasswordGroup))


def test_the_page_says_whose_vault_it_is_and_what_the_program_is_made_of(
    page: SettingsPage, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: "pyhanko" in words(page).lower())
    seen = words(page)
    assert "Dr. Mara Lindqvist" in seen and "Fingerprint:" in seen
    assert all(line.strip()[-1] != ":" for line in seen.splitlines() if "pyrage" in line)


def test_enter_in_the_last_field_changes_the_password(
    page: SettingsPage, desk: Desk, settle: Settle, qtbot: QtBot
) -> None:
    fields = one(page, PasswordGroup).findChildren(QLineEdit)
    for field, text in zip(fields, (PASSWORD, NEW, NEW), strict=True):
        field.setText(text)
    QTest.keyClick(fields[2], Qt.Key.Key_Return)
    settle(desk)
    assert "The new password is set" in words(one(page, PasswordGroup))
