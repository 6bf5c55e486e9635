"""Scrolling through the pages of a PDF."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rsdesk.errors import RsdeskError
from rsdesk.ui.desk import Desk
from rsdesk.ui.record.preview import Pages
from rsdesk.ui.record.stack import GAP, PageStack
from tests.services.test_preview import document

A4 = (595.0, 842.0)


@pytest.fixture
def pages(qtbot: QtBot, desk: Desk) -> Pages:
    made = Pages(desk)
    qtbot.addWidget(made)
    made.resize(420, 500)
    made.show()
    made.show_pdf(document(*[A4] * 30))
    drawn(qtbot, made)
    return made


def drawn(qtbot: QtBot, pages: Pages) -> None:
    qtbot.waitUntil(lambda: pages.count > 0 and not pages.waits, timeout=20_000)


def looks(pages: Pages) -> QImage:
    return pages.viewport().grab().toImage()


def test_the_first_page_is_seen_and_named(pages: Pages) -> None:
    assert (pages.page, pages.count) == (1, 30)
    assert pages.accessibleName() == "Page 1 of 30 of the preview"
    middle = pages.viewport().width() // 2
    assert looks(pages).pixelColor(middle, 40) == QColor("white")
    assert looks(pages).pixelColor(middle, 450) == QColor("black")


def test_keys_go_through_the_pages(qtbot: QtBot, pages: Pages) -> None:
    for _ in range(4):
        QTest.keyClick(pages, Qt.Key.Key_PageDown)
    assert pages.page > 3
    QTest.keyClick(pages, Qt.Key.Key_End)
    drawn(qtbot, pages)
    assert pages.accessibleName() == "Page 30 of 30 of the preview"
    assert looks(pages).pixelColor(pages.viewport().width() // 2, 450) == QColor("black")
    QTest.keyClick(pages, Qt.Key.Key_PageUp)
    QTest.keyClick(pages, Qt.Key.Key_PageUp)
    assert pages.page < 30
    QTest.keyClick(pages, Qt.Key.Key_Home)
    assert pages.page == 1


def test_zooming_keeps_the_page_and_zero_fits_the_width(qtbot: QtBot, pages: Pages) -> None:
    QTest.keyClick(pages, Qt.Key.Key_End)
    fitting = pages.zoom
    QTest.keyClicks(pages, "+++")
    assert pages.zoom > fitting
    assert pages.page == 30
    assert pages.horizontalScrollBar().maximum() > 0
    QTest.keyClicks(pages, "-")
    QTest.keyClicks(pages, "0")
    assert pages.zoom == fitting
    assert pages.horizontalScrollBar().maximum() == 0


def test_the_same_place_is_shown_when_the_width_changes(qtbot: QtBot, pages: Pages) -> None:
    QTest.keyClick(pages, Qt.Key.Key_End)
    for width in (700, 300, 500):
        pages.resize(width, 500)
        assert pages.page in (29, 30)


def test_only_pages_around_the_place_are_held(qtbot: QtBot, pages: Pages) -> None:
    bar = pages.verticalScrollBar()
    for place in range(0, bar.maximum(), bar.maximum() // 12):
        bar.setValue(place)
        drawn(qtbot, pages)
    assert 1 <= len(pages._images) <= 16


def test_a_file_that_cannot_be_shown_is_told_once(qtbot: QtBot, desk: Desk) -> None:
    pages = Pages(desk)
    qtbot.addWidget(pages)
    told: list[RsdeskError] = []
    pages.failed.connect(told.append)
    pages.show()
    pages.show_pdf(b"no PDF")
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    pages.resize(300, 300)
    qtbot.wait(120)
    assert len(told) == 1


def test_pages_of_other_shapes_lie_below_each_other() -> None:
    stack = PageStack()
    stack.begin(3)
    stack.widen(100)
    assert stack.learn(1, 2.0)
    assert [stack.top(page) for page in range(3)] == [GAP, 141 + 2 * GAP, 341 + 3 * GAP]
    assert stack.height == 341 + 3 * GAP + 141 + GAP
    assert list(stack.between(0, 100)) == [0]
    assert list(stack.between(170, 400)) == [1, 2]
    assert stack.at(10**9) == 2
