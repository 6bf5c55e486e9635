"""From leaving a field to stored, in a vault with 200 cases."""

import random
import sys
import time
from pathlib import Path

from benchmarks import bulk, throwaway
from benchmarks.timing import Figure, figure, report
from rsdesk.guidance import loading
from rsdesk.services import cases, vaults


def measure(folder: Path) -> Figure:
    """Store 500 answers one by one."""
    edition = loading.newest()
    vault = throwaway.vault(folder / "answers")
    case = bulk.fill(vault, edition, 200)[0]
    chance = random.Random(2)
    durations = []
    for _ in range(500):
        field, choice, parts = bulk.answers(edition, chance, 1)[0]
        start = time.perf_counter()
        cases.give_answer(vault, case, field, choice, parts, bulk.NOW)
        durations.append(time.perf_counter() - start)
    vaults.close(vault)
    return figure("answer stored (500 answers)", durations, "p99 <= 50 ms")


if __name__ == "__main__":
    report([measure(Path(sys.argv[1]))])
