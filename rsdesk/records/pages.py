"""Placing strips on pages: headings stay with their text, and no line stands alone."""

from collections import deque
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from msgspec.structs import replace

from rsdesk.records.strips import Strip, parted
from rsdesk.records.styles import BOTTOM, FIRST_TOP, TOP

# a chain of headings is never longer; it bounds the work for hostile contents
LONGEST_CHAIN = 20
# so that sums of heights do not part a strip that just fits
_TINY = 0.01


class Placed(NamedTuple):
    """A strip and the height of its top edge on the page."""

    strip: Strip
    top: float


Page = list[Placed]


def paginate(strips: Iterable[Strip]) -> list[Page]:
    """Return the pages that hold all strips in order, parted where they must be."""
    waiting = deque(strips)
    pages: list[Page] = [[]]
    y = FIRST_TOP
    while waiting:
        strip = waiting.popleft()
        before = strip.before if pages[-1] else 0.0
        room = y - BOTTOM - before + _TINY
        if pages[-1] and (strip.fresh or _needed(strip, waiting) > room):
            waiting.appendleft(replace(strip, fresh=False))
            pages.append([])
            y = TOP
            continue
        if strip.height > room and not strip.solid:
            strip, rest = parted(strip, room)
            waiting.appendleft(rest)
        if not pages[-1]:  # the running header has a rule of its own
            strip = replace(strip, rule=None)
        pages[-1].append(Placed(strip, y - before))
        y -= before + strip.height
    return pages


def page_numbers(pages: list[Page]) -> dict[str, int]:
    """Return the page, from 1, on which each anchor stands."""
    return {
        placed.strip.anchor: number
        for number, page in enumerate(pages, start=1)
        for placed in page
        if placed.strip.anchor
    }


def _needed(strip: Strip, following: Iterable[Strip]) -> float:
    """Return what must fit below: the strip's head, and what its headings are bound to."""
    if not strip.kept:
        return max(strip.head, strip.room)
    needed = strip.height
    for after in islice(following, LONGEST_CHAIN):
        if not after.kept:
            return max(needed + after.before + after.head, strip.room)
        needed += after.before + after.height
    return needed
