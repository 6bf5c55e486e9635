"""PDFs made to hang, to swell or to break whatever reads them; none is signed honestly."""

import zlib
from collections.abc import Callable

from tests.records.attacks_container import with_container
from tests.records.forging import last_root, last_size, last_xref, range_text, replaced
from tests.records.honest import record

Hostile = Callable[[], bytes]


def pdf_of(*objects: bytes, root: int = 1, prev: int | None = None) -> bytes:
    """Return a PDF of these objects, numbered from 1, with a table that fits them."""
    body, entries = b"%PDF-1.7\n", b"0000000000 65535 f \n"
    for number, text in enumerate(objects, 1):
        entries += b"%010d 00000 n \n" % len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    size = len(objects) + 1
    more = b"" if prev is None else b" /Prev %d" % prev
    trailer = b"trailer\n<< /Size %d /Root %d 0 R%s >>\n" % (size, root, more)
    end = b"startxref\n%d\n%%%%EOF\n" % len(body)
    return body + b"xref\n0 %d\n" % size + entries + trailer + end


def form_of(fields: bytes) -> bytes:
    """Return a PDF whose form has these fields."""
    return pdf_of(b"<< /Type /Catalog /AcroForm << /Fields %s >> >>" % fields)


def stream_of(content: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def xref_stream_pdf(entries: bytes, content: bytes, *objects: bytes) -> bytes:
    """Return a PDF that keeps its cross-references in a stream."""
    body = b"%PDF-1.7\n" + b"".join(objects)
    whole = stream_of(content, b"/Type /XRef /Root 1 0 R " + entries)
    end = b"startxref\n%d\n%%%%EOF\n" % len(body)
    return body + b"9 0 obj\n" + whole + b"\nendobj\n" + end


def deep_arrays() -> bytes:
    return form_of(b"[" * 200_000 + b"]" * 200_000)


def deep_dictionaries() -> bytes:
    return form_of(b"[ " + b"<< /Kids " * 100_000 + b">> " * 100_000 + b"]")


def deep_strings() -> bytes:
    return form_of(b"(" * 100_000 + b")" * 100_000)


def field_that_is_its_own_child() -> bytes:
    field = b"<< /T (a) /FT /Sig /Kids [2 0 R] >>"
    return pdf_of(b"<< /Type /Catalog /AcroForm << /Fields [2 0 R] >> >>", field)


def fields_in_a_long_chain() -> bytes:
    links = [b"<< /T (a) /Kids [%d 0 R] >>" % number for number in range(3, 5003)]
    return pdf_of(b"<< /Type /Catalog /AcroForm << /Fields [2 0 R] >> >>", *links, b"<< >>")


def fields_in_number() -> bytes:
    catalog = b"<< /Type /Catalog /AcroForm << /Fields [" + b"2 0 R " * 50_000 + b"] >> >>"
    return pdf_of(catalog, b"<< /T (a) /FT /Sig >>")


def fields_that_multiply() -> bytes:
    """Twenty levels of ten children each: 10^20 fields in a file of a few kilobytes."""
    levels = [
        b"<< /T (a) /Kids [" + b"%d 0 R " % (number + 1) * 10 + b"] >>" for number in range(2, 22)
    ]
    return pdf_of(b"<< /Type /Catalog /AcroForm << /Fields [2 0 R] >> >>", *levels, b"<< >>")


def reference_to_itself() -> bytes:
    return pdf_of(b"2 0 R", b"1 0 R")


def reference_to_nothing() -> bytes:
    return pdf_of(b"<< /Type /Catalog /AcroForm 99 0 R >>")


def table_before_itself() -> bytes:
    plain = pdf_of(b"<< /Type /Catalog >>")
    return pdf_of(b"<< /Type /Catalog >>", prev=plain.index(b"xref\n"))


def tables_in_a_circle() -> bytes:
    pdf = record()
    there = len(pdf)
    loop = b"xref\n0 0\ntrailer\n<< /Size %d /Root %s 0 R /Prev %d >>\n" % (
        last_size(pdf),
        last_root(pdf),
        there,
    )
    return pdf + loop + b"startxref\n%d\n%%%%EOF\n" % there


def table_of_endless_entries() -> bytes:
    plain = pdf_of(b"<< /Type /Catalog >>")
    return plain.replace(b"xref\n0 2\n", b"xref\n0 9999999999\n")


def table_of_many_sections() -> bytes:
    pdf = pdf_of(b"<< /Type /Catalog >>")
    return pdf.replace(b"xref\n0 2\n", b"xref\n" + b"5 0\n" * 100_000 + b"0 2\n")


def table_that_points_outside() -> bytes:
    pdf = record()
    return pdf.replace(b"startxref\n%d" % last_xref(pdf), b"startxref\n99999999")


def stream_table_of_no_width() -> bytes:
    """Two thousand million entries of no bytes each."""
    return xref_stream_pdf(b"/W [0 0 0] /Size 2147483647 /Index [0 2147483647]", b"")


def stream_table_of_many_ranges() -> bytes:
    ranges = b"0 2147483647 " * 1000
    return xref_stream_pdf(b"/W [1 2 1] /Size 2147483647 /Index [" + ranges + b"]", b"\0" * 4000)


def stream_table_that_swells() -> bytes:
    bomb = zlib.compress(bytes(64 * 2**20), 9)
    return xref_stream_pdf(b"/Filter /FlateDecode /W [1 2 1] /Size 99999999", bomb)


def stream_table_that_swells_twice() -> bytes:
    bomb = zlib.compress(zlib.compress(bytes(64 * 2**20), 9), 9)
    filters = b"/Filter [/FlateDecode /FlateDecode] /W [1 2 1] /Size 99999999"
    return xref_stream_pdf(filters, bomb)


def object_stream_that_swells() -> bytes:
    bomb = zlib.compress(b"1 0 " + b" " * (64 * 2**20), 9)
    entries = b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode"
    objects = b"2 0 obj\n" + stream_of(bomb, entries) + b"\nendobj\n"
    table = bytes((0, 0, 0, 0)) + bytes((2, 0, 2, 0)) + bytes((1, 0, 9, 0))
    return xref_stream_pdf(b"/W [1 2 1] /Size 3", table, objects)


def revisions_in_number() -> bytes:
    pdf = pdf_of(b"<< /Type /Catalog >>")
    parts = [pdf]
    length, last = len(pdf), last_xref(pdf)
    for _ in range(3000):
        trailer = b"trailer\n<< /Size 2 /Root 1 0 R /Prev %d >>\n" % last
        update = b"xref\n0 0\n" + trailer + b"startxref\n%d\n%%%%EOF\n" % length
        parts.append(update)
        last = length
        length += len(update)
    return b"".join(parts)


def number_without_end() -> bytes:
    return replaced(
        record(), range_text(record()) + b" " * 30, b"/ByteRange [0 1 2 " + b"9" * 30 + b"]"
    )


def number_of_many_digits() -> bytes:
    return form_of(b"[" + b"9" * 200_000 + b"]")


def last_line_without_end() -> bytes:
    return b"%PDF-1.7\n" + b"0" * 3_000_000


def nothing_but_white_space() -> bytes:
    return b"%PDF-1.7\n" + b"\n" * 3_000_000


def nothing_but_the_mark_of_a_range() -> bytes:
    return b"%PDF-1.7\n" + b"/ByteRange [0 1 2 " * 200_000


def container_of_deep_nesting() -> bytes:
    content = b""
    for _ in range(600):
        length = len(content)
        content = b"\x30\x82" + length.to_bytes(2) + content
    return with_container(record(), content)


def container_of_great_length() -> bytes:
    return with_container(record(), b"\x30\x84\xff\xff\xff\xff\x06\x09")


def container_of_absurd_length() -> bytes:
    return with_container(record(), b"\x30\xff" + b"\xff" * 127)


# these are read to an end, or refused
HOSTILE: tuple[Hostile, ...] = (
    deep_arrays,
    deep_dictionaries,
    deep_strings,
    field_that_is_its_own_child,
    fields_in_a_long_chain,
    fields_in_number,
    reference_to_itself,
    reference_to_nothing,
    table_before_itself,
    tables_in_a_circle,
    table_of_endless_entries,
    table_of_many_sections,
    table_that_points_outside,
    stream_table_of_many_ranges,
    stream_table_that_swells_twice,
    object_stream_that_swells,
    revisions_in_number,
    number_without_end,
    number_of_many_digits,
    last_line_without_end,
    nothing_but_white_space,
    nothing_but_the_mark_of_a_range,
    container_of_deep_nesting,
    container_of_great_length,
    container_of_absurd_length,
)

# these have no end that anybody would wait for, or take all memory on the way
ENDLESS: tuple[Hostile, ...] = (
    fields_that_multiply,
    stream_table_of_no_width,
    stream_table_that_swells,
)
