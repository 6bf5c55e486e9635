"""A vault with more cases than anybody remembers."""

import os

import pytest

from benchmarks import bulk
from rsdesk.guidance import loading
from rsdesk.services import cases, register, vaults
from rsdesk.ui.language import counted
from tests.conftest import PASSWORD
from tests.journeys.conftest import Somebody
from tests.journeys.person import Person

COUNT = 10_000 if os.environ.get("RSDESK_FULL") else 200
TITLE = "Leuchtkäfer am Hang"


def filled(person: Person) -> None:
    """Fill the vault, one case among the many with a title of its own."""
    vault = vaults.open_vault(person.folder, PASSWORD)
    subjects = bulk.fill(vault, loading.newest(), COUNT)
    register.list_all(vault, lambda *_: None, lambda: False)
    cases.describe(vault, subjects[COUNT // 2], {"title": TITLE}, bulk.NOW)
    vaults.close(vault)


@pytest.mark.timeout(1_200)
def test_one_case_is_found_among_all_the_others(researcher: Somebody) -> None:
    person = researcher(page="register")
    filled(person)
    person.open().unlock(PASSWORD)
    assert counted("1 case", "{count} cases", COUNT + 1) in person.text_seen
    assert TITLE not in person.text_seen
    person.key("Ctrl+F")
    person.type("leuchtk")
    person.wait(lambda: person.sees("1 case found"))
    assert TITLE in person.text_seen
    person.key("Down")
    person.key("Return")
    person.sees_in_time("Circumstances")
    assert TITLE in person.text_seen
    person.key("Alt+2")
    person.sees_in_time("Why it is asked")
    person.close()
    person.open().unlock(PASSWORD)
    assert TITLE in person.text_seen
