"""Leaving in the middle of a task, on purpose or not: nothing typed is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rsdesk.i18n import Language
from rsdesk.ui import language
from rsdesk.ui.widgets.inputs import GrowingText
from tests.conftest import PASSWORD
from tests.journeys.conftest import Somebody
from tests.journeys.person import Person

TYPED = "Wir haben 江湾 am Telefon gefragt"


@pytest.fixture
def writer(researcher: Somebody) -> Callable[[Language], Person]:
    """Somebody in the middle of a card, with words in a field that the history does not know."""

    def writing(spoken: Language = "en") -> Person:
        person = researcher(spoken, step="assessment").open().unlock(PASSWORD)
        person.press("Next open question")
        return write(person)

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
    person.wait(lambda: person.restarts == [(person.folder, "hand")])
    assert not person.window.isVisible()
    person.come_back()
    assert person.sees("The vault is locked. Everything is stored.")
    person.picture("06-locked")
    person.unlock(PASSWORD)
    assert TYPED in person.text_seen
    print(before)
    print("-----")
    print(person.text_seen)
