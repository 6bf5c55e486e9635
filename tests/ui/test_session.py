"""From the unlock page to the open vault and back, whatever is going on meanwhile (T11)."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from rsdesk.services import casework, vaults
from rsdesk.ui.place import Place
from tests.conftest import PASSWORD
from tests.journeys.conftest import Somebody, prepared, researcher, somebody
from tests.journeys.person import Person
from tests.ui.conftest import NOW

__all__ = ["prepared", "researcher", "somebody"]

HOURS = 12 * 3600


def sleep(person: Person, seconds: float = HOURS) -> None:
    """Let the computer sleep: the wall clock has gone on, and the other one has not."""
    watch = person.session._watch
    assert watch is not None
    watch._wall = lambda: time.time() + seconds


def leave_alone(person: Person, seconds: float) -> None:
    """Let time pass without a key."""
    watch = person.session._watch
    assert watch is not None
    watch._touched -= seconds


def locked(person: Person, why: str) -> bool:
    return person.restarts == [(person.folder, why)] and not person.window.isVisible()


@pytest.mark.parametrize(
    ("passing", "why"),
    [(sleep, "sleep"), (lambda person: leave_alone(person, HOURS), "idle")],
)
def test_the_vault_locks_by_itself_and_tells_why(
    researcher: Somebody, passing: Callable[[Person], None], why: str
) -> None:
    person = researcher(step="appraisal").open().unlock(PASSWORD)
    passing(person)
    person.wait(lambda: locked(person, why))
    person.come_back()
    assert person.sees(
        "The vault was locked because the computer was asleep. Everything is stored."
        if why == "sleep"
        else "The vault was locked because nobody worked here for a while. Everything is stored."
    )
    person.unlock(PASSWORD)
    assert person.sees("Stops")


def test_who_works_is_not_locked_out(researcher: Somebody) -> None:
    person = researcher(page="settings").open().unlock(PASSWORD)
    leave_alone(person, 9 * 60 + 58)
    QTest.keyClick(person.window.windowHandle(), Qt.Key.Key_Tab)
    leave_alone(person, 60)
    person.session._watch.look()  # type: ignore[union-attr]
    assert person.restarts == []


def test_a_dialog_of_the_system_does_not_keep_the_vault_open(researcher: Somebody) -> None:
    person = researcher(page="settings").open().unlock(PASSWORD)
    person.press("Copy a backup to …")
    dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog)]
    assert [dialog.isVisible() for dialog in dialogs] == [True]
    sleep(person)
    person.wait(lambda: locked(person, "sleep"))
    assert not dialogs[0].isVisible()
    person.come_back().unlock(PASSWORD)
    assert person.sees("Type size")


def test_a_record_that_is_being_made_does_not_keep_the_vault_open(researcher: Somebody) -> None:
    person = researcher(step="record").open().unlock(PASSWORD)
    person.button("Sign and keep").click()
    sleep(person)
    person.wait(lambda: locked(person, "sleep"))
    person.session._desk.worker.finish()  # the real restart ends it; here it runs out
    person.come_back().unlock(PASSWORD)
    assert person.sees("Sign the record")


def test_nothing_of_a_case_is_seen_once_it_is_locked(researcher: Somebody) -> None:
    person = researcher(step="appraisal").open().unlock(PASSWORD)
    title = person.window.windowTitle()
    person.session.lock("hand")
    assert title == "rsdesk" and person.text_seen == ""


def test_what_is_due_is_said_at_the_start_and_not_after_each_lock(researcher: Somebody) -> None:
    person = researcher(step="appraisal")
    vault = vaults.open_vault(person.folder, PASSWORD)
    casework.describe(vault, person.case, person.case, "next_date", "2020-01-01", NOW)
    vaults.close(vault)
    person.open().unlock(PASSWORD)
    assert person.sees("Something is due in 1 case. The register says what.")
    person.session.lock("hand")
    person.come_back().unlock(PASSWORD)
    assert not person.sees("Something is due in 1 case. The register says what.")


def test_closing_makes_the_backup_that_is_due_and_locking_does_not(researcher: Somebody) -> None:
    person = researcher().open().unlock(PASSWORD)
    person.session.lock("hand")
    assert vaults.backups(person.folder) == ()
    person.come_back().unlock(PASSWORD)
    person.close()
    assert len(vaults.backups(person.folder)) == 1


def test_what_a_vault_remembers_of_a_case_that_is_gone_leads_nowhere_wrong(
    researcher: Somebody,
) -> None:
    person = researcher().open().unlock(PASSWORD)
    person.desk.go(Place("case", case="case:00000000000000000000000000000000"))
    person.settle()
    person.press("Cases")
    assert person.sees("New case")


def test_the_window_writes_no_settings_of_qt_and_leaves_the_clipboard_alone(
    researcher: Somebody, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    QGuiApplication.clipboard().setText("from elsewhere")
    person = researcher(page="settings").open().unlock(PASSWORD)
    person.press("Copy a backup to …")
    person.answer_dialog(tmp_path)
    assert QGuiApplication.clipboard().text() == "from elsewhere"
    assert [*(person.home / "config").iterdir()] == [person.home / "config" / "settings.json"]
