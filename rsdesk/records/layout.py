"""From a request to a PDF: contents, typesetting, pages, drawing. Runs in a child process."""

from rsdesk.records.content import (
    RecordRequest,
    Rendered,
    read_request,
    rendered_bytes,
)
from rsdesk.records.document import document, reason
from rsdesk.records.drawing import draw
from rsdesk.records.pages import Page, paginate
from rsdesk.records.stamp import signature_block
from rsdesk.records.styles import SIGNATURE, TEXT
from rsdesk.records.typesetting import SIGNATURE_ANCHOR, strips


def render_request(body: bytes) -> bytes:
    """Return the rendered record for a request, both as they travel between processes."""
    return rendered_bytes(render(read_request(body)))


def render(request: RecordRequest) -> Rendered:
    """Return the record as a PDF, where its signature goes, and what that will show."""
    contents = document(request)
    pages = paginate(strips(contents))
    return Rendered(
        pdf=draw(contents, pages),
        block=signature_block(request),
        box=_signature_box(pages),
        reason=reason(request),
    )


def _signature_box(pages: list[Page]) -> tuple[int, float, float, float, float]:
    width, height = SIGNATURE
    for index, page in enumerate(pages):
        for placed in page:
            if placed.strip.anchor == SIGNATURE_ANCHOR:
                return index, TEXT, placed.top - height, TEXT + width, placed.top
    raise LookupError("the record has no place for a signature")
