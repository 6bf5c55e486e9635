"""The first hour: from nothing to a signed record that verifies."""

import os
from pathlib import Path

import pytest

from rsdesk.i18n import Language
from rsdesk.settings import Theme
from rsdesk.ui.assessment.past import PastView
from tests.journeys import seeing
from tests.journeys.conftest import Somebody
from tests.journeys.person import Person

PASSWORD = "Gärten im Winter schlafen lange"
IN_ALL_FOUR = [("de", "light"), ("en", "light"), ("de", "dark"), ("en", "dark")]
# both languages and both themes; `make pictures` wants every picture of every one
WALKED = IN_ALL_FOUR if os.environ.get("RSDESK_PICTURES") else [IN_ALL_FOUR[0], IN_ALL_FOUR[3]]


def make_vault(person: Person) -> None:
    """Answer the four questions of the first start."""
    person.open()
    person.picture("01-welcome")
    person.press("Continue")
    person.type_into("Your name", "Dr. Mara Lindqvist")
    person.type_into("Your institute", "Saaletal-Institut")
    person.picture("02-person")
    person.press("Continue")
    person.type_into("New password", PASSWORD)
    person.type_into("The same password once more", PASSWORD)
    person.picture("03-start-password")
    person.press("Make the vault")
    person.sees_in_time("Your recovery sheet")
    person.picture("04-start-sheet")


def keep_sheet(person: Person) -> None:
    """Save the recovery sheet and begin."""
    sheet = person.home / "sheet.pdf"
    person.press("Save as PDF …")
    person.answer_dialog(sheet)
    assert sheet.read_bytes().startswith(b"%PDF")
    person.press("I have it, and keep it away from this computer")
    person.press("Start working")


def look_at_sample(person: Person) -> None:
    """Open the sample case from the empty register and walk through its circumstances."""
    person.picture("05-register-empty")
    person.press("Open the sample case")
    person.sees_in_time("Circumstances")
    person.picture("06-facts")
    person.press("Go on to the questions")
    person.sees_in_time("Why it is asked")
    person.picture("07-assessment-first")


def answer_again(person: Person) -> None:
    """Take a choice back, see the question open, and answer it."""
    before = person.text_seen
    person.press("Clear choice")
    assert person.text_seen != before
    words = person.spoken_in(
        "described; subject and goals are clear", "beschrieben; Gegenstand und Ziele sind klar"
    )
    person.press_words(words)
    assert person.text_seen == before


def sign(person: Person) -> None:
    """Make the record and save it."""
    record = person.home / "record.pdf"
    person.press("Record")
    person.picture("11-record")
    person.press("Sign and keep")
    person.sees_in_time("Records of this case")
    person.wait(lambda: person.can_press("Save as …"))
    person.picture("12-record-signed")
    person.press("Save as …")
    person.answer_dialog(record)
    assert record.read_bytes().startswith(b"%PDF")


def verify(person: Person) -> None:
    """Ask the page that verifies."""
    person.press("Verify a record")
    person.picture("13-verify-empty")
    person.press("Choose a PDF …")
    person.answer_dialog(person.home / "record.pdf")
    person.sees_in_time("Unchanged")
    person.picture("14-verify")
    assert person.sees("Yourself") and person.sees("In this vault")


@pytest.mark.parametrize(("spoken", "worn"), WALKED)
def test_from_nothing_to_a_signed_record_that_verifies(
    somebody: Somebody, spoken: Language, worn: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = somebody(spoken, worn)
    person.pictures = True
    monkeypatch.chdir(person.home)  # the pictures show no folder of this computer
    person.folder = Path("rsdesk")
    make_vault(person)
    keep_sheet(person)
    look_at_sample(person)
    answer_again(person)
    person.press("List")
    person.picture("08-assessment-list")
    person.press("Card")
    person.press("History")
    person.scroll_to(
        next(view for view in seeing.shown(person.window) if isinstance(view, PastView))
    )
    person.picture("09-history")
    person.press("Appraisal")
    person.picture("10-appraisal")
    sign(person)
    verify(person)
    person.press("Cases")
    person.picture("15-register-one")
    person.press("Help")
    person.picture("16-help")
    person.press("Settings")
    person.picture("17-settings")
    person.key("Ctrl+L")
    person.wait(lambda: bool(person.restarts))
    person.come_back()
    person.picture("18-start-unlock")
    assert person.sees("The vault is locked. Everything is stored.")
