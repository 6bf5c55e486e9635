"""What a screen reader is told of every page, and whether Tab reaches everything."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from tests.journeys import seeing
from tests.journeys.conftest import Somebody, prepared, researcher, somebody
from tests.journeys.pages import PAGES, Researcher
from tests.journeys.person import Person

__all__ = ["prepared", "researcher", "somebody"]

SILENT = {QAccessible.Role.NoRole, QAccessible.Role.Client}


@pytest.fixture(params=PAGES)
def opened(request: pytest.FixtureRequest, somebody: Somebody, researcher: Researcher) -> Person:
    """Somebody at each page of the window in turn."""
    return PAGES[request.param](somebody, researcher, "en")


def test_every_control_has_a_role_and_a_name(opened: Person) -> None:
    nameless = []
    for widget in controls(opened.window):
        told = QAccessible.queryAccessibleInterface(widget)
        name = told.text(QAccessible.Text.Name)
        if told.role() in SILENT or not name.strip():
            nameless.append((path(widget), told.role().name, name))
    assert nameless == []


def test_every_hint_is_read_aloud_too(opened: Person) -> None:
    unread = []
    for widget in controls(opened.window):
        told = QAccessible.queryAccessibleInterface(widget)
        spoken = told.text(QAccessible.Text.Name) + told.text(QAccessible.Text.Description)
        if widget.toolTip() and widget.toolTip() not in spoken:
            unread.append((path(widget), widget.toolTip(), spoken))
    assert unread == []


def test_tab_reaches_every_control_and_comes_round(opened: Person) -> None:
    wanted = {widget for widget in controls(opened.window) if by_tab(widget)}
    reached: list[QWidget] = []
    for _ in range(3 * len(wanted) + 10):
        QTest.keyClick(QApplication.focusWidget() or opened.window, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        if reached and focus is reached[0]:
            break
        reached.append(focus)
    else:
        pytest.fail(f"Tab never comes round: {[path(widget) for widget in reached[-5:]]}")
    missed = [path(w) for w in wanted - {*reached} if not in_group_of(w, reached)]
    assert missed == []


def controls(window: QWidget) -> list[QWidget]:
    """Return everything that can have the keyboard."""
    return [
        widget
        for widget in seeing.shown(window)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.isEnabled()
        and not isinstance(widget, QScrollArea)
        and not widget.focusProxy()
        and not widget.objectName().startswith("qt_")
    ]


def by_tab(widget: QWidget) -> bool:
    """Return whether Tab ought to stop here."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def in_group_of(widget: QWidget, reached: list[QWidget]) -> bool:
    """Of several options Tab stops at one; the arrows lead to the others."""
    if not isinstance(widget, QAbstractButton) or not widget.isCheckable():
        return False
    return any(other in reached for other in _neighbours(widget))


def path(widget: QWidget) -> str:
    """Return where a widget is, for whoever has to mend it."""
    names: list[str] = []
    above: QWidget | None = widget
    while above is not None and not above.isWindow():
        names.append(type(above).__name__)
        above = above.parentWidget()
    said = " ".join(text for _, text in seeing.words(widget))
    return f"{' < '.join(names)}: {said[:60]!r}"


def _neighbours(widget: QAbstractButton) -> Sequence[QAbstractButton]:
    group: QButtonGroup | None = widget.group()
    if group is not None:
        return group.buttons()
    parent = widget.parentWidget()
    return parent.findChildren(QRadioButton) if parent and widget.autoExclusive() else []
