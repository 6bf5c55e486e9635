"""What the first hour costs a person: clicks and keystrokes from nothing to a verified record.

The person is that of the tests: a vault, the recovery sheet, the sample case looked through and one
answer changed, the record signed, saved and verified.
"""

import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks.timing import Figure, figure, report
from rsdesk.ui import app
from tests.journeys import test_first_hour as first_hour
from tests.journeys.person import Person


def measure(folder: Path) -> list[Figure]:
    """Walk through once."""
    application = app.opened(["rsdesk"])
    person = Person(folder / "journey", "en")
    begun = time.perf_counter()
    first_hour.make_vault(person)
    first_hour.keep_sheet(person)
    first_hour.look_at_sample(person)
    first_hour.answer_again(person)
    first_hour.sign(person)
    first_hour.verify(person)
    taken = time.perf_counter() - begun
    person.go_home()
    application.quit()
    return [
        Figure("clicks of the demo journey", person.clicks, person.clicks, 0, "", "times"),
        Figure("keystrokes of the demo journey", person.keys, person.keys, 0, "", "times"),
        figure("the same journey at the speed of a program", [taken], ""),
    ]


if __name__ == "__main__":
    place = Path(sys.argv[1])
    (place / "journey").mkdir()
    report(measure(place))
