import hashlib
import subprocess
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsdesk import paths
from rsdesk.records.drawing import new_canvas
from rsdesk.records.fonts import glyph, printable, runs, width
from rsdesk.records.strokes import draw_line
from rsdesk.records.styles import PAGE, PLAIN, STRONG, Style

NAMES = (
    "Łukasz Żurawiecki, Tomáš Ševčík, Ștefan Țîrlea, Nguyễn Thị Ánh, İpek Şahin",
    "Ελένη Θαλασσινού, τῷ ἀγαθῷ",
    "Айнұр Сейтмағанбетова, Олексій Ґонґадзе, Љубица Ћирић",
    "沈砚秋（江湾医科大学）、陸宛汀、さくら・サクラ、홍길동",
    "ḥadīth, al-Ḫwārizmī, Jiāngwān, x̂ ± 3 µm, € 5 → 10 %, „so“ – ‚so‘ …",
)
FONTS = paths.resources() / "fonts"


def drawn(style: Style, *lines: str) -> bytes:
    """Return a PDF with these lines."""
    buffer = BytesIO()
    canvas = new_canvas(buffer, PAGE, "2026-11-21T15:42:00Z", "en")
    for place, line in enumerate(lines):
        draw_line(canvas, 40, 700 - 20 * place, printable(line), style)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.mark.parametrize("style", [PLAIN, STRONG])
def test_names_of_every_script_print_as_themselves_and_extract_as_text(
    style: Style, tmp_path: Path
) -> None:
    file = tmp_path / "names.pdf"
    file.write_bytes(drawn(style, *NAMES))
    told = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True)
    assert told.stdout.decode().split("\n")[: len(NAMES)] == list(NAMES)


@pytest.mark.parametrize(
    ("given_text", "printed"),
    [
        ("Ok 😀", "Ok [U+1F600]"),
        ("gro\u202eß", "gro[U+202E]ß"),
        ("a\u200bb\ufeff", "a[U+200B]b[U+FEFF]"),
        ("\x00\x1b[1m\x7f", "[U+0000][U+001B][1m[U+007F]"),
        ("blank \u3164\ufe0f", "blank [U+3164][U+FE0F]"),
        ("שלום", "[U+05E9][U+05DC][U+05D5][U+05DD]"),
        ("𠮷野", "[U+20BB7]野"),
    ],
)
def test_what_cannot_be_seen_is_printed_as_its_code_point(given_text: str, printed: str) -> None:
    assert printable(given_text) == printed


def test_line_breaks_of_every_system_are_one_and_a_tab_is_space() -> None:
    assert printable("a\r\nb\rc\u2028d\u2029e\tf") == "a\nb\nc\nd\ne    f"


def test_a_soft_hyphen_is_left_out_and_accents_are_composed() -> None:
    assert printable("Donau\u00addampf e\u0301") == "Donaudampf é"


@given(st.text())
def test_printable_text_has_a_glyph_for_each_character(text: str) -> None:
    for char in printable(text).replace("\n", ""):
        assert glyph("regular", char) is not None
        assert glyph("semibold", char) is not None
        assert glyph("italic", char) is not None


@given(st.text())
def test_printing_twice_changes_nothing(text: str) -> None:
    assert printable(printable(text)) == printable(text)


@given(st.text(alphabet="aß λЖ中か글[]"))
def test_runs_hold_the_text_in_order_and_each_is_in_one_font(text: str) -> None:
    found = runs(text, "regular")
    assert "".join(run.text for run in found) == text
    assert all(one.font != other.font for one, other in pairwise(found))


def test_only_printable_text_can_be_measured() -> None:
    with pytest.raises(ValueError, match=r"U\+1F600"):
        width("a😀", "regular", 10)


def test_each_font_is_the_one_its_origin_names_and_has_a_licence() -> None:
    origin = (FONTS / "ORIGIN").read_text()
    named = dict(line.split("  ")[::-1] for line in origin.split("SHA-256\n")[1].splitlines())
    shipped = {file.name: hashlib.sha256(file.read_bytes()) for file in FONTS.glob("*.ttf")}
    assert {name: digest.hexdigest() for name, digest in shipped.items()} == named
    for licence in ("LICENSE-IBM-Plex.txt", "LICENSE-Noto-Sans.txt"):
        assert licence in origin
        assert "SIL OPEN FONT LICENSE" in (FONTS / licence).read_text()
