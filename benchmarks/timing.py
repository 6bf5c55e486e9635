"""Timing and peak memory of one measurement, and how it is handed to the table."""

import resource
import statistics
import sys
import time
from collections.abc import Callable
from typing import Literal

import msgspec
from msgspec import Struct


class Figure(Struct):
    """One row of the table; times in seconds, peak memory of the measuring process and children.

    A row that counts has the unit `times`, and the count as its median.
    """

    what: str
    median: float
    worst: float
    peak_mib: float
    aim: str
    unit: Literal["ms", "times"] = "ms"


def timed(action: Callable[[], object], times: int) -> list[float]:
    """Return how long each of several runs took, in seconds."""
    durations = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        durations.append(time.perf_counter() - start)
    return durations


def figure(what: str, durations: list[float], aim: str) -> Figure:
    """Return a row: p99 from a hundred runs on, else the worst."""
    ordered = sorted(durations)
    worst = ordered[int(len(ordered) * 0.99)] if len(ordered) >= 100 else ordered[-1]
    peak = max(
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return Figure(what, statistics.median(ordered), worst, peak / 1024, aim)


def report(figures: list[Figure]) -> None:
    """Hand the rows to the process that prints the table."""
    sys.stdout.buffer.write(msgspec.json.encode(figures))
