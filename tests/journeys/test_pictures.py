"""Pages as the guide and the readme show them: a register in use, a question with its options."""

import os
from datetime import date
from pathlib import Path

import pytest

from rsdesk.guidance import loading
from rsdesk.i18n import Language
from rsdesk.services import casework
from rsdesk.settings import Theme
from rsdesk.storage.vault import Vault
from rsdesk.ui.place import Page, Place, Step
from tests.journeys.conftest import Somebody
from tests.journeys.person import NOW, Person
from tests.journeys.test_first_hour import IN_ALL_FOUR, keep_sheet, make_vault

# invented: title, partner, seat, facts that hold, next date
CASES: dict[Language, tuple[tuple[str, str, str, tuple[str, ...], date | None], ...]] = {
    "de": (
        ("Küstenschutz mit lebenden Dämmen", "Instituto do Litoral Norte", "Belém, Brasilien",
         ("non_eu",), date(2026, 11, 18)),
        ("Perowskit-Solarzellen bei Kälte", "Northern Lights University", "Yellowknife, Kanada",
         ("non_eu", "guests"), date(2026, 12, 4)),
        ("Sprachmodelle für seltene Sprachen", "Hanbit-Institut", "Daejeon, Südkorea",
         ("non_eu", "ai"), None),
        ("Sensorik für Grundwasser", "Universidad del Altiplano Sur", "Puno, Peru",
         ("non_eu",), date(2027, 2, 1)),
    ),
    "en": (
        ("Coastal protection with living dams", "Instituto do Litoral Norte", "Belém, Brazil",
         ("non_eu",), date(2026, 11, 18)),
        ("Perovskite solar cells in the cold", "Northern Lights University", "Yellowknife, Canada",
         ("non_eu", "guests"), date(2026, 12, 4)),
        ("Language models for rare languages", "Hanbit Institute", "Daejeon, South Korea",
         ("non_eu", "ai"), None),
        ("Sensors for groundwater", "Universidad del Altiplano Sur", "Puno, Peru",
         ("non_eu",), date(2027, 2, 1)),
    ),
}  # fmt: skip


def fill(vault: Vault, spoken: Language) -> str:
    """Begin the invented cases and the sample; return the sample."""
    for title, name, seat, facts, day in CASES[spoken]:
        case = casework.begin(vault, title, NOW)
        casework.add_partner(vault, case, {"name": name, "seat": seat}, NOW)
        known = casework.open_case(vault, case, NOW).guidance.fact
        for fact in facts:
            if fact in known:
                casework.state_fact(vault, case, fact, "yes", NOW)
        if day is not None:
            casework.describe(vault, case, case, "next_date", day.isoformat(), NOW)
    return casework.begin_sample(vault, spoken, NOW)


def in_use(person: Person) -> str:
    """Make a vault, fill it, and show its register."""
    make_vault(person)
    keep_sheet(person)
    made: list[str] = []
    spoken = person.spoken
    person.desk.ask(person.desk, lambda vault: fill(vault, spoken), made.append)
    person.settle()
    person.press("Settings")
    person.press("Cases")
    return made[0]


# each step and page beside those of the first hour: its picture, and what is opened there
STEPS: tuple[tuple[Step, str], ...] = (
    ("measures", ""),
    ("decision", ""),
    ("later", ""),
    ("appraisal", "Set the rating"),
    ("decision", "Add a person"),
    ("later", "Note an event"),
)
SIDES: tuple[Page, ...] = ("institute", "guidance")


def tour(person: Person, case: str) -> None:
    """Look at every step of a case, at what unfolds there, and at the pages beside it."""
    for number, (step, opened) in enumerate(STEPS, start=22):
        person.desk.go(Place("case", case, step))
        person.settle()
        if opened:
            person.press(opened)
        person.picture(f"{number}-{step}-open" if opened else f"{number}-{step}")
    for number, page in enumerate(SIDES, start=22 + len(STEPS)):
        person.desk.go(Place(page))
        person.settle()
        person.picture(f"{number}-{page}")


# the dark ones differ in colour only, and `make pictures` takes them
SHOWN = IN_ALL_FOUR if os.environ.get("RSDESK_PICTURES") else IN_ALL_FOUR[:2]


@pytest.mark.parametrize(("spoken", "worn"), SHOWN)
def test_what_is_due_stands_on_top_of_a_register_in_use(
    somebody: Somebody, spoken: Language, worn: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = somebody(spoken, worn)
    person.pictures = True
    monkeypatch.chdir(person.home)  # the pictures show no folder of this computer
    person.folder = Path("rsdesk")
    case = in_use(person)
    titles = [title for title, *_ in CASES[spoken]]
    seen = person.text_seen
    assert all(title in seen for title in titles)
    assert min(titles, key=seen.index) == titles[0]
    person.picture("20-register")
    edition = loading.newest()
    field = edition.field_of["BMBF-14"]  # the red flag of the sample
    question = edition.question_of[field.id].id
    person.desk.go(Place("case", case, "assessment", question, case, field.id))
    person.settle()
    assert person.sees("red flag")
    person.picture("21-assessment")
    tour(person, case)
