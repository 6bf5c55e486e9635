"""When something went wrong: a forgotten password, a fault of the program, a killed process."""

import sys
from pathlib import Path

import pytest

from rsdesk import i18n
from rsdesk.cli.report import bug_report
from rsdesk.storage.vault import Vault
from rsdesk.ui import app
from tests.conftest import PASSWORD
from tests.journeys.conftest import Somebody
from tests.journeys.person import Person

NEW_PASSWORD = "Neuer Anfang im frühen April"


def test_who_forgot_the_password_comes_in_with_the_recovery_key(researcher: Somebody) -> None:
    person = researcher("de").open()
    person.press("Unlock with the recovery key")
    person.type_into("Recovery key", person.recovery_key.lower().replace("-", " "))
    person.press("Continue")
    person.sees_in_time("Set a new password")
    person.type_into("New password", NEW_PASSWORD)
    person.type_into("The same password once more", NEW_PASSWORD)
    person.press("Set the password and unlock")
    person.sees_in_time("Circumstances")
    person.close()
    person.open().unlock(PASSWORD)
    assert not person.sees("Circumstances")
    person.unlock(NEW_PASSWORD)
    assert person.sees("Circumstances")


def test_a_wrong_password_says_so_and_the_right_one_still_opens(researcher: Somebody) -> None:
    person = researcher().open().unlock("falsch")
    assert "password" in person.text_seen and not person.sees("Circumstances")
    person.unlock(PASSWORD)
    assert person.sees("Circumstances")


def test_a_bug_shows_one_page_with_a_report_that_holds_no_case_data(
    researcher: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = researcher(step="appraisal").open().unlock(PASSWORD)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # put back afterwards
    catch_bugs(person)
    title = "Kanarienvogel-7f3a"
    for _ in range(2):
        person.desk.ask(person.desk, lambda vault: divide(vault, title), print)
    person.settle()
    person.bugs.clear()
    assert person.sees("rsdesk made a mistake")
    assert "ZeroDivisionError" in person.text_seen and "ui/worker.py" in person.text_seen
    assert title not in person.text_seen and str(person.home) not in person.text_seen
    person.press("Back to the unlock page")
    assert person.restarts == [(person.folder, "bug")]
    person.come_back().unlock(PASSWORD)
    assert person.sees("Appraisal")


def catch_bugs(person: Person) -> None:
    """Let the window show bugs as the program does."""
    start = app.Start(
        folder=person.folder,
        environment=person.environment,
        language=None,
        usual_language="en",
        restart=person.session._restart,
        report=bug_report,
    )
    app._catch_bugs(person.desk, person.session, start)


def divide(vault: Vault, title: str) -> float:
    """A mistake that knows something of the case."""
    known = {title: Path(vault.folder)}
    return len(known) / (len(i18n.LANGUAGES) - 2)
