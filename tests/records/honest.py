"""Small signed PDFs as rsdesk makes them, and what is needed to make more."""

import re
from datetime import UTC, datetime
from functools import cache
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from rsdesk.crypto.identity import Identity, create
from rsdesk.records.signing import sign

BORN = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
NOW = datetime(2026, 3, 2, 9, 30, 5, tzinfo=UTC)
BOX = (0, 50.5, 40.0, 250.5, 100.0)
BYTE_RANGE = re.compile(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]")


@cache
def ada() -> Identity:
    """Return the person who signs the honest records."""
    return create("Ada Lovelace", "Institut für Beispiele", BORN)


@cache
def mallory() -> Identity:
    """Return somebody else, whose certificate carries the same name."""
    return create("Ada Lovelace", "Institut für Beispiele", BORN)


def drawn(
    *lines: str,
    size: tuple[float, float] = (400, 300),
    pages: int = 1,
    title: str = "Record 3F09-A21C-1",
) -> bytes:
    """Return an unsigned PDF with these lines on every page; made alike each time."""
    output = BytesIO()
    canvas = Canvas(output, pagesize=size, pageCompression=1, invariant=1)
    canvas.setTitle(title)
    for _ in range(pages):
        for number, line in enumerate(lines):
            canvas.drawString(20, size[1] - 40 - 20 * number, line)
        canvas.showPage()
    canvas.save()
    return output.getvalue()


def signed_by(identity: Identity, pdf: bytes, *, now: datetime = NOW) -> bytes:
    """Return a PDF with the identity's signature."""
    return sign(
        pdf,
        identity,
        block=drawn("Signed by Ada Lovelace", size=(200, 60)),
        box=BOX,
        reason="Assessment Größe 评估",
        location="Köln, Łódź",
        now=now,
    )


@cache
def record() -> bytes:
    """Return the honest record that most tests start from."""
    return signed_by(ada(), drawn("Outcome: do not proceed", "Payment: 1000 EUR", pages=2))


def byte_range(pdf: bytes) -> tuple[int, int, int, int]:
    """Return the numbers of the first /ByteRange."""
    found = BYTE_RANGE.search(pdf)
    assert found is not None
    first, length, second, rest = (int(number) for number in found.groups())
    return first, length, second, rest


def container(pdf: bytes) -> bytes:
    """Return the bytes inside /Contents, padding included."""
    _, start, end, _ = byte_range(pdf)
    return bytes.fromhex(pdf[start + 1 : end - 1].decode())


def der_length(content: bytes) -> int:
    """Return how many bytes the first DER value takes, head included."""
    if content[1] < 0x80:
        return 2 + content[1]
    more = content[1] & 0x7F
    return 2 + more + int.from_bytes(content[2 : 2 + more])
