"""The guide inside the program: reading, searching, following links, in any type size."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from rsdesk import paths
from rsdesk.i18n import Language
from rsdesk.services import guide
from rsdesk.settings import Theme
from rsdesk.ui import language, theme
from rsdesk.ui.desk import Desk
from rsdesk.ui.help.page import HelpPage
from rsdesk.ui.help.text import GuideText
from rsdesk.ui.place import Place
from rsdesk.ui.widgets.inputs import Line
from tests.ui.conftest import Picture

BROAD = 3000


@pytest.fixture
def page(qtbot: QtBot, bare_desk: Desk) -> HelpPage:
    made = HelpPage(bare_desk)
    qtbot.addWidget(made)
    made.resize(1070, 720)
    made.show()
    made.arrive(Place("help"))
    qtbot.wait(5)
    return made


@pytest.fixture
def pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Pictures broader than any page, in a guide of our own."""
    for spoken in get_args(Language):
        folder = tmp_path / spoken
        (folder / "pictures").mkdir(parents=True)
        (folder / "01-only.md").write_text("# Only\n\n![Broad](pictures/broad.png)\n\nBelow.\n")
        image = QImage(BROAD, BROAD, QImage.Format.Format_RGB32)
        image.fill(QColor("teal"))
        image.save(str(folder / "pictures" / "broad.png"))
    monkeypatch.setattr(paths, "guide", lambda: tmp_path)
    guide.sections.cache_clear()
    yield
    guide.sections.cache_clear()


@pytest.fixture
def look(qapp: QApplication) -> Iterator[QApplication]:
    """The program in the look a test gives it, and in the usual one afterwards."""
    yield qapp
    theme.dress(qapp, "light", 100)


def text(page: HelpPage) -> GuideText:
    found = page.findChild(GuideText)
    assert isinstance(found, GuideText)
    return found


def sections(page: HelpPage) -> QListWidget:
    found = page.findChild(QListWidget)
    assert isinstance(found, QListWidget)
    return found


def search(page: HelpPage) -> Line:
    found = page.findChild(Line)
    assert isinstance(found, Line)
    return found


def titles(page: HelpPage) -> list[str]:
    return [sections(page).item(place).text() for place in range(sections(page).count())]


def picture_width(page: HelpPage) -> float:
    image = (
        text(page)
        .document()
        .resource(QTextDocument.ResourceType.ImageResource.value, QUrl("pictures/broad.png"))
    )
    assert isinstance(image, QImage)
    return image.deviceIndependentSize().width()


def speak(spoken: Language) -> None:
    language.switch(spoken)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)


def test_the_guide_begins_with_the_first_steps(page: HelpPage) -> None:
    assert titles(page) == [one.title for one in guide.sections("en")]
    assert text(page).toPlainText().startswith("Getting started")
    assert page.here() == Place("help", topic="start")


def test_f1_on_a_page_opens_its_section(page: HelpPage) -> None:
    page.arrive(Place("help", topic="record"))
    assert text(page).toPlainText().startswith("Record")
    assert sections(page).currentItem().text() == "Record"


def test_a_section_chosen_with_the_keyboard_is_shown_from_its_beginning(page: HelpPage) -> None:
    bar = text(page).verticalScrollBar()
    bar.setValue(bar.maximum())
    QTest.keyClick(sections(page), Qt.Key.Key_Down)
    assert text(page).toPlainText().startswith("Cases")
    assert bar.value() == 0


def test_a_link_leads_to_its_section(page: HelpPage) -> None:
    text(page).anchorClicked.emit(QUrl("04-assessment.md"))
    assert text(page).toPlainText().startswith("Assessment")
    assert sections(page).currentItem().text() == "Assessment"


def test_a_link_found_by_searching_leads_out_of_what_was_found(page: HelpPage) -> None:
    QTest.keyClicks(search(page), "sanctions")
    assert titles(page) == ["Reference"]
    text(page).anchorClicked.emit(QUrl("15-settings.md"))
    assert sections(page).currentItem().text() == "Settings"
    assert len(titles(page)) == 16


@pytest.mark.parametrize(
    "link", ["https://example.org/04-assessment", "SECURITY.md", "04-assessment.png", ""]
)
def test_any_other_link_leads_nowhere(page: HelpPage, link: str) -> None:
    text(page).anchorClicked.emit(QUrl(link))
    assert text(page).toPlainText().startswith("Getting started")


def test_every_section_shows_its_links_to_people_and_to_the_keyboard(page: HelpPage) -> None:
    kinds = text(page).textInteractionFlags()
    assert kinds & Qt.TextInteractionFlag.LinksAccessibleByKeyboard
    assert "02-register.md" in text(page).document().toMarkdown()


def test_a_search_goes_to_the_word_itself(page: HelpPage) -> None:
    QTest.keyClicks(search(page), "sanctions")
    assert text(page).textCursor().selectedText() == "sanctions"


def test_a_search_that_finds_nothing_says_so(page: HelpPage) -> None:
    QTest.keyClicks(search(page), "quokka")
    assert titles(page) == []
    assert page._found.text() == "Nothing found. Please try another word."


def test_the_same_section_goes_on_in_the_other_language(page: HelpPage) -> None:
    page.arrive(Place("help", topic="facts"))
    speak("de")
    assert text(page).toPlainText().startswith("Umstände")


def test_a_picture_is_as_broad_as_the_page_and_follows_it(
    pictures: None, page: HelpPage, qtbot: QtBot
) -> None:
    before = picture_width(page)
    assert 300 < before <= text(page).viewport().width()
    page.resize(800, 720)
    qtbot.waitUntil(lambda: picture_width(page) < before)
    assert picture_width(page) <= text(page).viewport().width()
    assert text(page).horizontalScrollBar().maximum() == 0


def test_no_gap_is_left_below_a_picture(pictures: None, page: HelpPage) -> None:
    below = text(page).document().lastBlock()
    layout = text(page).document().documentLayout()
    top, next_top = (layout.blockBoundingRect(one).top() for one in (below.previous(), below))
    assert next_top - top < picture_width(page) + theme.scaled(30)  # it is as high as broad


@pytest.mark.parametrize("spoken", get_args(Language))
def test_no_title_is_cut_and_no_line_is_too_long_at_the_largest_type(
    spoken: Language, page: HelpPage, bare_desk: Desk, look: QApplication, qtbot: QtBot
) -> None:
    speak(spoken)
    theme.dress(look, "light", 200)
    bare_desk.dressed.emit()
    page.resize(960, 720)  # beside the navigation of a window of 1280
    for one in guide.sections(spoken):
        page.arrive(Place("help", topic=one.id))
        qtbot.wait(5)
        assert text(page).horizontalScrollBar().maximum() == 0, one.id
    room = sections(page).viewport().width() - theme.scaled(2 * 6)
    words = [word for title in titles(page) for word in title.split()]
    assert max(sections(page).fontMetrics().horizontalAdvance(word) for word in words) <= room


@pytest.mark.parametrize("worn", ["light", "dark"])
def test_text_and_links_have_the_colours_of_the_theme(
    worn: Theme, page: HelpPage, bare_desk: Desk, look: QApplication
) -> None:
    theme.dress(look, worn, 100)
    bare_desk.dressed.emit()
    document = text(page).document()
    link = document.find("Cases")
    assert link.charFormat().anchorHref() == "02-register.md"
    assert link.charFormat().foreground().color() == QColor(theme.colours().accent)
    plain = document.find("decides nothing")
    assert plain.charFormat().foreground().style() == Qt.BrushStyle.NoBrush
    assert text(page).palette().text().color() == QColor(theme.colours().ink)


def test_bold_words_use_a_face_that_is_there(page: HelpPage) -> None:
    bold = text(page).document().find("Continue")
    assert bold.charFormat().fontWeight() == 600
    heading = QTextCursor(text(page).document())
    heading.movePosition(QTextCursor.MoveOperation.Right)
    assert heading.charFormat().fontWeight() == 600


def test_the_guide_is_seen(page: HelpPage, picture: Picture) -> None:
    picture(page, "help")
