"""Everything by keyboard alone."""

import os

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from rsdesk.i18n import Language
from rsdesk.ui.language import t
from tests.conftest import PASSWORD
from tests.journeys.conftest import Somebody

TITLE = "Leuchtkäfer am Hang"


@pytest.mark.parametrize("spoken", ["de", "en"] if os.environ.get("RSDESK_FULL") else ["de"])
def test_a_case_is_begun_answered_signed_and_verified_without_a_mouse(
    researcher: Somebody, spoken: Language
) -> None:
    person = researcher(spoken, page="register").open()
    person.type(PASSWORD)
    person.key("Return")
    person.key("Ctrl+N")
    person.type(TITLE)
    person.key("Return")
    assert person.sees("Circumstances") and TITLE in person.text_seen
    person.tab_to("Yes")
    person.key("Right")
    chosen = QApplication.focusWidget()
    assert isinstance(chosen, QAbstractButton)
    assert chosen.isChecked() and chosen.text() == t("No")
    person.tab_to("Go on to the questions")
    person.key("Space")
    person.key("1")
    assert person.sees("Clear choice")
    person.tab_to("Add a comment")
    person.key("Space")
    person.type("Mit der Hand")
    person.key("Alt+3")
    assert person.sees("Stops") and person.sees("Red flags")
    person.key("Alt+6")
    person.tab_to("Sign and keep")
    person.key("Space")
    person.wait(lambda: person.can_press("Save as …"))
    person.key("Space")  # the keyboard is where one goes on
    person.answer_dialog(person.home / "record.pdf")
    assert (person.home / "record.pdf").read_bytes().startswith(b"%PDF")
    person.key("Ctrl+1")
    assert TITLE in person.text_seen
    person.key("F1")
    person.key("Ctrl+7")
    assert person.sees("Type size")
    person.key("Ctrl+2")
    assert TITLE in person.text_seen
    person.key("Ctrl+L")
    person.wait(lambda: bool(person.restarts))
    assert person.clicks == 1  # the system's own dialog
    person.come_back()
    person.type(PASSWORD)
    person.key("Return")
    assert TITLE in person.text_seen
