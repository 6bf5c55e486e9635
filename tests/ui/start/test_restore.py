from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from rsdesk.storage.vault import Vault
from rsdesk.ui.desk import Desk
from rsdesk.ui.start.dialogs import Dialogs
from rsdesk.ui.start.restore import RestorePanel
from rsdesk.ui.start.view import StartView
from tests.conftest import PASSWORD
from tests.ui.conftest import Settle
from tests.ui.start.conftest import Make, Show, press, words, write


def restore_panel(view: StartView) -> RestorePanel:
    view.go("restore")
    assert isinstance(view.panel, RestorePanel)
    return view.panel


def test_a_backup_is_restored_the_former_files_are_named_and_the_vault_opens(
    tmp_path: Path,
    make: Make,
    show: Show,
    bare_desk: Desk,
    settle: Settle,
    opened: list[Vault],
) -> None:
    make(tmp_path / "vault", backup=True)
    view = show(tmp_path / "vault")
    panel = restore_panel(view)
    assert panel.backups.currentItem().text() == "21 November 2026 at 09:30 (UTC)"
    write(panel.password.line, PASSWORD)
    press(Qt.Key.Key_Return)
    settle(bare_desk)
    assert str(tmp_path / "vault" / "replaced") in words(view)
    press(Qt.Key.Key_Space)
    settle(bare_desk)
    assert len(opened) == 1


def test_a_wrong_password_restores_nothing(
    tmp_path: Path, make: Make, show: Show, bare_desk: Desk, settle: Settle
) -> None:
    make(tmp_path / "vault", backup=True)
    view = show(tmp_path / "vault")
    panel = restore_panel(view)
    write(panel.password.line, "etwas anderes")
    press(Qt.Key.Key_Return)
    settle(bare_desk)
    assert "password does not open" in words(view)
    assert not (tmp_path / "vault" / "replaced").exists()


def test_a_backup_from_elsewhere_and_the_recovery_key_make_a_lost_vault_again(
    tmp_path: Path,
    make: Make,
    show: Show,
    bare_desk: Desk,
    settle: Settle,
    opened: list[Vault],
) -> None:
    key = make(tmp_path / "old", backup=True)
    (copy,) = (tmp_path / "old" / "backups").iterdir()
    dialogs = Dialogs(folder=lambda _owner, _title, then: then(copy))
    panel = restore_panel(show(tmp_path / "new", dialogs=dialogs))
    panel.elsewhere.click()
    panel.by_key.click()
    write(panel.key, key)
    press(Qt.Key.Key_Return)
    settle(bare_desk)
    panel.next.click()
    settle(bare_desk)
    assert [vault.folder for vault in opened] == [tmp_path / "new"]


def test_a_folder_that_is_no_backup_is_refused_in_words(
    tmp_path: Path, make: Make, show: Show, bare_desk: Desk, settle: Settle
) -> None:
    make(tmp_path / "vault")
    (tmp_path / "holiday").mkdir()
    dialogs = Dialogs(folder=lambda _owner, _title, then: then(tmp_path / "holiday"))
    panel = restore_panel(show(tmp_path / "vault", dialogs=dialogs))
    panel.elsewhere.click()
    write(panel.password.line, PASSWORD)
    QTest.keyClick(panel.password.line, Qt.Key.Key_Return)
    settle(bare_desk)
    assert panel.strip.message is not None
    assert panel.strip.message.tone == "stop"
