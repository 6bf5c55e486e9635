from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from rsdesk.services import demo_mark, vaults
from rsdesk.storage.vault import Vault
from rsdesk.ui import language
from rsdesk.ui.desk import Desk
from rsdesk.ui.start.by_key import KeyPanel
from rsdesk.ui.start.dialogs import Dialogs
from rsdesk.ui.start.trouble import TroublePanel
from rsdesk.ui.start.unlock import UnlockPanel
from rsdesk.ui.start.view import StartView
from tests.conftest import PASSWORD
from tests.ui.conftest import Settle
from tests.ui.start.conftest import Make, Show, close, press, type_in, words, write


def unlock_panel(view: StartView) -> UnlockPanel:
    assert isinstance(view.panel, UnlockPanel)
    return view.panel


def test_the_password_and_enter_open_the_vault(
    tmp_path: Path,
    make: Make,
    show: Show,
    bare_desk: Desk,
    settle: Settle,
    opened: list[Vault],
) -> None:
    make(tmp_path / "vault")
    show(tmp_path / "vault")
    type_in(PASSWORD)
    press(Qt.Key.Key_Return)
    settle(bare_desk)
    assert [vault.folder for vault in opened] == [tmp_path / "vault"]


def test_a_wrong_password_is_said_beside_the_field_and_can_be_typed_over(
    tmp_path: Path,
    make: Make,
    show: Show,
    bare_desk: Desk,
    settle: Settle,
    opened: list[Vault],
) -> None:
    make(tmp_path / "vault")
    view = show(tmp_path / "vault")
    type_in("Gärten im Sommer")
    press(Qt.Key.Key_Return)
    settle(bare_desk)
    assert not opened
    assert "This password does not open the vault." in words(view)
    field = unlock_panel(view).password.line
    assert QApplication.focusWidget() is field
    assert field.selectedText()
    type_in(PASSWORD)
    press(Qt.Key.Key_Return)
    settle(bare_desk)
    assert len(opened) == 1


def test_a_vault_that_opens_after_cancelling_is_closed_again(
    tmp_path: Path,
    make: Make,
    show: Show,
    bare_desk: Desk,
    settle: Settle,
    opened: list[Vault],
) -> None:
    make(tmp_path / "vault")
    panel = unlock_panel(show(tmp_path / "vault"))
    type_in(PASSWORD)
    press(Qt.Key.Key_Return)
    assert panel.waiting.isVisible()
    panel.waiting.stopped.emit()
    settle(bare_desk)
    assert not opened
    assert not panel.waiting.isVisible()
    vaults.close(vaults.open_vault(tmp_path / "vault", PASSWORD))


def test_a_vault_that_opens_after_its_page_is_gone_is_closed_again(
    tmp_path: Path,
    make: Make,
    show: Show,
    bare_desk: Desk,
    settle: Settle,
) -> None:
    make(tmp_path / "vault")
    view = show(tmp_path / "vault")
    type_in(PASSWORD)
    press(Qt.Key.Key_Return)
    unlock_panel(view).waiting.stopped.emit()
    view.go("key")
    settle(bare_desk)
    assert isinstance(view.panel, KeyPanel)
    vaults.close(vaults.open_vault(tmp_path / "vault", PASSWORD))


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("hand", "The vault is locked."),
        ("idle", "nobody worked here"),
        ("sleep", "the computer was asleep"),
        ("bug", "after a fault in the program"),
    ],
)
def test_after_locking_the_page_says_why(
    tmp_path: Path, make: Make, show: Show, why: str, said: str
) -> None:
    make(tmp_path / "vault")
    assert said in words(show(tmp_path / "vault", why))


def test_a_practice_vault_is_marked_and_a_real_one_is_not(
    tmp_path: Path, make: Make, show: Show
) -> None:
    make(tmp_path / "real")
    make(tmp_path / "practice", "practice")
    assert "enter no real case here" in words(show(tmp_path / "practice"))
    assert "enter no real case here" not in words(show(tmp_path / "real"))


def test_a_demo_names_its_password(tmp_path: Path, make: Make, show: Show) -> None:
    (tmp_path / demo_mark.MARK).touch()
    make(tmp_path / demo_mark.VAULT, "practice")
    assert demo_mark.PASSWORD in words(show(tmp_path / demo_mark.VAULT))


def test_switching_the_language_keeps_what_was_typed(
    tmp_path: Path, make: Make, show: Show, qtbot: QtBot, bare_desk: Desk
) -> None:
    make(tmp_path / "vault")
    view = show(tmp_path / "vault")
    type_in("half a pass")
    QTest.mouseClick(view.languages.choices["de"], Qt.MouseButton.LeftButton)
    qtbot.wait(10)
    assert language.current() == "de"
    assert bare_desk.settings.language == "de"
    assert unlock_panel(view).password.text == "half a pass"


def test_the_eye_shows_and_hides_the_password(tmp_path: Path, make: Make, show: Show) -> None:
    make(tmp_path / "vault")
    password = unlock_panel(show(tmp_path / "vault")).password
    assert password.line.echoMode() == QLineEdit.EchoMode.Password
    password.eye.click()
    assert password.line.echoMode() == QLineEdit.EchoMode.Normal
    assert password.eye.accessibleName() == "Hide what is typed"
    password.eye.click()
    assert password.line.echoMode() == QLineEdit.EchoMode.Password


def test_capital_letters_without_shift_are_pointed_out(
    tmp_path: Path, make: Make, show: Show
) -> None:
    make(tmp_path / "vault")
    view = show(tmp_path / "vault")
    type_in("a")
    assert "Caps Lock" not in words(view)
    type_in("A")
    assert "Caps Lock" not in words(view)
    QTest.keyClicks(unlock_panel(view).password.line, "A")
    assert "Caps Lock seems to be on." in words(view)


def test_a_vault_open_elsewhere_is_explained(
    tmp_path: Path, make: Make, show: Show, bare_desk: Desk, settle: Settle
) -> None:
    make(tmp_path / "vault")
    other = vaults.open_vault(tmp_path / "vault", PASSWORD)
    view = show(tmp_path / "vault")
    type_in(PASSWORD)
    press(Qt.Key.Key_Return)
    settle(bare_desk)
    vaults.close(other)
    panel = unlock_panel(view)
    assert panel.strip.message is not None
    assert panel.strip.message.tone == "stop"


def test_a_folder_that_vanished_after_locking_begins_no_new_vault(
    tmp_path: Path, show: Show
) -> None:
    view = show(tmp_path / "gone", "idle")
    assert isinstance(view.panel, TroublePanel)
    assert "holds no vault" in words(view)


def test_a_vault_that_lost_its_database_offers_to_restore(
    tmp_path: Path, make: Make, show: Show
) -> None:
    make(tmp_path / "vault", backup=True)
    (tmp_path / "vault" / "vault.db").unlink()
    view = show(tmp_path / "vault")
    assert isinstance(view.panel, TroublePanel)
    assert "missing or damaged" in words(view)
    assert view.panel.ways["restore"].isVisible()


def test_another_vault_is_shown_once_its_folder_is_chosen(
    tmp_path: Path, make: Make, show: Show, bare_desk: Desk, settle: Settle
) -> None:
    make(tmp_path / "mine")
    make(tmp_path / "other", "practice")
    dialogs = Dialogs(folder=lambda _owner, _title, then: then(tmp_path / "other"))
    view = show(tmp_path / "mine", dialogs=dialogs)
    unlock_panel(view).other.click()
    settle(bare_desk)
    assert unlock_panel(view).folder == tmp_path / "other"
    assert "Unlock the practice vault" in words(view)


def test_the_recovery_key_in_small_letters_without_spaces_sets_a_new_password(
    tmp_path: Path,
    make: Make,
    show: Show,
    bare_desk: Desk,
    settle: Settle,
    opened: list[Vault],
) -> None:
    key = make(tmp_path / "vault")
    view = show(tmp_path / "vault")
    unlock_panel(view).by_key.click()
    panel = view.panel
    assert isinstance(panel, KeyPanel)
    write(panel.field, key.lower().replace(" ", "-"))
    press(Qt.Key.Key_Return)
    settle(bare_desk)
    for field in (panel.password.first, panel.password.second):
        write(field.line, "stille Moore unter Nordlicht")
    press(Qt.Key.Key_Return)
    settle(bare_desk)
    settle(bare_desk)
    assert len(opened) == 1
    close(bare_desk, opened[0], settle)
    vaults.close(vaults.open_vault(tmp_path / "vault", "stille Moore unter Nordlicht"))


def test_a_recovery_key_with_a_typo_says_so_and_stays_to_be_mended(
    tmp_path: Path, make: Make, show: Show, bare_desk: Desk, settle: Settle
) -> None:
    key = make(tmp_path / "vault")
    view = show(tmp_path / "vault")
    view.go("key")
    panel = view.panel
    assert isinstance(panel, KeyPanel)
    wrong = "Q" if key[-1] != "Q" else "P"
    write(panel.field, key[:-1] + wrong)
    press(Qt.Key.Key_Return)
    settle(bare_desk)
    assert "The recovery key is mistyped" in words(view)
    assert panel.field.text == key[:-1] + wrong
    assert not panel.password.isVisible()


def test_escape_leaves_the_recovery_key_without_a_change(
    tmp_path: Path, make: Make, show: Show, qtbot: QtBot
) -> None:
    make(tmp_path / "vault")
    view = show(tmp_path / "vault")
    view.go("key")
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: isinstance(view.panel, UnlockPanel))
