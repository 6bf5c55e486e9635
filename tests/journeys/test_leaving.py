"""Leaving in the middle of a task, on purpose or not: nothing typed is lost."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from rsdesk.guidance import loading
from rsdesk.i18n import Language
from rsdesk.ui.widgets.inputs import GrowingText
from tests.conftest import PASSWORD
from tests.journeys.conftest import Somebody
from tests.journeys.person import Person

TYPED = "Wir haben 江湾 am Telefon gefragt"


@pytest.fixture
def writer(researcher: Somebody) -> Callable[[Language], Person]:
    """Somebody in the middle of a card, with words in a field that the history does not know."""

    def writing(spoken: Language = "en") -> Person:
        return write(researcher(spoken, step="assessment").open().unlock(PASSWORD))

    return writing


def write(person: Person) -> Person:
    person.press("Add a comment")
    person.type_into("Reason or comment", TYPED)
    return person


@pytest.mark.parametrize("spoken", ["de", "en"])
def test_who_locks_in_the_middle_of_a_card_comes_back_to_it(
    writer: Callable[[Language], Person], spoken: Language
) -> None:
    person = writer(spoken)
    before = person.text_seen
    person.key("Ctrl+L")
    assert person.restarts == [(person.folder, "hand")]
    person.come_back()
    assert person.sees("The vault is locked. Everything is stored.")
    person.unlock(PASSWORD)
    assert TYPED in before and person.text_seen == before


@pytest.mark.parametrize("why", ["idle", "sleep"])
def test_a_lock_by_itself_loses_nothing_either(
    writer: Callable[[Language], Person], why: str
) -> None:
    person = writer("en")
    before = person.text_seen
    person.desk.locking.emit(why)
    assert person.restarts == [(person.folder, why)]
    person.come_back().unlock(PASSWORD)
    assert person.text_seen == before


def test_the_language_changes_in_the_middle_of_a_word(writer: Callable[[Language], Person]) -> None:
    person = writer("en")
    field = QApplication.focusWidget()
    assert isinstance(field, GrowingText)
    for _ in range(5):
        person.key("Left")
    at = field.textCursor().position()
    change(person, "de")
    assert QApplication.focusWidget() is field
    assert (field.text, field.textCursor().position()) == (TYPED, at)
    assert loading.newest().sections[0].title["de"] in person.text_seen
    person.type("noch")
    change(person, "en")
    assert field.text == TYPED[:at] + "noch" + TYPED[at:]


def test_what_was_typed_last_is_there_after_a_crash(
    writer: Callable[[Language], Person], somebody: Somebody, tmp_path: Path
) -> None:
    """The files as they are in the middle of a keystroke are what a killed process leaves."""
    person = writer("en")
    before = person.text_seen
    found = tmp_path / "after-the-crash"
    shutil.copytree(person.folder, found)
    survivor = somebody()
    survivor.folder = found
    survivor.open().unlock(PASSWORD)
    survivor.press("Open case")
    assert TYPED in before and TYPED in survivor.text_seen


def test_after_a_crash_one_is_where_one_went_last(
    writer: Callable[[Language], Person], somebody: Somebody, tmp_path: Path
) -> None:
    person = writer("en")
    person.press("Appraisal")
    before = person.text_seen
    found = tmp_path / "after-the-crash"
    shutil.copytree(person.folder, found)
    survivor = somebody()
    survivor.folder = found
    survivor.open().unlock(PASSWORD)
    assert survivor.text_seen == before


def test_who_closes_the_window_comes_back_to_the_same_place(
    writer: Callable[[Language], Person],
) -> None:
    person = writer("en")
    before = person.text_seen
    person.close()
    assert not person.window.isVisible()
    assert len(list((person.folder / "backups").iterdir())) == 1
    person.open().unlock(PASSWORD)
    assert person.text_seen == before


def test_the_window_stays_while_something_cannot_be_stored(
    writer: Callable[[Language], Person],
) -> None:
    person = writer("en")
    gone = person.folder.with_name("gone")
    person.folder.rename(gone)
    person.type(" und")
    person.wait(lambda: person.sees("Not stored"))
    person.window.close()
    person.settle()
    assert person.window.isVisible()
    assert "could not be stored and would be lost" in person.text_seen
    gone.rename(person.folder)
    person.type(" gewartet")
    person.wait(lambda: person.sees("Stored"))
    person.close()
    assert not person.window.isVisible()
    person.open().unlock(PASSWORD)
    assert f"{TYPED} und gewartet" in person.text_seen


def change(person: Person, spoken: Language) -> None:
    """Choose another language, wherever that is done."""
    person.desk.change_settings(replace(person.desk.settings, language=spoken))
    person.settle()
