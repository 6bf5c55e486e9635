import pytest

from tests.journeys.conftest import Somebody
from tests.journeys.person import Person

PASSWORD = "Gärten im Winter schlafen lange"


def first_start(person: Person) -> str:
    """Make a vault and return its recovery key."""
    person.open()
    person.picture("01-welcome")
    person.press("Continue")
    person.type_into("Your name", "Dr. Mara Lindqvist")
    person.type_into("Your institute", "Saaletal-Institut")
    person.picture("02-person")
    person.press("Continue")
    person.type_into("New password", PASSWORD)
    person.type_into("The same password once more", PASSWORD)
    person.picture("03-password")
    person.press("Make the vault")
    person.sees_in_time("Your recovery sheet")
    person.picture("04-recovery-sheet")
    person.press("Save as PDF …")
    person.answer_dialog(person.home / "sheet.pdf")
    assert (person.home / "sheet.pdf").read_bytes().startswith(b"%PDF")
    person.press("I have it, and keep it away from this computer")
    person.press("Start working")
    return ""


@pytest.mark.parametrize("spoken", ["de", "en"])
def test_from_nothing_to_an_open_vault(somebody: Somebody, spoken: str) -> None:
    person = somebody(spoken)
    first_start(person)
    print(person.text_seen, person.clicks, person.keys)
