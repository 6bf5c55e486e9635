"""How many cards and inputs a person sees in each worked case, beside what cases.json allows."""

import sys
from pathlib import Path

import msgspec
from msgspec import Struct

from benchmarks.bulk import NOW
from benchmarks.throwaway import vault
from benchmarks.timing import Figure, report
from rsdesk import paths
from rsdesk.services import casework, vaults


class _Load(Struct):
    cards: int


class _Case(Struct):
    id: str
    load: _Load


class _Cases(Struct):
    cases: tuple[_Case, ...]


def measure(folder: Path) -> list[Figure]:
    """Open each worked case and count what is asked."""
    opened = vault(folder)
    listed = (paths.resources() / "training" / "cases.json").read_bytes()
    rows = []
    for one in msgspec.json.decode(listed, type=_Cases).cases:
        case = casework.begin_worked(opened, one.id, "en", NOW)
        asked = casework.asked(casework.open_case(opened, case, NOW))
        fields = sum(len(question.fields) for question in asked)
        rows.append(_row(f"{one.id}: cards asked", len(asked), f"<= {one.load.cards}"))
        rows.append(_row(f"{one.id}: inputs on them", fields, ""))
    vaults.close(opened)
    return rows


def _row(what: str, count: int, aim: str) -> Figure:
    return Figure(what, count, count, 0, aim, "times")


if __name__ == "__main__":
    report(measure(Path(sys.argv[1]) / "load"))
