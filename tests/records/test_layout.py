import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsdesk.domain.closing import points
from rsdesk.i18n import LANGUAGES, Language
from rsdesk.records.content import Rendered, read_rendered, request_bytes
from rsdesk.records.document import document
from rsdesk.records.drawing import draw
from rsdesk.records.layout import render, render_request
from rsdesk.records.pagemodel import (
    Contents,
    Document,
    Heading,
    Passage,
    Row,
    SignatureField,
    Title,
)
from rsdesk.records.pages import page_numbers, paginate
from rsdesk.records.styles import SIGNATURE, TITLE
from rsdesk.records.typesetting import strips
from tests.records.requests import (
    MARA,
    body,
    full_case,
    guidance,
    rendered,
    request,
    short_case,
    squeezed,
    stated,
    texts,
)

OTHER: dict[Language, Language] = {"de": "en", "en": "de"}


def opened(pdf: bytes, folder: Path) -> bytes:
    """Return a PDF with all its streams in the clear."""
    file = folder / "record.pdf"
    file.write_bytes(pdf)
    command = ["qpdf", "--qdf", "--object-streams=disable", "--decode-level=all", str(file), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout


def small(*blocks: Row | Heading, title: str = "Title") -> Document:
    """Return a record with these blocks only."""
    made = document(request())
    head = Title("Institute", "Record", title)
    return msgspec.structs.replace(made, title=title, blocks=(head, *blocks, SignatureField()))


def printed(contents: Document) -> str:
    return squeezed(body(draw(contents, paginate(strips(contents)))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_in_the_record_is_printed_whole_and_in_order(language: Language) -> None:
    found = squeezed(body(rendered(language).pdf))
    place = 0
    for text in texts(document(request(language)).blocks):
        wanted = squeezed(text)
        at = found.find(wanted, place)
        assert at >= 0, text
        place = at + len(wanted)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("changes", [{"case": short_case()}, {"kind": "summary"}])
def test_a_short_record_and_a_summary_are_printed_whole_too(
    language: Language, changes: dict[str, Any]
) -> None:
    made = request(language, **changes)
    found = squeezed(body(render(made).pdf))
    place = 0
    for text in texts(document(made).blocks):
        at = found.find(squeezed(text), place)
        assert at >= 0, text
        place = at + len(squeezed(text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_record_of_a_harmless_case_is_short(language: Language) -> None:
    pdf = pypdfium2.PdfDocument(render(request(language, short_case())).pdf)
    assert len(pdf) <= 9


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_people_did_with_the_result_is_in_the_pdf(language: Language) -> None:
    found = squeezed(body(rendered(language).pdf))
    known = full_case().proceedings
    asked = {point.field for point in points(guidance(), full_case(), request().assessment)}
    texts_of = [known.closings[field].text for field in asked if field in known.closings]
    for measure in known.measures.values():
        texts_of += [measure.text, measure.owner, measure.proof]
    for party in known.parties.values():
        texts_of += [party.name, party.function, party.conflict_text, party.statement]
    for override in known.overrides.values():
        texts_of += [override.reason, override.second]
    texts_of += [text for event in known.events.values() for text in (event.text, event.settled)]
    texts_of += [part.reason for part in known.decision.values()]
    texts_of += [known.ending.text] if known.ending else []
    assert [text for text in texts_of if squeezed(text) not in found] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_result_of_an_ordinary_case_fits_page_one(language: Language) -> None:
    contents = document(request(language))
    pages = paginate(strips(contents))
    level = next(b for b in contents.blocks if isinstance(b, Heading) and b.level == 3)
    listed = next(b for b in contents.blocks if isinstance(b, Contents))
    front = contents.blocks[: contents.blocks.index(listed)]
    last = squeezed(front[-1].passages[-1].text if isinstance(front[-1], Row) else "")
    first = squeezed(
        "".join(line.text for p in pages[0] for cell in p.strip.cells for line in cell.lines)
    )
    assert squeezed(level.text) in first and last in first


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_part_of_each_answer_is_in_the_pdf(language: Language) -> None:
    found = squeezed(body(rendered(language).pdf))
    for answer in full_case().all_answers:
        parts = answer.parts
        for text in (parts.comment, parts.text, *parts.list):
            assert squeezed(text) in found
        for check in parts.checks:
            for value in (check.source, check.source_date, check.searched, check.result):
                assert squeezed(value) in found
            for value in (check.checker, check.checked_on):
                assert squeezed(value) in found
            assert check.attachment and squeezed(check.attachment.name) in found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_questions_are_in_the_language_of_the_record_alone(language: Language) -> None:
    found = squeezed(body(rendered(language).pdf))
    for question in guidance().questions:
        assert squeezed(question.text[language]) in found
        assert squeezed(question.text[OTHER[language]]) not in found
        for field in question.fields:
            assert squeezed(field.label[language]) in found


def test_markup_in_user_texts_is_printed_as_it_was_typed() -> None:
    text = '<b>bold</b> &amp; <font size="99"> %(x)s {0} {{name}} \\n <a href="x">'
    assert squeezed(text) in printed(small(Row((Passage(text),))))


def test_braces_in_answers_and_names_do_not_break_a_sentence() -> None:
    case = full_case()
    partner = msgspec.structs.replace(case.partners[0], about=stated(name="{name} {0}"))
    checked = msgspec.structs.replace(
        case, about=stated(title="{number}"), partners=(partner, *case.partners[1:])
    )
    found = squeezed(body(render(request("de", checked, signer="{time}")).pdf))
    assert "{name}{0}" in found and "{number}" in found and "{time}" in found


@settings(max_examples=60)
@given(st.lists(st.text(max_size=400), min_size=1, max_size=6), st.text(max_size=200))
def test_any_text_at_all_is_printed_whole(passages: list[str], title: str) -> None:
    rows = [
        Row((Passage(text), Passage(text, "quiet")), label=text[:60], aside=text[:90], ruled=True)
        for text in passages
    ]
    contents = small(Heading(title, 2, label=title[:20]), *rows, title=title)
    pages = paginate(strips(contents))
    set_text = "".join(
        line.text
        for page in pages
        for placed in page
        for cell in placed.strip.cells
        for line in cell.lines
    )
    for text in (title, *passages):
        assert squeezed(text) in squeezed(set_text)
    assert draw(contents, pages).startswith(b"%PDF-")


def test_an_answer_of_100_000_characters_is_printed_whole() -> None:
    words = " ".join(f"w{number}" for number in range(15_000))[:100_000]
    assert squeezed(words) in printed(small(Row((Passage(words),), label="Answer")))


def test_one_word_of_20_000_letters_and_500_entries_are_printed_whole() -> None:
    word = "x" * 20_000
    entries = tuple(Passage(f"{number}. entry {number}") for number in range(500))
    found = printed(small(Row((Passage(word),)), Row(entries, label="List")))
    assert word in found
    assert squeezed("".join(entry.text for entry in entries)) in found


def test_a_chain_of_headings_longer_than_a_page_is_printed() -> None:
    headings = [Heading(f"Heading {number}", 2) for number in range(60)]
    assert "Heading59" in printed(small(*headings))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_reference_names_the_page_of_its_answer(language: Language) -> None:
    contents = document(request(language))
    numbers = page_numbers(paginate(strips(contents)))
    pdf = pypdfium2.PdfDocument(rendered(language).pdf)
    asked = next(
        b for b in contents.blocks if isinstance(b, Row) and b.anchor.startswith("answer/")
    )
    text = pdf[numbers[asked.anchor] - 1].get_textpage().get_text_bounded()
    assert squeezed(asked.passages[0].text) in squeezed(text)
    referring = [b for b in contents.blocks if isinstance(b, Row) and b.page_of]
    assert all(row.page_of in numbers for row in referring)
    first = squeezed(body(rendered(language).pdf))
    reference = contents.reference.format(page=numbers[referring[0].page_of])
    last = squeezed(referring[0].passages[-1].text)
    assert last + squeezed(reference) in first


def test_a_title_that_would_fill_the_page_is_set_small() -> None:
    short, long = (strips(small(title=title))[0] for title in ("A title", 60 * "A long title "))
    assert short.cells[0].lines[-1].style == TITLE
    assert long.cells[0].lines[-1].style.size < TITLE.size


def test_the_contents_name_the_page_of_each_part() -> None:
    contents = document(request("en"))
    numbers = page_numbers(paginate(strips(contents)))
    parts = [b for b in contents.blocks if isinstance(b, Heading) and b.level == 1]
    listed = "".join(
        f"{place}{part.text}p.{numbers[part.anchor or f'part {place}']}"
        for place, part in enumerate(parts, start=1)
    )
    assert squeezed(listed) in squeezed(body(rendered("en").pdf))


def test_no_page_ends_with_a_heading() -> None:
    pages = paginate(strips(document(request("de"))))
    assert not any(page[-1].strip.kept for page in pages)


def test_every_page_tells_record_language_and_page() -> None:
    pdf = pypdfium2.PdfDocument(rendered("de").pdf)
    for number, page in enumerate(pdf, start=1):
        text = page.get_textpage().get_text_bounded()
        assert f"Seite {number} von {len(pdf)}" in text and "Deutsch" in text
        assert number == 1 or "Protokoll 3F09-A21C-2" in text


def test_the_place_of_the_signature_is_free_and_as_large_as_its_block() -> None:
    record = rendered("de")
    index, *box = record.box
    page = pypdfium2.PdfDocument(record.pdf)[index]
    assert page.get_textpage().get_text_bounded(*box) == ""
    assert box[2] - box[0] == pytest.approx(SIGNATURE[0])
    block = pypdfium2.PdfDocument(record.block)
    assert len(block) == 1
    assert block[0].get_size() == pytest.approx((box[2] - box[0], box[3] - box[1]), abs=0.1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_signature_block_tells_who_signed_what_when_and_with_what(language: Language) -> None:
    text = pypdfium2.PdfDocument(rendered(language).block)[0].get_textpage().get_text_bounded()
    for part in ("Dr. Mara Lindqvist", "Saaletal-Institut", "3F09-A21C-2", "15:42", "UTC"):
        assert part in text
    assert squeezed(MARA) in squeezed(text)


def test_the_document_tells_title_author_and_language() -> None:
    pdf = pypdfium2.PdfDocument(rendered("de").pdf)
    told = pdf.get_metadata_dict()
    assert told["Title"] == "Protokoll 3F09-A21C-2: Δίκτυο 网络"
    assert (told["Author"], told["Creator"]) == ("Dr. Mara Lindqvist", "rsdesk 0.1.0")
    assert told["CreationDate"] == "D:20261121154200+00'00'"
    assert b"/Lang (de-DE)" in rendered("de").pdf


def test_parts_sections_and_questions_are_bookmarks() -> None:
    entries = [
        (entry.level, entry.get_title())
        for entry in pypdfium2.PdfDocument(rendered("en").pdf).get_toc()
    ]
    assert (0, "6 Questions and answers") in entries
    question = guidance().questions[0]
    assert (2, f"{question.id} {question.text.en}") in entries
    assert all(two[0] <= one[0] + 1 for one, two in pairwise(entries))


def test_the_same_request_gives_the_same_bytes() -> None:
    body_of_request = request_bytes(request("de"))
    assert render_request(body_of_request) == render_request(body_of_request)


def test_a_rendered_record_travels_between_processes() -> None:
    found = read_rendered(render_request(request_bytes(request("en"))))
    assert isinstance(found, Rendered)
    assert found == rendered("en")


def test_nothing_of_the_computer_is_in_the_pdf(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    place = tmp_path / "canaryfolder"
    place.mkdir()
    monkeypatch.chdir(place)
    for name in ("USER", "LOGNAME", "USERNAME", "HOME", "HOSTNAME", "TMPDIR"):
        monkeypatch.setenv(name, f"{place}/canary{name.lower()}")
    record = render(request("de"))
    for pdf in (record.pdf, record.block):
        clear = opened(pdf, tmp_path)
        assert b"+IBMPlexSans" in clear and b"BT" in clear
        assert b"canary" not in clear
        assert str(Path(__file__).parents[2]).encode() not in clear


def test_only_fonts_that_are_needed_are_in_the_pdf(tmp_path: Path) -> None:
    plain = Row((Passage("Only Latin"),))
    pdf = opened(draw(small(plain), paginate(strips(small(plain)))), tmp_path)
    assert b"PlexSansSC" not in pdf and b"NotoSans" not in pdf and b"Helvetica" not in pdf
    chinese = small(Row((Passage("中文"),)))
    assert b"PlexSansSC" in opened(draw(chinese, paginate(strips(chinese))), tmp_path)
