"""The register of 10,000 cases: first page, counts, search as one types; a case's way into it."""

import random
import sys
import time
from datetime import date
from itertools import pairwise
from pathlib import Path

from benchmarks import bulk, throwaway
from benchmarks.timing import Figure, figure, report, timed
from rsdesk.guidance import loading
from rsdesk.services import cases, register, vaults
from rsdesk.storage.vault import Vault

COUNT = 10_000
TODAY = date(2026, 11, 21)
PARTS = "Quanten Sensor Grund Wasser Mess Technik Ober Flächen Daten Bank Schutz Labor".split()
TYPED = ("s", "se", "sen", "sens", "sensor", "sensorgrund", "katalyse", "sensor wasser", "xyz")


def measure(folder: Path) -> list[Figure]:
    """Fill a vault, list it, and ask for pages as the window does."""
    vault = throwaway.vault(folder / "register")
    try:
        subjects = bulk.fill(vault, loading.newest(), COUNT)
        listing = _listing(vault)
        _retitle(vault, subjects)
        return [
            listing,
            figure("first page of the register, 10,000 cases", _pages(vault), "a few ms"),
            figure("last page, by title, downwards", _last_pages(vault), "a few ms"),
            figure("counts over all shelves", _counts(vault), "a few ms"),
            *(figure(f"search “{text}”", _searches(vault, text), "<= 30 ms") for text in TYPED),
            _stored(vault, subjects),
        ]
    finally:
        vaults.close(vault)


def _listing(vault: Vault) -> Figure:
    """Time per case, in batches, of listing a vault of an older version."""
    moments = [time.perf_counter()]
    register.list_all(vault, lambda *_: moments.append(time.perf_counter()), lambda: False)
    steps = [(end - start) / register.BATCH for start, end in pairwise(moments)]
    return figure("listing an older vault, per case", steps, "")


def _retitle(vault: Vault, subjects: list[str]) -> None:
    """Give every tenth case a title of rarer compound words, and take their words in."""
    chance = random.Random(bulk.SEED)
    for subject in subjects[::10]:
        title = " ".join("".join(chance.choices(PARTS, k=3)) for _ in range(4))
        cases.describe(vault, subject, {"title": title}, bulk.NOW)
    register.page(vault, today=TODAY, text="x")


def _pages(vault: Vault) -> list[float]:
    return timed(lambda: register.page(vault, today=TODAY), 100)


def _last_pages(vault: Vault) -> list[float]:
    return timed(
        lambda: register.page(
            vault, today=TODAY, order="title", descending=True, offset=COUNT - 100
        ),
        20,
    )


def _counts(vault: Vault) -> list[float]:
    return timed(lambda: register.counts(vault, TODAY), 100)


def _searches(vault: Vault, text: str) -> list[float]:
    return timed(lambda: register.page(vault, today=TODAY, text=text), 20)


def _stored(vault: Vault, subjects: list[str]) -> Figure:
    """Store answers one by one, the row of the register included."""
    edition, chance, durations = loading.newest(), random.Random(3), []
    for _ in range(500):
        field, choice, parts = bulk.answers(edition, chance, 1)[0]
        start = time.perf_counter()
        cases.give_answer(vault, subjects[0], field, choice, parts, bulk.NOW)
        durations.append(time.perf_counter() - start)
    return figure("answer stored among 10,000 cases", durations, "p99 <= 20 ms")


if __name__ == "__main__":
    report(measure(Path(sys.argv[1])))
