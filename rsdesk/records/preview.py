"""Pictures of PDF pages, drawn in the child process: any PDF may be hostile."""

from collections.abc import Iterator

import msgspec
from pypdfium2 import PdfDocument, PdfiumError, PdfPage

from rsdesk.errors import RecordError
from rsdesk.i18n import N_
from rsdesk.records.pictures import Answer, Order, Picture

# how much taller than wide a picture may get: a page may be a hair wide and a mile high
TALLEST = 3
# what all pictures of an answer may hold; those beyond it are left for the next order
MOST_BYTES = 192 * 2**20
WHITE = (255, 255, 255, 255)


def preview_request(body: bytes) -> bytes:
    """Draw the pages that an order asks for; this is what the child does."""
    return msgspec.msgpack.encode(draw(msgspec.msgpack.decode(body, type=Order)))


def draw(order: Order) -> Answer:
    """Return pictures of pages and how many pages there are. Raises RecordError for no PDF."""
    try:
        document = PdfDocument(order.pdf)
        document.init_forms()  # without it the signature would not be seen
        return Answer(len(document), tuple(_pictures(document, order)))
    except PdfiumError as exc:
        raise RecordError(
            N_(
                "This file cannot be shown: it is damaged, locked with a password or no PDF. "
                "Nothing was changed. Please look at it with another program, or get it again."
            )
        ) from exc


def _pictures(document: PdfDocument, order: Order) -> Iterator[Picture]:
    room = MOST_BYTES
    for number in range(order.first, min(len(document), order.first + order.count)):
        picture = _picture(document[number], order.width)
        room -= len(picture.rgb)
        if room < 0:
            return
        yield picture


def _picture(page: PdfPage, width: int) -> Picture:
    across, down = page.get_size()
    scale = min(width / max(across, 1), TALLEST * width / max(down, 1))
    bitmap = page.render(scale=scale, fill_color=WHITE, rev_byteorder=True, may_draw_forms=True)
    length = 3 * bitmap.width
    pixels = memoryview(bitmap.buffer)
    starts = range(0, bitmap.height * bitmap.stride, bitmap.stride)
    # PDFium pads each row
    rgb = b"".join(pixels[start : start + length] for start in starts)
    return Picture(bitmap.width, bitmap.height, rgb)
