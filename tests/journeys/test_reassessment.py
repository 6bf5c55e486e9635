"""A signed case is assessed anew: an event, one other answer, the differences, a second record."""

from rsdesk.services import casework
from rsdesk.ui.place import Place
from tests.conftest import PASSWORD
from tests.journeys.conftest import Somebody
from tests.journeys.person import NOW, Person
from tests.journeys.test_harmless import here, record_text, work

SOLD = "The university now belongs to a trust."


def decided(researcher: Somebody) -> Person:
    """Open a worked case that was decided, and sign its first record."""
    person = researcher("en", page="register").open().unlock(PASSWORD)
    made: list[str] = []
    person.desk.ask(
        person.desk, lambda vault: casework.begin_worked(vault, "TC-01", "en", NOW), made.append
    )
    person.settle()
    person.desk.go(Place("case", made[0], "record"))
    person.settle()
    sign(person)
    return person


def sign(person: Person) -> None:
    """Sign on the page of the record."""
    before = len(work(person).records)
    person.press("Record")
    person.press("Sign and keep")
    person.wait(lambda: len(work(person).records) == before + 1)


def begin_anew(person: Person) -> None:
    """Note what happened, and begin a re-assessment because of it."""
    person.press("Afterwards")
    assert person.sees("Nothing differs from version {version}.", version="1")
    person.press("Note an event")
    person.key("1")
    person.type(SOLD)
    assert person.sees("1 event is not settled: a re-assessment is due now.")
    person.press("Begin a re-assessment")
    assert "Decision: proceed → not set" in person.text_seen


def answer_otherwise(person: Person) -> None:
    """Rate the partner anew, and read what differs from the signed version."""
    case, partner = work(person).case.subject, work(person).case.partners[0].subject
    person.desk.go(Place("case", case, "assessment", "K-20", partner, "K-20.rating"))
    person.settle()
    person.key("2")
    person.press("Afterwards")
    assert "“no particular concern” → “elevated”" in person.text_seen
    assert "New event: “The university now belongs to a trust.”" in person.text_seen


def decide_anew(person: Person) -> None:
    """The people are known; outcome, reason and date are stated again."""
    person.press("Decision")
    person.key("Ctrl+Return")
    assert here(person).field == "outcome"
    person.key("1")
    person.type("The trust changes nothing in the project.")
    person.key("Ctrl+Return")
    assert here(person).field == "dated"
    person.key("Return")


def test_an_event_leads_to_a_second_record_that_replaces_the_first(researcher: Somebody) -> None:
    person = decided(researcher)
    begin_anew(person)
    answer_otherwise(person)
    decide_anew(person)
    sign(person)
    versions = [(line.version, line.shows_this_state) for line in work(person).records]
    assert versions == [(1, False), (2, True)]
    assert SOLD in " ".join(record_text(person).split())
    person.press("Afterwards")
    assert person.sees("Nothing differs from version {version}.", version="2")
