"""Loading and linting all guidance; assessing a case in which every item has an answer."""

import random
import subprocess
import sys
from pathlib import Path

from benchmarks.timing import figure, report, timed
from rsdesk import paths
from rsdesk.domain.assessment import ItemAnswer, assess
from rsdesk.domain.conditions import Known
from rsdesk.guidance import linting, loading

EDITION = loading.newest()
FOLDER = paths.resources() / "guidance" / EDITION.edition.version
FACTS: dict[str, Known] = {fact.id: "yes" for fact in EDITION.facts if fact.question}
CHANCE = random.Random(1)
ANSWERS = [
    ItemAnswer(item.id, CHANCE.choice(item.options).id, "partner:a")
    for item in EDITION.items
    if item.options
]
COMMAND = [sys.executable, "-m", "rsdesk.main", "assess", "--json"]
CASE = b'{"facts": ["always", "non_eu"], "answers": {"LEI-3.2": "no embargo"}}'


def _load() -> None:
    loading.load(FOLDER, shipped=True)


def _judge() -> None:
    assess(EDITION, FACTS, ANSWERS, partners=["partner:a"])


def _command(case: Path) -> None:
    subprocess.run([*COMMAND, case], capture_output=True, check=True)


if __name__ == "__main__":
    case_file = Path(sys.argv[1]) / "case.json"
    case_file.write_bytes(CASE)
    report(
        [
            figure("load all guidance", timed(_load, 20), "<= 50 ms"),
            figure("the same from TOML alone", timed(lambda: loading.load(FOLDER), 20), "-"),
            figure("load and lint all guidance", timed(lambda: linting.lint(FOLDER), 10), "-"),
            figure(f"assess a full case ({len(ANSWERS)} items)", timed(_judge, 200), "<= 5 ms"),
            figure("rsdesk assess, whole command", timed(lambda: _command(case_file), 10), "-"),
        ]
    )
