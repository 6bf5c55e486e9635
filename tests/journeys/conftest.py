"""What journeys share: somebody who sits down at a computer with an empty folder."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from rsdesk.i18n import Language
from rsdesk.services import casework, vaults, visits
from rsdesk.settings import Theme
from rsdesk.ui import language, theme
from rsdesk.ui.place import Page, Place, Step, written
from tests.conftest import EFFORT, PASSWORD
from tests.journeys.person import NOW, Person

Somebody = Callable[..., Person]


@pytest.fixture
def somebody(tmp_path: Path, qapp: QApplication) -> Iterator[Somebody]:
    """Make a person who speaks a language and likes a theme."""
    made: list[Person] = []

    def somebody(spoken: Language = "en", worn: Theme = "light") -> Person:
        made.append(Person(tmp_path, spoken, worn))
        return made[-1]

    yield somebody
    for person in made:
        person.go_home()
    language.switch("en")
    theme.dress(qapp, "light", 100)


@pytest.fixture
def person(somebody: Somebody) -> Person:
    """A person who speaks English."""
    return somebody()


@dataclass(frozen=True)
class Prepared:
    """A closed vault that holds the sample case, in the language of the window."""

    folder: Path
    case: str
    recovery_key: str


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Language], Prepared]:
    """Make each vault once; whoever works in it takes a copy."""
    made: dict[Language, Prepared] = {}

    def prepare(spoken: Language) -> Prepared:
        if spoken not in made:
            made[spoken] = _prepared(tmp_path_factory.mktemp(spoken) / "vault", spoken)
        return made[spoken]

    return prepare


@pytest.fixture
def researcher(somebody: Somebody, prepared: Callable[[Language], Prepared]) -> Somebody:
    """Make a person whose vault holds the sample case and who was last at a place in it."""

    def researcher(
        spoken: Language = "en", worn: Theme = "light", step: Step = "facts", page: Page = "case"
    ) -> Person:
        person, known = somebody(spoken, worn), prepared(spoken)
        shutil.copytree(known.folder, person.folder)
        person.case, person.recovery_key = known.case, known.recovery_key
        leave_at(person, Place(page, case=known.case, step=step))
        return person

    return researcher


def leave_at(person: Person, place: Place) -> None:
    """Let the vault remember a place, as if the window had been closed there."""
    vault = vaults.open_vault(person.folder, PASSWORD)
    visits.leave(vault, written(place), NOW, back_up=False)


def _prepared(folder: Path, spoken: Language) -> Prepared:
    created = vaults.create(
        folder,
        PASSWORD,
        name="Dr. Mara Lindqvist",
        institute="Saaletal-Institut",
        now=NOW,
        effort=EFFORT,
    )
    case = casework.begin_sample(created.vault, spoken, NOW)
    vaults.close(created.vault)
    return Prepared(folder, case, created.recovery_key)
