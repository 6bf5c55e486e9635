"""Every word on every page comes from the catalogue or the guidance, and follows the language.

German is replaced by a language in which each message stands in ‹brackets›: what stands outside is
data of the case, or words that nobody can translate.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from gettext import NullTranslations
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTextBrowser, QWidget

from rsdesk import i18n, paths
from rsdesk.domain.text import Text
from rsdesk.i18n import Language
from rsdesk.services import about, guide
from rsdesk.ui import language
from tests.journeys import seeing
from tests.journeys.conftest import Somebody, prepared, researcher, somebody
from tests.journeys.pages import PAGES, Researcher
from tests.journeys.person import Person
from tests.ui.test_accessibility import path

__all__ = ["prepared", "researcher", "somebody"]

MESSAGE = re.compile("‹[^‹›]*›")
# numbers of sources and cases, keys on the keyboard, a recovery key, a fingerprint, a time zone
NAMES = re.compile(
    r"AGE-SECRET-KEY-1( [0-9A-Z]{2,4})+"
    r"|\b(Ctrl|Strg|Alt|Shift|Umschalt)\+(Shift\+|Umschalt\+)?[\w←→↑↓.]+"
    r"|\b([A-Z]{2,6}(-[A-Z]{0,3}\d+[\w.]*)+|Esc|F\d|UTC|PDF|[0-9a-f]{4,}|Uhr)\b"
)
ADDRESS = re.compile(r"(https?:/|www\.)\S+|\S+@\S+|(/\s?[\w. -]+)+")
LETTERS = r"[^\W\d_]{2,}"
OWN = ["rsdesk", "Deutsch", "English", "Dr. Mara Lindqvist", "Saaletal-Institut", "Version 0.0",
       "Report"]  # fmt: skip


class Pseudo(NullTranslations):
    """Says everything in brackets."""

    def gettext(self, message: str) -> str:
        return f"‹{message}›"


@pytest.fixture
def _pseudo(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = Text.__getitem__

    def words(text: Text, spoken: Language) -> str:
        return f"‹{plain(text, 'en')}›" if spoken == "de" else plain(text, "en")

    monkeypatch.setattr(
        i18n, "catalogue", lambda spoken: Pseudo() if spoken == "de" else NullTranslations()
    )
    monkeypatch.setattr(Text, "__getitem__", words)


@pytest.fixture(params=PAGES)
def opened(
    request: pytest.FixtureRequest, somebody: Somebody, researcher: Researcher, _pseudo: None
) -> Person:
    """Somebody at each page of the window in turn, in English."""
    return PAGES[request.param](somebody, researcher, "en")


def test_every_word_is_in_the_catalogue_and_follows_the_language(opened: Person) -> None:
    before = all_words(opened.window)
    language.switch("de")
    opened.settle()
    untranslated = [
        f"{left!r} in {where}"
        for where, text in all_words(opened.window)
        if (left := outside(text))
    ]
    assert not untranslated, "\n".join(untranslated)
    language.switch("en")
    opened.settle()
    assert all_words(opened.window) == before


def all_words(window: QWidget) -> list[tuple[str, str]]:
    """Return everything that is said in the window, with its place."""
    return [
        (f"{kind} of {path(widget)}" if "‹" not in text else "", text)
        for widget in seeing.shown(window)
        for kind, text in seeing.words(widget)
        if kind != "typed" and not isinstance(widget, QTextBrowser)
    ]


def outside(text: str) -> str:
    """Return what is neither a message nor data nor a name."""
    text = text.replace("\N{ZERO WIDTH SPACE}", "")
    while MESSAGE.search(text):
        text = MESSAGE.sub(" ", text)
    for known in data() if re.search(LETTERS, text) else ():
        text = text.replace(known, " ")
    text = NAMES.sub(" ", ADDRESS.sub(" ", text))
    return text.strip() if re.search(LETTERS, text) else ""


@cache
def data() -> list[str]:
    """Return what stands in the sample case and in the guide, and names of libraries."""
    case = paths.resources() / "training" / "demo" / "case-en.json"
    known = [*_texts(json.loads(case.read_text(encoding="utf-8"))), *OWN]
    known += [f"{part.name} {part.version}: {part.licence}" for part in about.components()]
    known += [section.title for section in guide.sections("de")]
    known += [line for text in known for line in text.splitlines()]
    return sorted({text for text in known if len(text) > 1}, key=len, reverse=True)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, entry in value.items():
            if key not in {"choice", "ticked", "facts"}:
                yield from _texts(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from _texts(entry)
    elif isinstance(value, str):
        yield value
        yield Path(value).name
