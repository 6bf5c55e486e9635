"""A person sees what a button did, wherever in the page that happened."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from rsdesk.i18n import Language
from rsdesk.ui.assessment.card import CardView
from rsdesk.ui.assessment.check_record import CheckRecord
from rsdesk.ui.assessment.pane import PaneView
from rsdesk.ui.assessment.past import PastView
from tests.conftest import PASSWORD
from tests.journeys import seeing
from tests.journeys.conftest import Somebody
from tests.journeys.pages import PAGES
from tests.journeys.person import Person


def shown(person: Person, kind: type[QWidget]) -> QWidget:
    """Return the part of the window that is seen."""
    return next(w for w in seeing.shown(person.window) if isinstance(w, kind))


def is_in_sight(part: QWidget) -> bool:
    """Whether the top of a part is seen in the area that scrolls it, and as much as fits."""
    area = part.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    assert area is not None
    top = part.mapTo(area.viewport(), QPoint()).y()
    return top >= 0 and top + min(part.height(), 200) <= area.viewport().height()


def at_the_questions(researcher: Somebody, spoken: Language = "en") -> Person:
    """Open the sample case at its first question."""
    person = researcher(spoken, step="assessment").open().unlock(PASSWORD)
    person.sees_in_time("Why it is asked")
    return person


def seen_question(person: Person) -> str:
    """Return the number of the question whose card is seen."""
    card = shown(person, CardView)
    assert isinstance(card, CardView)
    return card.question


def test_undo_leads_to_the_answer_that_it_took_back(researcher: Somebody) -> None:
    person = at_the_questions(researcher)
    question = seen_question(person)
    person.press("Clear choice")
    person.press("Next")
    person.press("Next")
    assert seen_question(person) != question
    person.key("Ctrl+Z")
    assert seen_question(person) == question
    person.press("Appraisal")
    person.key("Ctrl+Y")
    assert seen_question(person) == question


def test_what_a_button_opens_is_brought_into_sight(researcher: Somebody) -> None:
    person = at_the_questions(researcher)
    person.press("Add a check record")
    assert is_in_sight(shown(person, CheckRecord))
    person.press("History")
    assert is_in_sight(shown(person, PastView))


def test_no_address_widens_the_explanations_beyond_their_room(researcher: Somebody) -> None:
    person = at_the_questions(researcher, "de")
    while person.can_press("Next"):
        area = shown(person, PaneView).findChildren(QScrollArea)[0]
        explained = area.widget()
        assert explained is not None
        assert explained.width() <= area.viewport().width(), seen_question(person)
        person.press("Next")


def test_a_new_password_is_judged_while_it_is_typed_in_the_settings_too(
    researcher: Somebody,
) -> None:
    person = researcher(page="settings").open().unlock(PASSWORD)
    person.type_into("Current password", PASSWORD)
    person.type_into("New password", "Lindqvist")
    person.sees_in_time("It contains your name or your institute, which others try first.")
    field = person.type_into("New password", " and four quiet lanterns")
    person.sees_in_time("Strength: {word}", word="strong")
    person.type_into("New password once more", "Lindqvist and four quiet lanterns")
    person.press("Change the password")
    person.sees_in_time(
        "The new password is set. Backups made until now still open with the old one."
    )
    assert person.button("Change the password").hasFocus()
    assert isinstance(field, QLineEdit)
    assert field.text() == ""


def test_a_backup_leaves_the_keyboard_where_it_was(researcher: Somebody) -> None:
    person = researcher(page="settings").open().unlock(PASSWORD)
    person.press("Back up now")
    assert person.button("Back up now").hasFocus()


def test_tab_leads_down_the_recovery_sheet_to_the_start(
    somebody: Somebody, researcher: Somebody
) -> None:
    person = PAGES["recovery-sheet"](somebody, researcher, "en")
    person.tab_to("I have it, and keep it away from this computer")
    person.key("Space")
    person.key("Tab")
    assert person.button("Start working").hasFocus()
    person.key("Return")
    person.sees_in_time("Begin with your first case")


def test_the_empty_register_offers_one_way_at_a_time(
    somebody: Somebody, researcher: Somebody
) -> None:
    person = PAGES["empty-register"](somebody, researcher, "en")
    person.press("New case")
    assert not person.can_press("Open the sample case")
    person.press("Cancel")
    assert person.button("New case").hasFocus()
    assert person.can_press("Open the sample case")
