import errno
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from rsdesk.i18n import LANGUAGES, Language
from rsdesk.services import people, vaults
from rsdesk.storage import files
from rsdesk.storage.vault import Vault
from rsdesk.ui.desk import Desk
from rsdesk.ui.start.dialogs import Dialogs
from rsdesk.ui.start.first import FirstPanel, PracticePanel
from rsdesk.ui.start.view import StartView
from tests.ui.conftest import Picture, Settle
from tests.ui.start.conftest import Make, Show, close, press, type_in, words, write

STRONG = "unruhige Amsel im grauen Speicher"


def first_panel(view: StartView) -> FirstPanel:
    assert isinstance(view.panel, FirstPanel)
    return view.panel


def to_password(view: StartView, desk: Desk, settle: Settle) -> FirstPanel:
    """Go as far as the password."""
    panel = first_panel(view)
    panel.go_on()
    panel.person.name_line.setText("Dr. Mara Lindqvist")
    panel.person.institute_line.setText("Saaletal-Institut")
    panel.go_on()
    settle(desk)
    settle(desk)
    assert panel.step is panel.protect
    return panel


def give_password(panel: FirstPanel, password: str, desk: Desk, settle: Settle) -> None:
    for field in (panel.protect.fields.first, panel.protect.fields.second):
        field.line.setText(password)
    panel.go_on()
    for _ in range(3):
        settle(desk)


def test_enter_leads_on_from_the_welcome(tmp_path: Path, show: Show, qtbot: QtBot) -> None:
    panel = first_panel(show(tmp_path / "vault"))
    qtbot.waitUntil(panel.next.hasFocus)
    press(Qt.Key.Key_Return)
    assert panel.step is panel.person


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_the_keyboard_alone_leads_from_the_first_start_to_an_open_vault(
    tmp_path: Path,
    show: Show,
    qtbot: QtBot,
    bare_desk: Desk,
    settle: Settle,
    opened: list[Vault],
    spoken: Language,
) -> None:
    panel = first_panel(show(tmp_path / "vault"))
    panel.welcome.languages.choices[spoken].setFocus()
    press(Qt.Key.Key_Space)
    qtbot.wait(10)
    while QApplication.focusWidget() is not panel.next:
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    type_in("Dr. Mara Lindqvist")
    press(Qt.Key.Key_Return)
    type_in("Saaletal-Institut")
    press(Qt.Key.Key_Return)
    settle(bare_desk)
    settle(bare_desk)
    for _ in range(2):
        type_in(STRONG)
        press(Qt.Key.Key_Return)
    for _ in range(3):
        settle(bare_desk)
    assert panel.sheet is not None
    while QApplication.focusWidget() is not panel.sheet.kept:
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    while QApplication.focusWidget() is not panel.next:
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    assert [vault.kind for vault in opened] == ["real"]
    assert bare_desk.settings.language in (spoken, None)


def test_every_step_says_where_one_is_and_leads_back_with_the_text_kept(
    tmp_path: Path, show: Show, qtbot: QtBot, bare_desk: Desk, settle: Settle
) -> None:
    view = show(tmp_path / "vault")
    panel = to_password(view, bare_desk, settle)
    assert "Step 3 of 4" in words(view)
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "Step 2 of 4" in words(view))
    assert panel.person.institute == "Saaletal-Institut"
    panel.back.click()
    assert "Step 1 of 4" in words(view)


def test_a_name_that_no_certificate_holds_is_refused_beside_its_field(
    tmp_path: Path, show: Show, bare_desk: Desk, settle: Settle
) -> None:
    view = show(tmp_path / "vault")
    panel = first_panel(view)
    panel.go_on()
    panel.person.name_line.setText("M" * 65)
    panel.go_on()
    settle(bare_desk)
    assert panel.step is panel.person
    assert "Your name has 65 characters" in words(view)
    assert QApplication.focusWidget() is panel.person.name_line


def test_two_different_passwords_make_no_vault(
    tmp_path: Path, show: Show, bare_desk: Desk, settle: Settle
) -> None:
    view = show(tmp_path / "vault")
    panel = to_password(view, bare_desk, settle)
    panel.protect.fields.first.line.setText(STRONG)
    panel.protect.fields.second.line.setText(STRONG + "x")
    panel.go_on()
    settle(bare_desk)
    assert "not the same" in words(view)
    assert not (tmp_path / "vault").exists()


def test_a_weak_password_is_taken_only_at_ones_own_risk(
    tmp_path: Path, show: Show, bare_desk: Desk, settle: Settle
) -> None:
    view = show(tmp_path / "vault")
    panel = to_password(view, bare_desk, settle)
    give_password(panel, "passwort1", bare_desk, settle)
    assert "This password can be guessed." in words(view)
    assert panel.step is panel.protect
    panel.protect.fields.risk.click()
    panel.go_on()
    for _ in range(3):
        settle(bare_desk)
    assert panel.sheet is not None


def test_the_own_name_makes_a_password_weak(
    tmp_path: Path, show: Show, bare_desk: Desk, settle: Settle, qtbot: QtBot
) -> None:
    view = show(tmp_path / "vault")
    panel = to_password(view, bare_desk, settle)
    write(panel.protect.fields.first.line, "Lindqvist")
    qtbot.waitUntil(lambda: "contains your name" in words(view))


def test_a_practice_vault_may_have_a_weak_password_and_is_marked(
    tmp_path: Path,
    make: Make,
    show: Show,
    bare_desk: Desk,
    settle: Settle,
    opened: list[Vault],
) -> None:
    make(tmp_path / "vault")
    view = show(tmp_path / "vault")
    view.go("practice")
    assert "enter no real case here" in words(view)
    settle(bare_desk)
    panel = to_password(view, bare_desk, settle)
    assert isinstance(panel, PracticePanel)
    give_password(panel, "kurs", bare_desk, settle)
    panel.go_on()
    for _ in range(3):
        settle(bare_desk)
    panel.go_on()
    panel.go_on()
    assert [(vault.kind, vault.folder) for vault in opened] == [
        ("practice", tmp_path / "practice-vault")
    ]


def test_the_sheet_is_shown_saved_and_printed(
    tmp_path: Path, show: Show, bare_desk: Desk, settle: Settle, opened: list[Vault]
) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))

    def print_at_once(_owner: QWidget, then: Callable[[QPrinter], None]) -> bool:
        then(printer)
        return True

    dialogs = Dialogs(
        pdf=lambda _owner, _title, name, then: then(tmp_path / name),
        printer=print_at_once,
    )
    view = show(tmp_path / "vault", dialogs=dialogs)
    panel = to_password(view, bare_desk, settle)
    give_password(panel, STRONG, bare_desk, settle)
    assert panel.sheet is not None
    assert not panel.sheet.picture.pixmap().isNull()
    panel.sheet.save.click()
    panel.sheet.print.click()
    settle(bare_desk)
    saved = tmp_path / "rsdesk-recovery-sheet.pdf"
    assert saved.read_bytes().startswith(b"%PDF")
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    key = panel.sheet.key.text()
    panel.sheet.kept.click()
    panel.go_on()
    close(bare_desk, opened[0], settle)
    vaults.close(vaults.open_with_recovery_key(tmp_path / "vault", key))


def test_without_a_printer_the_page_says_so(
    tmp_path: Path, show: Show, bare_desk: Desk, settle: Settle
) -> None:
    dialogs = Dialogs(printer=lambda _owner, _then: False)
    view = show(tmp_path / "vault", dialogs=dialogs)
    panel = to_password(view, bare_desk, settle)
    give_password(panel, STRONG, bare_desk, settle)
    assert panel.sheet is not None
    panel.sheet.print.click()
    assert "knows no printer" in words(view)


def test_going_on_without_the_sheet_needs_a_second_word(
    tmp_path: Path, show: Show, bare_desk: Desk, settle: Settle, opened: list[Vault]
) -> None:
    view = show(tmp_path / "vault")
    panel = to_password(view, bare_desk, settle)
    give_password(panel, STRONG, bare_desk, settle)
    panel.go_on()
    assert not opened
    assert "all cases are lost" in words(view)
    panel.go_on()
    assert len(opened) == 1


def test_a_full_disk_leaves_nothing_half_and_is_told(
    tmp_path: Path,
    show: Show,
    bare_desk: Desk,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    view = show(tmp_path / "vault")
    panel = to_password(view, bare_desk, settle)
    monkeypatch.setattr(files, "write", full)
    give_password(panel, STRONG, bare_desk, settle)
    assert panel.step is panel.protect
    assert panel.strip.message is not None
    assert not (tmp_path / "vault").exists()


def test_a_folder_full_of_other_files_gives_the_vault_one_of_its_own(
    tmp_path: Path, show: Show, bare_desk: Desk, settle: Settle
) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "letter.txt").touch()
    dialogs = Dialogs(folder=lambda _owner, _title, then: then(tmp_path / "documents"))
    view = show(tmp_path / "vault", dialogs=dialogs)
    panel = to_password(view, bare_desk, settle)
    panel.protect.elsewhere.click()
    settle(bare_desk)
    assert panel.protect.folder == tmp_path / "documents" / "rsdesk-vault"


def test_a_synchronised_folder_is_warned_of(
    tmp_path: Path, show: Show, bare_desk: Desk, settle: Settle
) -> None:
    view = show(tmp_path / "Nextcloud" / "vault")
    to_password(view, bare_desk, settle)
    assert "synchronised" in words(view)


def test_the_new_vault_knows_who_works_with_it(
    tmp_path: Path, show: Show, bare_desk: Desk, settle: Settle, opened: list[Vault]
) -> None:
    panel = to_password(show(tmp_path / "vault"), bare_desk, settle)
    give_password(panel, STRONG, bare_desk, settle)
    panel.go_on()
    panel.go_on()
    found: list[str] = []
    bare_desk.ask(bare_desk, lambda vault: people.names(vault)[people.author(vault)], found.append)
    settle(bare_desk)
    assert found == ["Dr. Mara Lindqvist"]


def test_pictures_of_the_start_pages(
    tmp_path: Path,
    make: Make,
    show: Show,
    bare_desk: Desk,
    settle: Settle,
    picture: Picture,
) -> None:
    make(tmp_path / "old")
    picture(show(tmp_path / "old", "idle"), "unlock")
    view = show(tmp_path / "new")
    picture(view, "first-start-1")
    panel = to_password(view, bare_desk, settle)
    picture(view, "first-start-3")
    give_password(panel, STRONG, bare_desk, settle)
    picture(view, "first-start-4")
