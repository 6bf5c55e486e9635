"""Something happens after the decision: from a signed version to the next one."""

import os

import pytest

from rsdesk.i18n import Language
from tests.conftest import PASSWORD
from tests.journeys.conftest import Somebody
from tests.journeys.person import Person


def sign(person: Person) -> None:
    """Sign the case as it stands."""
    person.press("Record")
    person.press("Sign and keep")
    person.sees_in_time("Records of this case")
    person.wait(lambda: person.can_press("Save as …"))


def note_what_happened(person: Person) -> None:
    """Note an event on the page after the decision."""
    person.press("Note an event")
    person.press_words(
        person.spoken_in(
            "new partner, new owner or new funder",
            "neuer Partner, neue Eigentumsverhältnisse oder neuer Geldgeber",
        )
    )
    person.type_into("In words", "Fonds")


@pytest.mark.parametrize("spoken", ["de", "en"] if os.environ.get("RSDESK_FULL") else ["de"])
def test_a_reassessment_starts_from_the_signed_version_and_tells_what_differs(
    researcher: Somebody, spoken: Language
) -> None:
    person = researcher(spoken, step="record").open().unlock(PASSWORD)
    sign(person)
    person.press("Afterwards")
    person.sees_in_time("Nothing differs from version {version}.", version=1)
    note_what_happened(person)
    person.sees_in_time("1 event is not settled: a re-assessment is due now.")
    person.press("Begin a re-assessment")
    person.sees_in_time("The date of the review follows from the decision, which is still to come.")
    assert not person.sees("1 event is not settled: a re-assessment is due now.")
    person.type_into("Next date", "24.12.2026")
    person.press("Circumstances")
    person.type_into("Period", " 2027")
    person.press("Afterwards")
    person.wait(lambda: "2027" in person.text_seen)
    sign(person)
    person.press("Afterwards")
    person.sees_in_time("Nothing differs from version {version}.", version=2)
    person.press("Compare with today")
    person.wait(lambda: "2027" in person.text_seen)
    person.close()
