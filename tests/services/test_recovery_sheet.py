"""The sheet that is printed when a vault is created."""

import re
import subprocess
import sys
from datetime import UTC, datetime

import pypdfium2
import pytest

from rsdesk.crypto import recovery
from rsdesk.i18n import LANGUAGES, Language, translator
from rsdesk.records.styles import BOTTOM, LEFT, PAGE, RIGHT
from rsdesk.services.recovery_sheet import sheet

NOW = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)
LONG = "Institut für sehr lange Namen und noch längere Bezeichnungen " * 5


def made(
    language: Language,
    key: str,
    *,
    folder: str | None = "Tresor",
    name: str = "Dr. Mara Lindqvist",
    institute: str = "Saaletal-Institut",
    practice: bool = False,
) -> bytes:
    return sheet(
        folder, key, name=name, institute=institute, practice=practice, made=NOW, language=language
    )


def pages(pdf: bytes, *, below: float = 0.0, above: float = PAGE[1]) -> list[str]:
    """The text of each page between two heights."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded(0, below, PAGE[0], above) for page in document]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_printed_can_be_typed_in_and_opens(language: Language) -> None:
    key = recovery.new_key()
    (text,) = pages(made(language, key))
    groups = key.split()[1:]
    typed = re.findall(r"\b(?:[A-Z0-9]{4}|[A-Z0-9]{2})\b", text.replace("AGE-SECRET-KEY-1", ""))
    found = [group for group in typed if group in groups]
    assert str(recovery.parse(" ".join(found))) == str(recovery.parse(key))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_says_whose_it_is_and_that_losing_both_loses_everything(
    language: Language,
) -> None:
    (text,) = pages(made(language, recovery.new_key()))
    words = " ".join(text.split())
    for expected in ("Dr. Mara Lindqvist", "Saaletal-Institut", "2026", "Tresor"):
        assert expected in words
    assert translator(language)("Both lost?") in words
    assert translator(language)("Kept where, since when") in words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("length", ["", LONG])
def test_it_is_one_page_whatever_the_names_are(language: Language, length: str) -> None:
    pdf = made(
        language, recovery.new_key(), practice=True,
        folder="f" + length, name="N" + length, institute="I" + length,
    )  # fmt: skip
    (foot,) = pages(pdf, above=BOTTOM)
    allowed = [translator(language)(text) for text in ("Recovery sheet", "Confidential")]
    assert " ".join(foot.split()) == " ".join(allowed)
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage()
        boxes = [text.get_charbox(place) for place in range(text.count_chars())]
    assert min(box[0] for box in boxes if box[0]) >= LEFT - 1
    assert max(box[2] for box in boxes) <= RIGHT + 1


def test_a_practice_vault_is_marked_on_its_sheet() -> None:
    (real,) = pages(made("en", recovery.new_key()))
    (practice,) = pages(made("en", recovery.new_key(), practice=True))
    assert "practice vault" not in real
    assert "practice vault" in practice


def test_the_key_stands_on_the_page_alone_and_not_in_the_properties() -> None:
    key = recovery.new_key()
    pdf = made("en", key, folder=None)
    with pypdfium2.PdfDocument(pdf) as document:
        properties = " ".join(document.get_metadata_dict().values())
    assert "Recovery sheet" in properties
    assert not any(group in properties for group in key.split()[1:-1])
    assert "Mara" not in properties


def test_the_sheet_is_the_same_each_time() -> None:
    key = recovery.new_key()
    assert made("de", key) == made("de", key)


def test_the_service_loads_no_pdf_library_before_it_is_used() -> None:
    program = "import sys, rsdesk.services.recovery_sheet\nsys.exit('reportlab' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program]).returncode == 0
