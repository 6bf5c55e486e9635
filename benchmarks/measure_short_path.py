"""What a harmless case costs a person: from "new case" to its signed record, by keyboard alone.

The person is that of the tests: a partner outside the EU, an agreement, nothing else; all short
questions answered with the words they need, four ratings, benefit, weighing and decision.
"""

import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks.bulk import NOW
from benchmarks.timing import Figure, figure, report
from rsdesk.services import vaults
from rsdesk.ui import app
from tests.conftest import EFFORT, PASSWORD
from tests.journeys import test_harmless
from tests.journeys.person import Person


def measure(folder: Path) -> list[Figure]:
    """Walk through once, in a new vault."""
    application = app.opened(["rsdesk"])
    person = Person(folder, "en")
    created = vaults.create(
        person.folder, PASSWORD, name="Benchmark", institute="Benchmark", effort=EFFORT, now=NOW
    )
    vaults.close(created.vault)
    person.open().unlock(PASSWORD)
    person.clicks = person.keys = person.typed = 0
    begun = time.perf_counter()
    test_harmless.harmless(person)
    taken = time.perf_counter() - begun
    person.go_home()
    application.quit()
    counts = {
        "clicks, new case to signed record, harmless": person.clicks,
        "keystrokes there, apart from typed words": person.keys - person.typed,
        "keystrokes there, with typed words": person.keys,
    }
    rows = [Figure(what, count, count, 0, "", "times") for what, count in counts.items()]
    return [*rows, figure("the same at the speed of a program", [taken], "")]


if __name__ == "__main__":
    place = Path(sys.argv[1]) / "short_path"
    place.mkdir()
    report(measure(place))
