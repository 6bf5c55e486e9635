"""A PDF as pictures: what the record preview shows, whatever the file is."""

import io
from contextlib import suppress

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsdesk.errors import RecordError
from rsdesk.services import preview
from rsdesk.services.preview import Picture
from tests.records import honest, requests

WHITE, BLACK = b"\xff\xff\xff", b"\x00\x00\x00"


def document(*sizes: tuple[float, float]) -> bytes:
    """A PDF by hand whose pages are white above and black below the middle."""
    with pypdfium2.PdfDocument.new() as pdf:
        for width, height in sizes:
            page = pdf.new_page(width, height)
            box = pypdfium2.raw.FPDFPageObj_CreateNewRect(0, 0, width, height / 2)
            pypdfium2.raw.FPDFPageObj_SetFillColor(box, 0, 0, 0, 255)
            pypdfium2.raw.FPDFPath_SetDrawMode(box, pypdfium2.raw.FPDF_FILLMODE_WINDING, 0)
            pypdfium2.raw.FPDFPage_InsertObject(page, box)
            pypdfium2.raw.FPDFPage_GenerateContent(page)
            page.close()
        written = io.BytesIO()
        pdf.save(written)
    return written.getvalue()


def pixel(picture: Picture, x: int, y: int) -> bytes:
    place = 3 * (y * picture.width + x)
    return picture.rgb[place : place + 3]


def test_a_page_is_as_wide_as_asked_and_without_padding() -> None:
    (picture,) = preview.pages(document((200, 300)), width=101)
    assert (picture.width, picture.height) == (101, 152)
    assert len(picture.rgb) == 3 * 101 * 152
    assert (pixel(picture, 50, 10), pixel(picture, 50, 140)) == (WHITE, BLACK)


def test_pages_come_in_order_from_where_one_is() -> None:
    pdf = document((100, 100), (100, 200), (100, 300))
    assert preview.page_count(pdf) == 3
    assert [p.height for p in preview.pages(pdf, width=10)] == [10, 20, 30]
    assert [p.height for p in preview.pages(pdf, width=10, first=1, count=1)] == [20]
    assert preview.pages(pdf, width=10, first=3) == ()


def test_colours_are_red_green_blue_and_the_record_is_legible() -> None:
    pdf = requests.rendered("en").pdf
    (first,) = preview.pages(pdf, width=900, count=1)
    assert (first.width, first.height) == (900, 1273)
    accent = {first.rgb[place : place + 3] for place in range(0, len(first.rgb), 3)}
    assert any(red < 40 and 60 < green < 90 and 90 < blue < 120 for red, green, blue in accent)


def test_the_signature_is_seen_where_it_stands() -> None:
    number, left, low, right, high = honest.BOX
    (picture,) = preview.pages(honest.record(), width=400, first=number, count=1)
    inside = {
        pixel(picture, x, picture.height - y)
        for x in range(int(left) + 2, int(right) - 2)
        for y in range(int(low) + 2, int(high) - 2)
    }
    assert len(inside) > 1


@pytest.mark.parametrize("size", [(1, 14_000), (14_000, 1), (14_000, 14_000)])
def test_a_page_of_absurd_size_stays_a_small_picture(size: tuple[float, float]) -> None:
    (picture,) = preview.pages(document(size), width=100)
    assert picture.width <= 101
    assert picture.height <= 301
    assert len(picture.rgb) == 3 * picture.width * picture.height


def test_too_many_large_pages_come_in_several_answers() -> None:
    pdf = document(*[(100, 100)] * 6)
    assert len(preview.pages(pdf, width=10**6, count=6)) == 4


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n%%EOF", b"no PDF at all", b"\0" * 10_000])
def test_what_is_no_pdf_is_told_in_words(content: bytes) -> None:
    for show in (preview.page_count, lambda pdf: preview.pages(pdf, width=100)):
        with pytest.raises(RecordError, match="cannot be shown"):
            show(content)


@settings(max_examples=15)
@given(place=st.integers(0, 10_000), junk=st.binary(min_size=1, max_size=40))
def test_a_damaged_pdf_is_shown_or_refused_in_words(place: int, junk: bytes) -> None:
    whole = document((100, 100))
    start = place % len(whole)
    with suppress(RecordError):
        preview.pages(whole[:start] + junk + whole[start + len(junk) :], width=20)


def test_nonsense_from_our_own_side_is_a_bug() -> None:
    with pytest.raises(ValueError, match="-1"):
        preview.pages(b"", width=-1)
