"""A case of medium level: measures, a reason, four eyes, a decision with conditions, a record."""

from rsdesk.domain.deciding import lacks
from rsdesk.ui.place import Place
from tests.conftest import PASSWORD
from tests.journeys.cases import undecided
from tests.journeys.conftest import Somebody
from tests.journeys.person import NOW, Person
from tests.journeys.test_harmless import here, record_text, work

OWNER, SECOND = "Dr. Mara Lindqvist", "Ines Beispiel"


def at_the_appraisal(researcher: Somebody) -> Person:
    """Open a worked case whose answers are there, and nothing that people decide."""
    person = researcher("en", page="register").open().unlock(PASSWORD)
    made: list[str] = []
    person.desk.ask(person.desk, lambda vault: undecided(vault, "TC-05"), made.append)
    person.settle()
    person.desk.go(Place("case", made[0], "appraisal"))
    person.settle()
    return person


def adopt(person: Person, proof: str = "", *, condition: bool = False) -> None:
    """Adopt the first measure that the open card offers, with owner, date and proof."""
    person.tab_to("Adopt")
    person.key("Space")
    person.type(OWNER)
    person.key("Tab")
    person.type("31.3.2027")
    person.key("Tab")
    person.type(proof)
    if condition:
        person.tab_to("The decision depends on it (condition)")
        person.key("Space")
    person.key("Ctrl+Return")


def deal_with(person: Person) -> None:
    """Answer two points by measures and the third by a reason; state what level remains."""
    person.key("Ctrl+Return")
    assert here(person).field == "K-17.known"
    adopt(person, condition=True)
    assert here(person).field == "K-08.military"
    adopt(person, " and minutes")
    assert here(person).field == "K-12.embargo"
    person.type_into("Or a written reason", "The embargo covers arms only.")
    person.scroll_to(person.button("low"))
    person.press_words("low")
    person.type_into("Reason for this level", "The measures answer what makes up the level.")


def try_alone(person: Person) -> None:
    """Who filled in the case wants to check and decide it too, and is told who cannot."""
    person.key("Ctrl+Return")
    assert here(person).field == "outcome"
    person.key("2")
    person.type("Public data, all is published, civil use is assured.")
    person.key("Ctrl+Return")
    person.key("Return")  # the owner of the vault fills in the case
    person.press("checks")
    person.press("decides")
    person.press("none that this person knows of")
    assert person.sees(
        "{name} filled in the case and cannot decide it: somebody else has to.", name=OWNER
    )
    person.press("checks")
    person.press("decides")


def second_person(person: Person) -> None:
    """Somebody else checks and decides; who has to say whether there is a conflict."""
    person.press("Add a person")
    person.type(SECOND)
    person.press("checks", 1)
    person.press("decides", 1)
    asked = "{name} has not stated whether there is a conflict of interest."
    assert person.sees(asked, name=SECOND)
    person.press("none that this person knows of", 1)
    assert not person.sees(asked, name=SECOND)
    person.key("Ctrl+Return")
    assert here(person).field == "dated"
    person.key("Return")
    assert person.sees("By the rules nothing is missing for this decision.")


def test_a_medium_case_is_decided_with_conditions_by_two_people(researcher: Somebody) -> None:
    person = at_the_appraisal(researcher)
    deal_with(person)
    try_alone(person)
    second_person(person)
    made = work(person)
    assert lacks(made.guidance, made.rules, made.case, made.assessment, NOW.date()) == ()
    known = made.case.proceedings
    assert known.part("residual").value == "low"
    assert sorted(party.acts for party in known.parties.values()) == [
        ("checks", "decides"),
        ("fills",),
    ]
    assert [measure.condition for measure in known.measures.values()].count(True) == 1
    person.press("Record")
    person.press("Sign and keep")
    person.wait(lambda: person.can_press("Save as …"))
    text = " ".join(record_text(person).split())
    for words in (OWNER, SECOND, "proceed with conditions", "The embargo covers arms only."):
        assert words in text
