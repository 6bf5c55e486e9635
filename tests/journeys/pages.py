"""Every page of the window, and how to get there: what tests of all pages go through."""

from collections.abc import Callable
from typing import Protocol

from rsdesk.i18n import Language
from rsdesk.settings import Theme
from rsdesk.ui.bug import BugView
from rsdesk.ui.place import Page, Step
from tests.conftest import PASSWORD
from tests.journeys.person import Person


class Researcher(Protocol):
    """Makes a person whose vault holds the sample case."""

    def __call__(
        self,
        spoken: Language = "en",
        worn: Theme = "light",
        step: Step = "facts",
        page: Page = "case",
    ) -> Person: ...


Somebody = Callable[..., Person]
Opened = Callable[[Somebody, Researcher, Language], Person]


def _first(person: Person, steps: int) -> Person:
    """Go some steps into the first start."""
    person.open()
    if steps > 0:
        person.press("Continue")
    if steps > 1:
        person.type_into("Your name", "Mara")
        person.type_into("Your institute", "Institut")
        person.press("Continue")
    if steps > 2:
        person.type_into("New password", PASSWORD)
        person.type_into("The same password once more", PASSWORD)
        person.press("Make the vault")
        person.sees_in_time("Your recovery sheet")
    return person


def _start(*presses: str) -> Opened:
    def opened(_: Somebody, researcher: Researcher, spoken: Language) -> Person:
        person = researcher(spoken).open()
        for message in presses:
            person.press(message)
        return person

    return opened


def _trouble(_: Somebody, researcher: Researcher, spoken: Language) -> Person:
    person = researcher(spoken)
    (person.folder / "vault.db").unlink()
    return person.open()


def _practice(somebody: Somebody, _: Researcher, spoken: Language) -> Person:
    person = somebody(spoken).open()
    person.press("Make a practice vault, for courses and trying out")
    return person


def _welcome(steps: int) -> Opened:
    return lambda somebody, _, spoken: _first(somebody(spoken), steps)


def _step(step: Step, *presses: str) -> Opened:
    def opened(_: Somebody, researcher: Researcher, spoken: Language) -> Person:
        person = researcher(spoken, step=step).open().unlock(PASSWORD)
        for message in presses:
            person.press(message)
        return person

    return opened


def _page(page: Page) -> Opened:
    return lambda _, researcher, spoken: researcher(spoken, page=page).open().unlock(PASSWORD)


def _empty(somebody: Somebody, _: Researcher, spoken: Language) -> Person:
    person = _first(somebody(spoken), 3)
    person.press("I have it, and keep it away from this computer")
    person.press("Start working")
    return person


def _bug(_: Somebody, researcher: Researcher, spoken: Language) -> Person:
    person = researcher(spoken, page="settings").open().unlock(PASSWORD)
    person.window.show_view(BugView("Version 0.0\nReport"))
    person.settle()
    return person


PAGES: dict[str, Opened] = {
    "welcome": _welcome(0),
    "name": _welcome(1),
    "password": _welcome(2),
    "recovery-sheet": _welcome(3),
    "practice": _practice,
    "unlock": _start(),
    "recovery-key": _start("Unlock with the recovery key"),
    "restore": _start("Restore a backup"),
    "trouble": _trouble,
    "empty-register": _empty,
    "register": _page("register"),
    "facts": _step("facts"),
    "assessment": _step("assessment"),
    "appraisal": _step("appraisal"),
    "rating": _step("appraisal", "Set the rating"),
    "measures": _step("measures"),
    "own-measure": _step("measures", "Write a measure of your own"),
    "decision": _step("decision"),
    "person": _step("decision", "Add a person"),
    "later": _step("later"),
    "event": _step("later", "Note an event"),
    "record": _step("record"),
    "institute": _page("institute"),
    "guidance": _page("guidance"),
    "verify": _page("verify"),
    "help": _page("help"),
    "settings": _page("settings"),
    "bug": _bug,
}
