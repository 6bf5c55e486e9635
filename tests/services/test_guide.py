"""The user guide: both languages, and what it says against what is on the screen."""

import re
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from babel.messages.catalog import Message

from installer import catalogues
from rsdesk import paths
from rsdesk.i18n import LANGUAGES, Language
from rsdesk.services import guide
from rsdesk.services.guide import Section

WINDOW = Path(__file__).parents[2] / "rsdesk" / "ui"
INDEX = paths.guide() / "README.md"
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
ON_SCREEN = re.compile(r"\*\*([^*]+)\*\*")
PICTURES = {
    *("start-unlock.png", "start-password.png", "start-sheet.png", "register.png", "facts.png"),
    *(
        "assessment.png",
        "appraisal.png",
        "decision.png",
        "guidance.png",
        "institute.png",
        "later.png",
        "measures.png",
        "record.png",
        "verify.png",
        "settings.png",
    ),
}
EVERY = [pytest.param(language, id=language) for language in get_args(Language)]

# keys that Qt or the code names in another way than people do
NAMED: dict[str, str] = {
    "F1": "StandardKey.HelpContents",
    "Ctrl+N": "StandardKey.New",
    "Ctrl+F": "StandardKey.Find",
    "Ctrl+Z": "StandardKey.Undo",
    "Ctrl+Shift+Z": "StandardKey.Redo",
    "Esc": "Key.Key_Escape",
    "Enter": "Key.Key_Return",
    "Delete": "Key.Key_Delete",
    "Alt+1": 'f"Alt+{',
    "Alt+7": 'f"Alt+{',
    "Alt+Up": "Key.Key_Up",
    "Alt+Down": "Key.Key_Down",
    "1": "Key.Key_0",
    "9": "<= 9",
    "+": '("+"',
    "-": '== "-"',
    "0": '== "0"',
}
QTS_OWN = {"Tab", "Shift+Tab"}
GERMAN_KEYS = {
    "Strg": "Ctrl",
    "Umschalt": "Shift",
    "Eingabe": "Enter",
    "Entf": "Delete",
    "Links": "Left",
    "Rechts": "Right",
    "Auf": "Up",
    "Ab": "Down",
}


def section(language: Language, wanted: str) -> Section:
    return next(found for found in guide.sections(language) if found.id == wanted)


@cache
def code() -> str:
    return "\n".join(file.read_text() for file in sorted(WINDOW.rglob("*.py")))


@cache
def on_screen(language: Language) -> frozenset[str]:
    """Return everything the program says in a language."""
    catalogue = catalogues.extracted()
    if language != "en":
        catalogue = catalogues.read(paths.catalogues() / language / "LC_MESSAGES" / "rsdesk.po")
    return frozenset(text for message in catalogue for text in said(message, language))


def said(message: Message, language: Language) -> tuple[str, ...]:
    words = message.id if language == "en" else message.string
    return (words,) if isinstance(words, str) else tuple(words or ())


def keys(language: Language) -> list[str]:
    """Return each key that the guide names, in English."""
    text = section(language, "help").text.partition("|---|---|")[2].partition("\n\n")[0]
    cells = (line.split("|")[1] for line in text.strip().splitlines())
    named = [key for cell in cells for key in re.split(r",| to | bis ", cell)]
    return ["+".join(english(part) for part in split(key.strip())) for key in named]


def split(key: str) -> list[str]:
    return [key] if key == "+" else key.split("+")


def english(part: str) -> str:
    return GERMAN_KEYS.get(part, part)


def test_both_languages_have_the_same_sections_with_the_same_headings_and_tables() -> None:
    german, english_ = guide.sections("de"), guide.sections("en")
    assert [one.id for one in german] == [one.id for one in english_]
    for one, other in zip(german, english_, strict=True):
        for part in (r"^#+ ", r"^\d+\. ", r"^- ", r"^\|", r"!\[", r"\]\("):
            count = [len(re.findall(part, text, re.MULTILINE)) for text in (one.text, other.text)]
            assert count[0] == count[1], f"{one.id}: {part}"


@pytest.mark.parametrize("language", EVERY)
def test_f1_finds_a_section_for_each_page(language: Language) -> None:
    topics = set(re.findall(r'^ +topic = "(\w+)"', code(), re.MULTILINE))
    assert {"register", "assessment", "settings", "help"} <= topics
    assert topics <= {one.id for one in guide.sections(language)}


@pytest.mark.parametrize("language", EVERY)
def test_each_section_has_a_title_of_its_own(language: Language) -> None:
    titles = [one.title for one in guide.sections(language)]
    assert len(set(titles)) == len(titles) >= 9
    assert all(one.text.startswith(f"# {one.title}\n") for one in guide.sections(language))


@pytest.mark.parametrize("language", EVERY)
def test_each_picture_says_in_words_what_is_seen(language: Language) -> None:
    found = [found for one in guide.sections(language) for found in PICTURE.findall(one.text)]
    assert {path for _, path in found} == {f"pictures/{name}" for name in PICTURES}
    assert all(len(alt.split()) > 6 for alt, _ in found)


@pytest.mark.parametrize("language", EVERY)
def test_each_link_leads_to_a_section(language: Language) -> None:
    folder = paths.guide() / language
    known = {one.id for one in guide.sections(language)}
    links = [link for one in guide.sections(language) for link in LINK.findall(one.text)]
    assert len(links) > 5
    for link in links:
        assert guide.section_of(link) in known, link
        assert (folder / link).is_file(), link


def test_the_index_names_every_section_by_its_title() -> None:
    listed = set(re.findall(r"\[([^\]]+)\]\((\w\w/[^)]+)\)", INDEX.read_text(encoding="utf-8")))
    titles = {
        (guide.sections(language)[place].title, f"{language}/{file.name}")
        for language in LANGUAGES
        for place, file in enumerate(sorted((paths.guide() / language).glob("*.md")))
    }
    assert listed == titles


@pytest.mark.parametrize("language", EVERY)
def test_words_in_bold_are_words_on_the_screen(language: Language) -> None:
    known = on_screen(language)
    wrong = [
        f"{one.id}: {words}"
        for one in guide.sections(language)
        for words in ON_SCREEN.findall(one.text)
        if words not in known
    ]
    assert wrong == []


@pytest.mark.parametrize("language", EVERY)
def test_each_key_in_the_guide_does_something(language: Language) -> None:
    named = keys(language)
    assert len(named) > 25
    unknown = [
        key for key in named if key not in QTS_OWN and NAMED.get(key, f'"{key}"') not in code()
    ]
    assert unknown == []


def test_both_languages_name_the_same_keys() -> None:
    assert keys("de") == keys("en")


@pytest.mark.parametrize("wanted", ["umstande", "UMSTÄNDE", "Umsta", "wiederherstellungsbl"])
def test_a_search_finds_umlauts_and_parts_of_words(wanted: str) -> None:
    found = [one.id for one in guide.found("de", wanted)]
    assert found
    assert len(found) < len(guide.sections("de"))


def test_a_search_wants_every_word_and_finds_all_sections_for_none() -> None:
    assert [one.id for one in guide.found("en", "sanctions baseline")] == ["help"]
    assert guide.found("en", "sanctions quokka") == ()
    assert guide.found("en", "  ") == guide.sections("en")


def test_a_file_that_is_no_section_has_no_id() -> None:
    assert guide.section_of("04-assessment.md") == "assessment"
    assert guide.section_of("pictures/register.png") == ""
    assert guide.section_of("") == ""
