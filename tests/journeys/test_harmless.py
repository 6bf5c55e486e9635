"""A harmless collaboration, by keyboard alone, from "new case" to a signed record."""

import os

import pytest
from pypdfium2 import PdfDocument

from rsdesk.domain.casework import Casework
from rsdesk.i18n import Language
from rsdesk.services import preflight, records
from rsdesk.ui.case.page import CasePage
from rsdesk.ui.language import t
from rsdesk.ui.place import Place
from tests.conftest import PASSWORD
from tests.journeys.conftest import Somebody
from tests.journeys.person import NOW, Person

TITLE, PARTNER = "Manuscript catalogue", "Kashiwara University"
SOURCE = "EU Sanctions Map"
REASON = "No concern, clear benefit."
# what is answered to each short question, and the words that this answer needs
ANSWERS: dict[str, tuple[str, str]] = {
    "K-01.kind": ("basic", ""),
    "K-04.benefit": ("filled", "Both collections for everyone"),
    "K-23.interest": ("purely scientific", ""),
    "K-20.check": ("no finding", "Annual report"),
    "K-20.rating": ("none", "Nothing found"),
    "K-24.people": ("no finding", "Publications"),
    "K-16.situation": ("done", "Stable"),
    "K-16.freedom": ("no or low risk", "Freedom Index"),
    "K-16.rating": ("none", "Stable, no sanctions"),
    "K-07.rating": ("none", "Public sources"),
    "K-08.misuse": ("no plausible misuse", "Harms nobody"),
    "K-10.ethics": ("excluded", "Old texts"),
    "K-12.embargo": ("no embargo", SOURCE),
    "K-12.names": ("no hit", SOURCE),
    "K-11.risk": ("excluded", "Only texts"),
    "K-11.check": ("in order", "Annex I"),
    "K-11.goods": ("nothing listed", "Annex I"),
    "K-41.general": ("yes", ""),
    "K-25.rating": ("none", "Own funding"),
    "K-27.clauses": ("yes", ""),
    "K-27.values": ("yes", ""),
    "K-26.alone": ("excluded", "Published jointly"),
    "K-28.binding": ("in writing", ""),
    "K-28.publish": ("yes", ""),
    "K-28.censorship": ("excluded", "All is open"),
    "K-31.disclosed": ("disclosed", ""),
    "K-30.corruption": ("excluded", "No gifts"),
    "K-45.fair": ("no", ""),
    "K-03.kinds": ("none (reason)", "Public sources"),
    "K-43.initial": ("yes", ""),
    "K-43.risks": ("filled", "None"),
    "K-37.roles": ("filled", "Project lead"),
    "K-37.exit": ("yes", ""),
    "K-44.effort": ("filled", "No risk against it"),
}


def page(person: Person) -> CasePage:
    """Return the page of the case."""
    return person.window.findChildren(CasePage)[0]


def work(person: Person) -> Casework:
    """Return the case as its pages show it."""
    return page(person).model.work


def here(person: Person) -> Place:
    """Return where the keyboard is."""
    return page(person).here()


def begin(person: Person) -> None:
    """Name the case and its partner; there is an agreement, and nothing else but the partner."""
    person.key("Ctrl+N")
    person.type(TITLE)
    person.key("Return")
    person.key("Ctrl+Return")
    person.key("Return")
    person.type(PARTNER)
    person.key("Ctrl+Return")
    person.key("Tab")
    assert here(person).field == "non_eu"
    person.key("1")
    person.key("Alt+0")
    for _ in range(3):
        person.key("Shift+Tab")
    assert here(person).field == "agreement"
    person.key("1")
    person.key("Return")


def answer(person: Person) -> None:
    """Answer what is asked: a number, the words that are needed, and on."""
    left = dict(ANSWERS)
    while here(person).step == "assessment" and here(person).field in left:
        name = here(person).field
        option, said = left.pop(name)
        guidance = work(person).guidance
        options = [choice.id for choice in guidance.choices(guidance.field[name])]
        if len(options) > 1:
            person.key(str(options.index(option) + 1))
        if said:
            person.type(said)
        if here(person).field == name:
            person.key("Ctrl+Return")
    assert left == {}
    assert person.sees("Every question is answered.")


def decide(person: Person) -> None:
    """See the appraisal, and decide alone, as a low level allows."""
    person.key("Ctrl+Return")
    assert here(person).step == "appraisal" and work(person).assessment.appraisal.level == "low"
    person.key("Ctrl+Return")
    assert here(person).step == "decision"
    person.key("1")
    person.type(REASON)
    person.key("Ctrl+Return")
    person.key("Return")  # who fills in and decides
    person.key("Space")  # knows of no conflict of interest
    person.key("Ctrl+Return")
    person.key("Return")  # today
    person.key("Ctrl+Return")


def sign(person: Person) -> None:
    """Sign the record."""
    assert person.sees("Nothing is missing. What the answers led to is in the appraisal.")
    person.key("Return")
    person.wait(lambda: person.can_press("Save as …"))


def harmless(person: Person) -> None:
    """All of it."""
    begin(person)
    answer(person)
    decide(person)
    sign(person)


def record_text(person: Person) -> str:
    """Return the words of the newest record."""
    sha256 = work(person).records[-1].sha256
    made: list[bytes] = []
    person.desk.ask(person.desk, lambda vault: records.record_pdf(vault, sha256), made.append)
    person.settle()
    document = PdfDocument(made[0])
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


SPOKEN: list[Language] = ["en", "de"] if os.environ.get("RSDESK_FULL") else ["en"]


@pytest.mark.parametrize("spoken", SPOKEN)
def test_a_harmless_case_is_signed_by_keyboard_alone(
    researcher: Somebody, spoken: Language
) -> None:
    person = researcher(spoken, page="register").open()
    person.type(PASSWORD)
    person.key("Return")
    person.keys = person.typed = 0
    harmless(person)
    assert person.clicks == 0
    assert person.keys - person.typed < 100
    made = work(person)
    assert preflight.missing(made, NOW.date()) == ()
    assert made.assessment.depth == "short"
    people = made.case.proceedings.parties.values()
    assert [party.acts for party in people] == [("fills", "decides")]
    assert [record.shows_this_state for record in made.records] == [True]
    text = record_text(person)
    assert PARTNER in text and REASON in text
    assert t("Research security record") in text
    assert t("Interim record on research security") not in text
