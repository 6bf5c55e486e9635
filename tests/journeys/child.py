"""The window in a process of its own, worked by a person; a test tells it what to do.

`python -m tests.journeys.child ACT HOME`; what nobody may find afterwards comes on standard input.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest

from rsdesk.opening import start_anew
from rsdesk.ui import app
from tests.journeys.person import Person
from tests.journeys.test_first_hour import (
    PASSWORD,
    answer_again,
    keep_sheet,
    look_at_sample,
    make_vault,
    sign,
    verify,
)


def first_hour(home: Path) -> None:
    """Walk from nothing to a verified record, look at every page, and close the window."""
    person = Person(home)
    make_vault(person)
    keep_sheet(person)
    look_at_sample(person)
    answer_again(person)
    comment(person, told())
    person.press("Appraisal")
    sign(person)
    verify(person)
    person.press("Cases")
    person.key("Ctrl+F")
    person.type(told())
    for page in ("Help", "Settings"):
        person.press(page)
    person.close()
    person.open().unlock(PASSWORD)
    person.key("Ctrl+L")
    person.wait(lambda: bool(person.restarts))


def type_and_wait(home: Path) -> None:
    """Type into a card; then lock when told so, or be killed."""
    person = Person(home, restart=start_anew)
    person.open().unlock(told())
    comment(person, told())
    tell("typed")
    told()
    person.key("Ctrl+L")
    QTest.qWait(60_000)


def comment(person: Person, text: str) -> None:
    """Write a comment on the question that is shown."""
    person.press("Add a comment")
    person.type_into("Reason or comment", text)


def told() -> str:
    """Return the next line of the test."""
    return sys.stdin.readline().rstrip("\n")


def tell(word: str) -> None:
    """Say something to the test."""
    print(word, flush=True)


ACTS: dict[str, Callable[[Path], None]] = {"first-hour": first_hour, "type": type_and_wait}

if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = app.opened(sys.argv[:1])
    ACTS[sys.argv[1]](Path(sys.argv[2]))
    tell("done")
