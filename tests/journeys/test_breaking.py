"""Things that go wrong while somebody works: nothing is lost, and the window says what is so."""

from pathlib import Path
from threading import Event

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton

from rsdesk.domain.case import TEXT_LIMIT
from rsdesk.i18n import Language
from rsdesk.services.casework import begin_sample
from rsdesk.storage.handle import writing
from rsdesk.storage.vault import Vault
from rsdesk.ui import language
from rsdesk.ui.assessment.card import CardView
from rsdesk.ui.language import t
from rsdesk.ui.place import Place, Step
from rsdesk.ui.widgets.inputs import GrowingText, Line
from tests.conftest import PASSWORD
from tests.journeys import seeing
from tests.journeys.conftest import Somebody
from tests.journeys.person import NOW, Person
from tests.journeys.test_leaving import TYPED, change, write
from tests.journeys.test_recovering import catch_bugs

GONE = "What you typed last could not be stored and would be lost"


def take_away(person: Person) -> Path:
    """Let the folder of the vault vanish, as with a drive that is pulled out."""
    return person.folder.rename(person.folder.with_name("gone"))


def paste(person: Person, text: str) -> GrowingText:
    """Put a text into the field that has the keyboard."""
    field = QApplication.focusWidget()
    assert isinstance(field, GrowingText)
    field.insertPlainText(text)
    person.settle()
    return field


def other_option(person: Person) -> QRadioButton:
    """Return an option that is not chosen."""
    options = [b for b in person.buttons() if isinstance(b, QRadioButton) and not b.isChecked()]
    return options[0]


@pytest.mark.parametrize("spoken", ["de", "en"])
def test_locking_by_hand_warns_first_when_something_cannot_be_stored(
    researcher: Somebody, spoken: Language
) -> None:
    person = write(researcher(spoken, step="assessment").open().unlock(PASSWORD))
    gone = take_away(person)
    person.type(" noch etwas")
    person.wait(lambda: person.sees("Not stored"))
    person.key("Ctrl+L")
    assert person.restarts == [] and person.window.isVisible()
    assert person.spoken_in(GONE, "Was Sie zuletzt geschrieben haben") in person.text_seen
    person.key("Ctrl+L")
    assert person.restarts == [(person.folder, "unstored")]
    gone.rename(person.folder)
    person.come_back()
    assert not person.sees("The vault is locked. Everything is stored.")
    assert person.spoken_in("Please look whether", "Bitte sehen Sie nach") in person.text_seen


def test_a_lock_by_itself_does_not_claim_that_all_is_stored(researcher: Somebody) -> None:
    person = write(researcher(step="assessment").open().unlock(PASSWORD))
    take_away(person)
    person.type(" noch etwas")
    person.wait(lambda: person.sees("Not stored"))
    person.desk.locking.emit("idle")
    assert person.restarts == [(person.folder, "unstored")]


def test_who_was_warned_once_is_warned_again_of_the_next_trouble(researcher: Somebody) -> None:
    person = write(researcher(step="assessment").open().unlock(PASSWORD))
    for words in (" eins", " zwei"):
        gone = take_away(person)
        person.type(words)
        person.wait(lambda: person.sees("Not stored"))
        person.window.close()
        person.settle()
        assert person.window.isVisible() and GONE in person.text_seen
        gone.rename(person.folder)
        person.type(".")
        person.wait(lambda: person.sees("Stored"))


def test_a_text_that_is_too_long_keeps_no_other_answer_from_the_vault(researcher: Somebody) -> None:
    person = write(researcher(step="assessment").open().unlock(PASSWORD))
    field = paste(person, "x" * TEXT_LIMIT)
    assert person.sees("Not stored")
    person.key("Alt+1")
    person.type_into("Title", "Neuer Titel")
    assert person.sees("Not stored")
    assert person.can_press("Lock") and field.text.startswith(TYPED)
    person.key("Ctrl+1")
    assert "Neuer Titel" in person.text_seen
    person.desk.locking.emit("sleep")
    person.come_back().unlock(PASSWORD)
    assert "Neuer Titel" in person.text_seen


def test_a_card_shows_again_what_could_not_be_stored(researcher: Somebody) -> None:
    person = write(researcher(step="assessment").open().unlock(PASSWORD))
    gone = take_away(person)
    person.type(" und mehr")
    person.wait(lambda: person.sees("Not stored"))
    person.press("Next")
    assert f"{TYPED} und mehr" not in person.text_seen
    person.press("Previous")
    assert f"{TYPED} und mehr" in person.text_seen
    gone.rename(person.folder)
    person.wait(lambda: person.sees("Stored"))
    assert f"{TYPED} und mehr" in person.text_seen


def test_undo_asked_for_in_vain_takes_nothing_back_later(researcher: Somebody) -> None:
    person = researcher(step="assessment").open().unlock(PASSWORD)
    chosen = other_option(person)
    person.click(chosen)
    gone = take_away(person)
    person.press("Undo (Ctrl+Z)")
    person.wait(lambda: person.sees("Not stored"))
    gone.rename(person.folder)
    write(person)
    person.wait(lambda: person.sees("Stored"))
    assert chosen.isChecked()


def test_a_step_that_the_disk_did_not_take_back_can_be_taken_back_afterwards(
    researcher: Somebody,
) -> None:
    person = researcher(step="assessment").open().unlock(PASSWORD)
    chosen = other_option(person)
    person.click(chosen)
    gone = take_away(person)
    person.session._frame.page.model._take_back()  # type: ignore[union-attr]
    person.wait(lambda: person.sees("Not stored"))
    gone.rename(person.folder)
    person.press("Undo (Ctrl+Z)")
    person.wait(lambda: not chosen.isChecked())


def test_a_double_click_signs_one_record(researcher: Somebody) -> None:
    person = researcher(step="record").open().unlock(PASSWORD)
    button = person.button(t("Sign and keep"))
    person.scroll_to(button)
    for _ in range(2):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(12, 12))
    person.wait(lambda: "is signed and kept" in person.text_seen)
    person.settle()
    numbers = {line for line in person.text_seen.splitlines() if line.startswith("Record 4")}
    kept = [line for line in person.text_seen.splitlines() if line == "Verify"]
    assert len(kept) == 1, numbers


def test_a_fault_of_the_program_while_the_vault_is_locked_leads_back_too(
    researcher: Somebody,
) -> None:
    person = researcher().open()
    catch_bugs(person)
    person.desk.worker.run(person.desk, lambda: 1 // 0, print, print)
    person.settle()
    person.bugs.clear()
    person.press("Back to the unlock page")
    assert person.restarts == [(person.folder, "bug")]


def test_the_window_closes_after_a_fault_of_the_program(researcher: Somebody) -> None:
    person = researcher(step="appraisal").open().unlock(PASSWORD)
    catch_bugs(person)
    person.desk.worker.run(person.desk, lambda: 1 // 0, print, print)
    person.settle()
    person.bugs.clear()
    person.close()
    assert not person.window.isVisible()
    person.desk.vault = None
    person.open().unlock(PASSWORD)
    assert person.sees("Stored")


def test_a_case_that_does_not_open_is_not_shown_as_the_one_before(researcher: Somebody) -> None:
    person = researcher(step="assessment").open().unlock(PASSWORD)
    title = person.session._frame.page.model.work.case.about["title"].value  # type: ignore[union-attr]
    person.desk.go(Place("case", case="case:00000000-0000-0000-0000-000000000000"))
    person.settle()
    change(person, "de")
    change(person, "en")
    assert title not in person.text_seen and "holds no case" in person.text_seen
    person.desk.go(Place("case", case=person.case, step="assessment"))
    person.settle()
    assert title in person.text_seen and person.sees("Stored")


@pytest.mark.parametrize("step", ["facts", "assessment", "appraisal", "record"])
def test_the_language_changes_while_another_case_is_opened(
    researcher: Somebody, step: Step
) -> None:
    person = researcher(step=step).open().unlock(PASSWORD)
    cases: list[str] = []
    person.desk.ask(person.desk, lambda vault: begin_sample(vault, "de", NOW), cases.append)
    person.settle()
    for case in (cases[0], person.case):
        person.desk.go(Place("case", case=case, step=step))
        language.switch("de")
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
        person.settle()
        language.switch("en")
        person.settle()
    assert person.sees("Appraisal")


def test_a_title_that_is_pasted_with_line_breaks_becomes_one_line(researcher: Somebody) -> None:
    person = researcher(step="facts").open().unlock(PASSWORD)
    field = person.field(t("Title"))
    field.setFocus()
    field.selectAll()
    QApplication.clipboard().setText("Netzhaut\r\nund\u2028Ader\n")
    field.paste()  # type: ignore[union-attr]
    person.key("Tab")
    person.key("Ctrl+1")
    assert "Netzhaut und Ader" in person.text_seen.splitlines()


def test_a_vault_that_lost_its_identity_says_so_in_words(researcher: Somebody) -> None:
    person = researcher("de", step="record").open().unlock(PASSWORD)
    person.desk.ask(person.desk, lose_identity, lambda _: None)
    person.settle()
    person.press("Sign and keep")
    person.wait(lambda: "ist beschädigt" in person.text_seen)
    assert person.bugs == [] and not person.can_press("Save as …")


def lose_identity(vault: Vault) -> None:
    """Damage that no program makes."""
    with writing(vault) as db:
        db.execute("DELETE FROM identity")


def test_a_password_cannot_change_in_a_folder_that_is_gone(researcher: Somebody) -> None:
    person = researcher(page="settings").open().unlock(PASSWORD)
    person.key("Ctrl+7")
    gone = take_away(person)
    person.type_into("Current password", PASSWORD)
    for label in ("New password", "New password once more"):
        person.type_into(label, "Neuer Anfang im April")
    person.press("Change the password")
    person.wait(lambda: "is gone, so nothing more is stored" in person.text_seen)
    gone.rename(person.folder)
    person.close()
    person.open().unlock(PASSWORD)
    assert person.sees("Settings")


@pytest.mark.parametrize("spoken", ["de", "en"])
def test_who_goes_on_before_a_file_is_attached_is_told(
    researcher: Somebody, spoken: Language, tmp_path: Path
) -> None:
    person = researcher(spoken, step="assessment").open().unlock(PASSWORD)
    file = tmp_path / "beleg.pdf"
    file.write_bytes(b"%PDF")
    hold = Event()
    person.desk.ask(person.desk, lambda vault: hold.wait(20), lambda _: None)
    card = next(c for c in person.window.findChildren(CardView) if c.isVisible())
    field = card._takes_files()
    assert field is not None
    field.take_files((file,))
    QTest.mouseClick(person.button(t("Next")), Qt.MouseButton.LeftButton)
    person.wait(lambda: not shiboken6.isValid(card))
    hold.set()
    person.settle()
    told = person.spoken_in("beleg.pdf was not attached", "beleg.pdf wurde nicht angehängt")
    assert told in person.text_seen


def test_what_people_write_is_never_read_as_markup(researcher: Somebody) -> None:
    person = researcher(step="facts").open().unlock(PASSWORD)
    markup = "<b>fett</b> & {name} {0} %s"
    for field in [w for w in seeing.shown(person.window) if isinstance(w, Line | GrowingText)]:
        field.setFocus()
        field.selectAll()
        QApplication.clipboard().setText(markup)
        field.paste()
        person.settle()
    for keys in ("Alt+2", "Alt+3", "Alt+6", "Ctrl+1"):
        person.key(keys)
        tips = [read(w.toolTip()) for w in seeing.shown(person.window)]
        assert all(markup in tip for tip in tips if "fett" in tip)
        assert markup in person.text_seen


def read(tip: str) -> str:
    """Return what a tooltip shows."""
    return QTextDocumentFragment.fromHtml(tip).toPlainText() if tip.startswith("<") else tip
