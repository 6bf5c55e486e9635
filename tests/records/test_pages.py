from hypothesis import given
from hypothesis import strategies as st

from rsdesk.records.pages import page_numbers, paginate
from rsdesk.records.strips import Cell, Strip, TextLine
from rsdesk.records.styles import BOTTOM, PLAIN, TEXT

STRIPS = st.lists(
    st.tuples(st.integers(0, 130), st.booleans(), st.sampled_from([0.0, 4.0, 30.0])), max_size=40
)


def strip(count: int, *, kept: bool = False, before: float = 4, anchor: str = "") -> Strip:
    lines = tuple(TextLine(f"{number}", PLAIN) for number in range(count))
    return Strip((Cell(TEXT, lines),), before=before, kept=kept, anchor=anchor)


@given(STRIPS)
def test_every_line_is_printed_once_and_in_order(made: list[tuple[int, bool, float]]) -> None:
    strips = [strip(count, kept=kept, before=before) for count, kept, before in made]
    placed = [p.strip for page in paginate(strips) for p in page]
    printed = [line.text for s in placed for cell in s.cells for line in cell.lines]
    assert printed == [str(number) for count, _, _ in made for number in range(count)]


@given(STRIPS)
def test_nothing_reaches_into_the_margin(made: list[tuple[int, bool, float]]) -> None:
    strips = [strip(count, kept=kept, before=before) for count, kept, before in made]
    for page in paginate(strips):
        assert all(p.top - p.strip.height >= BOTTOM - 0.02 for p in page)


@given(STRIPS)
def test_no_line_stands_alone_on_a_page(made: list[tuple[int, bool, float]]) -> None:
    strips = [strip(count, kept=kept, before=before) for count, kept, before in made if count > 1]
    counts = [len(p.strip.cells[0].lines) for page in paginate(strips) for p in page]
    assert all(count > 1 for count in counts)


def test_a_heading_goes_to_the_next_page_with_its_text() -> None:
    filler = [strip(1, before=0) for _ in range(51)]
    pages = paginate([*filler, strip(1, kept=True, anchor="heading"), strip(2)])
    assert page_numbers(pages) == {"heading": 2}


def test_a_chain_of_headings_longer_than_a_page_is_printed_all_the_same() -> None:
    pages = paginate([strip(30, kept=True) for _ in range(12)])
    assert sum(len(p.strip.cells[0].lines) for page in pages for p in page) == 360
