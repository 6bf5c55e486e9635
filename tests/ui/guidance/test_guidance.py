"""Reading and searching the guidance in the window."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from rsdesk.ui import language
from rsdesk.ui.desk import Desk
from rsdesk.ui.guidance.page import GuidancePage
from rsdesk.ui.guidance.reading import contents
from rsdesk.ui.place import Place
from tests.ui.conftest import Picture, Settle


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, settle: Settle) -> GuidancePage:
    """The page, shown, with nothing chosen."""
    made = GuidancePage(desk)
    qtbot.addWidget(made)
    made.resize(1080, 720)
    made.show()
    made.arrive(Place("guidance"))
    settle(desk)
    return made


def read(page: GuidancePage) -> str:
    """All words of the pane, folded ones too."""
    return "\n".join(label.text() for label in page._card.findChildren(QLabel))


def open_item(page: GuidancePage, identifier: str, desk: Desk, settle: Settle) -> str:
    """Go to an entry and return what is read."""
    page.arrive(Place("guidance", topic=identifier))
    settle(desk)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return read(page)


def listed(page: GuidancePage) -> list[str]:
    """What the list shows, without the headings."""

    tops = [page.tree.topLevelItem(place) for place in range(page.tree.topLevelItemCount())]
    rows = [top.child(place) for top in tops if top for place in range(top.childCount())]
    return [row.text(0) for row in rows if row is not None]


def press(page: GuidancePage, words: str) -> None:
    """Press the link with these words."""
    links = [b for b in page._card.findChildren(QAbstractButton) if b.text() == words]
    links[0].click()


def test_all_sources_can_be_browsed(page: GuidancePage) -> None:
    guidance = page._shelf.guidance  # type: ignore[union-attr]
    words = listed(page)
    assert all(any(line.startswith(f"{item.id}  ") for line in words) for item in guidance.items)
    assert page.words == f"{len(words)} entries"


def test_an_item_says_where_it_stands_whom_it_concerns_and_what_fills_it(
    page: GuidancePage, desk: Desk, settle: Settle
) -> None:
    shown = open_item(page, "LEI-3.4", desk, settle)
    assert "Leibniz Association" in shown
    assert "LEI-3.4 · 3. Regulatory framework" in shown
    assert "Asked in each case." in shown
    assert "administration or head of unit" in shown
    assert "The same answer also fills" in shown
    assert page._card.findChild(QAbstractButton) is not None
    press(page, "LEI-3.1")
    assert page.here() == Place("guidance", topic="LEI-3.1")


def test_a_rule_says_how_it_is_kept_and_context_can_be_read(
    page: GuidancePage, desk: Desk, settle: Settle
) -> None:
    guidance = page._shelf.guidance  # type: ignore[union-attr]
    rule = next(item for item in guidance.items if item.scope == "rule")
    shown = open_item(page, rule.id, desk, settle)
    assert rule.enforced is not None
    assert rule.enforced.en in shown
    context = next(item for item in guidance.items if item.scope == "context")
    shown = open_item(page, context.id, desk, settle)
    assert context.text.en in shown
    assert "nobody is asked" in shown


def test_every_entry_can_be_read_in_both_languages(page: GuidancePage) -> None:
    shelf = page._shelf
    assert shelf is not None
    for spoken in ("de", "en"):
        language.switch(spoken)
        for line in shelf.index:
            for part in contents(shelf.guidance, line.entry, print, print):
                part.deleteLater()


def test_a_question_says_why_it_is_asked_and_leads_to_its_items(
    page: GuidancePage, desk: Desk, settle: Settle
) -> None:
    shown = open_item(page, "K-20", desk, settle)
    assert page.ways["question"].isChecked()
    assert "Why it is asked" in shown
    assert "Good evidence" in shown
    press(page, "LEI-2.3")
    assert page.here().topic == "LEI-2.3"
    assert page.ways["source"].isChecked()


def test_an_item_says_what_each_answer_means_for_it(
    page: GuidancePage, desk: Desk, settle: Settle
) -> None:
    guidance = page._shelf.guidance  # type: ignore[union-attr]
    mapped = next(i for i in guidance.items if guidance.field_of.get(i.id)
                  and i.id in guidance.field_of[i.id].map)  # fmt: skip
    assert "counts here as" in open_item(page, mapped.id, desk, settle)
    worse = next(i for i in guidance.items if i.id in guidance.field_of
                 and any(o.unless for o in i.options))  # fmt: skip
    assert "\nwith “" in open_item(page, worse.id, desk, settle)


def test_what_is_read_can_be_seen_in_the_list(
    page: GuidancePage, desk: Desk, settle: Settle
) -> None:
    open_item(page, "EU-14e", desk, settle)
    current = page.tree.currentItem()
    assert current is not None
    assert page.tree.viewport().rect().contains(page.tree.visualItemRect(current).center())


def test_the_address_of_a_contact_is_copied_and_never_opened(
    page: GuidancePage, desk: Desk, settle: Settle
) -> None:
    open_item(page, "G-07", desk, settle)
    press(page, "Copy address")
    assert QGuiApplication.clipboard().text() == "https://www.npsa.gov.uk/trusted-research"


def test_typing_narrows_the_list_and_shows_the_likeliest(page: GuidancePage, qtbot: QtBot) -> None:
    before = len(listed(page))
    QTest.keyClicks(page.search, "NPSA")
    assert 0 < len(listed(page)) < before
    qtbot.waitUntil(lambda: page.here().topic == "G-07")
    page.search.clear()
    QTest.keyClicks(page.search, "xyzzy")
    assert page.words == "Nothing found. Please try another word."


def test_the_keyboard_goes_through_the_list(page: GuidancePage, qtbot: QtBot) -> None:
    QTest.keyClicks(page.search, "LEI-3.5")
    page.tree.setFocus()
    for _ in range(3):
        QTest.keyClick(page.tree, Qt.Key.Key_Down)
    assert page.here().topic


def test_a_narrow_window_shows_the_list_or_what_is_read(
    page: GuidancePage, desk: Desk, settle: Settle, qtbot: QtBot
) -> None:
    page.resize(500, 600)
    assert page._left.isVisible()
    assert not page.area.isVisible()
    page.arrive(Place("guidance", topic="LEI-3.5"))
    settle(desk)
    assert page.area.isVisible()
    assert not page._left.isVisible()
    QTest.keyClick(page.back, Qt.Key.Key_Space)
    assert page._left.isVisible()


def test_the_language_switches_with_the_place_kept(
    page: GuidancePage, desk: Desk, settle: Settle, qtbot: QtBot
) -> None:
    open_item(page, "LEI-3.4", desk, settle)
    language.switch("de")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)
    qtbot.wait(10)
    assert page.here().topic == "LEI-3.4"
    assert "Es ist geklärt, welche Vorschriften" in read(page)


def test_pictures_of_the_guidance(
    page: GuidancePage, desk: Desk, settle: Settle, picture: Picture
) -> None:
    picture(page, "guidance")
    open_item(page, "LEI-3.4", desk, settle)
    picture(page, "guidance-item")


def test_the_arrow_leads_from_the_search_to_what_it_found(page: GuidancePage) -> None:
    page.search.setFocus()
    QTest.keyClicks(page.search, "NPSA")
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    assert page.tree.hasFocus()
    assert "Trusted Research" in read(page)
