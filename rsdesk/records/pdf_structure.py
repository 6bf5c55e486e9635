"""Where a PDF keeps its signatures, read strictly, and which bytes each of them covers."""

import re
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any

from msgspec import Struct
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.rw_common import PdfHandler
from pyhanko.sign.fields import enumerate_sig_fields

from rsdesk.records.findings import RefusedError

SUBFILTER = "/ETSI.CAdES.detached"
REVISION_LIMIT = 50
_LOOSE = re.compile(
    rb"/ByteRange\s{0,20}\[\s{0,20}(\d{1,10})\s{1,20}(\d{1,10})\s{1,20}(\d{1,10})\s{1,20}(\d{1,10})"
)
_LOOSE_LIMIT = 4
_ONE_CASE = re.compile(rb"<((?:[0-9A-F]{2})+|(?:[0-9a-f]{2})+)>")


class PdfSignature(Struct, frozen=True):
    """One filled signature field: the covered bytes, the container, the claimed time (/M)."""

    byte_range: tuple[int, int, int, int]
    contents: bytes
    subfilter: str
    claimed: datetime | None


def signatures(pdf: bytes) -> tuple[PdfSignature, ...]:
    """Return the signatures of the newest state of the file.

    Raises RefusedError when the file is encrypted or an earlier signature was taken out, and
    whatever pyHanko raises for what it cannot read.
    """
    reader = PdfFileReader(BytesIO(pdf), strict=True)
    if "/Encrypt" in reader.trailer_view:
        raise RefusedError("unknown", "encrypted")
    if reader.total_revisions > REVISION_LIMIT:
        raise RefusedError("unknown", "unreadable")
    found = tuple(_filled(reader))
    for revision in range(reader.total_revisions - 1):
        if not set(_filled(reader.get_historical_resolver(revision))) <= set(found):
            raise RefusedError("changed", "removed")
    return found


def loose_byte_ranges(pdf: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Return what looks like the coverage of a signature in a file too damaged to be read.

    Good for saying that covered bytes were changed, never for saying that they were not.
    """
    for index, match in enumerate(_LOOSE.finditer(pdf)):
        if index == _LOOSE_LIMIT:
            return
        zero, length, second, rest = (int(number) for number in match.groups())
        yield zero, length, second, rest


def hole(pdf: bytes, byte_range: tuple[int, int, int, int]) -> bytes:
    """Return the container that a signature leaves uncovered, padding included.

    Raises RefusedError unless it covers everything from the first byte on but one hexadecimal
    string in one case, so that no uncovered byte is without a meaning that gets checked.
    """
    zero, start, end, rest = byte_range
    if end + rest > len(pdf):
        raise RefusedError("unknown", "incomplete")
    if zero != 0 or rest < 0:
        raise RefusedError("changed", "uncovered")
    match = _ONE_CASE.fullmatch(pdf, start, end)
    if match is None:
        raise RefusedError("changed", "uncovered")
    return bytes.fromhex(match[1].decode())


def _filled(handler: PdfHandler) -> Iterator[PdfSignature]:
    for _, _, field in enumerate_sig_fields(handler, filled_status=True):
        yield _signature(field.get_object().raw_get("/V").get_object())


def _signature(value: Any) -> PdfSignature:
    """Read a signature dictionary; every value must stand in it, not somewhere else."""
    numbers = value.raw_get("/ByteRange")
    contents = value.raw_get("/Contents")
    if not isinstance(contents, generic.ByteStringObject | generic.TextStringObject):
        raise TypeError("/Contents is no string")
    if not all(isinstance(n, generic.NumberObject) for n in numbers):
        raise TypeError("/ByteRange holds something else than whole numbers")
    zero, length, second, rest = (int(number) for number in numbers)
    return PdfSignature(
        byte_range=(zero, length, second, rest),
        contents=contents.original_bytes,
        subfilter=str(value.get("/SubFilter", "")),
        claimed=_claimed(value),
    )


def _claimed(value: Any) -> datetime | None:
    """Return /M; None when there is none or it is no date with a zone."""
    try:
        moment = generic.parse_pdf_date(value["/M"], strict=True)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return moment if moment.tzinfo else None
