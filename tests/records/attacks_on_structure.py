"""Signature dictionaries that verify nothing, changed bytes, and gaps (USF, SWA)."""

import re

from tests.records.forging import (
    FORGED,
    Attack,
    contents_text,
    last_root,
    last_size,
    last_xref,
    range_text,
    raw_object,
    replaced,
    tampered,
)
from tests.records.honest import byte_range, record


def usf_contents_null() -> bytes:
    return replaced(tampered(record()), contents_text(record()), b"null")


def usf_contents_empty() -> bytes:
    return replaced(tampered(record()), contents_text(record()), b"<>")


def usf_contents_zero() -> bytes:
    return replaced(tampered(record()), contents_text(record()), b"<00>")


def usf_contents_all_zero() -> bytes:
    old = contents_text(record())
    return replaced(tampered(record()), old, b"<" + b"0" * (len(old) - 2) + b">")


def usf_contents_missing() -> bytes:
    return replaced(tampered(record()), b"/Contents <", b"/Content_ <")


def usf_range_null() -> bytes:
    return replaced(tampered(record()), range_text(record()), b"/ByteRange null")


def usf_range_missing() -> bytes:
    return replaced(tampered(record()), b"/ByteRange", b"/ByteRage_")


def usf_range_zeroes() -> bytes:
    return replaced(tampered(record()), range_text(record()), b"/ByteRange [0 0 0 0]")


def usf_range_negative() -> bytes:
    return replaced(tampered(record()), range_text(record()), b"/ByteRange [0 -1 9 -1]")


def usf_range_of_two() -> bytes:
    return replaced(tampered(record()), range_text(record()), b"/ByteRange [0 20]")


def usf_range_real() -> bytes:
    _, start, end, rest = byte_range(record())
    new = f"/ByteRange [0. {start} {end} {rest}]".encode()
    return replaced(tampered(record()), range_text(record()) + b" ", new)


def usf_range_beyond_the_end() -> bytes:
    _, start, end, _ = byte_range(record())
    new = f"/ByteRange [0 {start} {end} 9999]".encode()
    return replaced(tampered(record()), range_text(record()) + b" ", new)


def usf_unknown_subfilter() -> bytes:
    return replaced(tampered(record()), b"/ETSI.CAdES.detached", b"/ETSI.CAdES.whatever")


def usf_value_null() -> bytes:
    found = re.search(rb"/V \d+ 0 R", record())
    assert found is not None
    return replaced(tampered(record()), found[0], b"/V null")


def changed_record_number() -> bytes:
    return tampered(record())


def changed_first_byte_of_version() -> bytes:
    return record().replace(b"%PDF-1.3", b"%PDF-1.4", 1)


def changed_claimed_time() -> bytes:
    return replaced(record(), b"20260302", b"20250302")


def changed_place_of_the_signature() -> bytes:
    return replaced(record(), b"/Rect [ 50.5", b"/Rect [ 60.5")


def changed_permission() -> bytes:
    return replaced(record(), b"/P 2\n", b"/P 3\n")


def prefixed_bytes() -> bytes:
    return b"%PDF-1.7 prefix\n" + record()


def _with_gap(filling: bytes) -> bytes:
    """Return the record with bytes between the container and the second covered part."""
    _, _, end, rest = byte_range(record())
    return record()[:end] + filling + record()[end : end + rest]


def swa_gap_of_spaces() -> bytes:
    return _with_gap(b" " * 100)


def swa_gap_with_objects_and_xref() -> bytes:
    """The end of the file points to where the xref was; there the attacker's stands now.

    The signature dictionary it leads to has a range that leaves the whole gap uncovered, so that
    all that is covered is as Ada signed it.
    """
    pdf = record()
    _, start, end, rest = byte_range(pdf)
    place, number = last_xref(pdf), last_size(pdf)
    gap = place + 20_000 - end
    field, old_field = raw_object(pdf, rb"/FT /Sig")
    page, old_page = raw_object(pdf, rb"/Type /Page\n")
    dictionary = b"/Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached"
    objects = {
        field: re.sub(rb"/V \d+ 0 R", b"/V %d 0 R" % (number + 1), old_field),
        page: re.sub(rb"/Contents \d+ 0 R", b"/Contents %d 0 R" % number, old_page),
        number: b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n"
        % (number, len(FORGED), FORGED),
        number + 1: b"%d 0 obj\n<< %s\n/ByteRange [0 %d %d %d]\n/Contents %s >>\nendobj\n"
        % (number + 1, dictionary, start, end + gap, rest, pdf[start:end]),
    }
    entries, body = b"", b""
    for identifier, text in sorted(objects.items()):
        entries += b"%d 1\n%010d 00000 n \n" % (identifier, place + 2000 + len(body))
        body += text
    trailer = b"trailer\n<< /Size %d /Root %s 0 R /Prev %d >>\n" % (
        number + 2,
        last_root(pdf),
        int(re.findall(rb"startxref\n(\d+)\n", pdf)[0]),
    )
    filling = b"\n".ljust(place - end) + (b"xref\n" + entries + trailer).ljust(2000) + body
    return _with_gap(filling.ljust(gap))


def swa_six_numbers() -> bytes:
    _, start, end, rest = byte_range(record())
    text = f"/ByteRange [0 {start} {end} {rest} 0 0]".encode()
    return replaced(record(), range_text(record()) + b"    ", text)


def swa_overlapping_parts() -> bytes:
    _, start, end, rest = byte_range(record())
    text = f"/ByteRange [0 {end} {start} {rest}]".encode()
    return replaced(record(), range_text(record()) + b" ", text)


ATTACKS: tuple[Attack, ...] = (
    usf_contents_null,
    usf_contents_empty,
    usf_contents_zero,
    usf_contents_all_zero,
    usf_contents_missing,
    usf_range_null,
    usf_range_missing,
    usf_range_zeroes,
    usf_range_negative,
    usf_range_of_two,
    usf_range_real,
    usf_range_beyond_the_end,
    usf_unknown_subfilter,
    usf_value_null,
    changed_record_number,
    changed_first_byte_of_version,
    changed_claimed_time,
    changed_place_of_the_signature,
    changed_permission,
    prefixed_bytes,
    swa_gap_of_spaces,
    swa_gap_with_objects_and_xref,
    swa_six_numbers,
    swa_overlapping_parts,
)
