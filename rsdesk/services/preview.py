"""Showing a PDF in the window: its pages as pictures, drawn in a child process with limits."""

import msgspec

from rsdesk.records import isolation
from rsdesk.records.isolation import Cancelled, never
from rsdesk.records.pictures import MOST_PAGES, WIDEST, Answer, Order, Picture

__all__ = ["Answer", "Picture", "drawn", "page_count", "pages"]

SECONDS = 30
MEMORY_MIB = 2048


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has. Raises RecordError when it cannot be shown."""
    return _drawn(Order(pdf, 1, 0, 0)).pages


def pages(
    pdf: bytes, *, width: int, first: int = 0, count: int = 4, cancelled: Cancelled = never
) -> tuple[Picture, ...]:
    """Return pictures of pages from `first`, 0 being the first; fewer where the PDF ends.

    They are as many pixels wide as asked, at most 4096, unless a page is very tall; at most 16
    pages come at once, fewer when they are large. Raises RecordError when it cannot be shown or
    is cancelled.
    """
    return drawn(pdf, width=width, first=first, count=count, cancelled=cancelled).pictures


def drawn(
    pdf: bytes, *, width: int, first: int = 0, count: int = 4, cancelled: Cancelled = never
) -> Answer:
    """Return pictures as `pages` does, and with them how many pages the whole PDF has."""
    if width < 1 or first < 0 or count < 0:
        raise ValueError((width, first, count))
    return _drawn(Order(pdf, min(width, WIDEST), first, min(count, MOST_PAGES)), cancelled)


def _drawn(order: Order, cancelled: Cancelled = never) -> Answer:
    answer = isolation.run(
        "preview",
        msgspec.msgpack.encode(order),
        seconds=SECONDS,
        memory_mib=MEMORY_MIB,
        cancelled=cancelled,
    )
    return msgspec.msgpack.decode(answer, type=Answer)
