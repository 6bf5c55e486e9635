"""What a screen reader is told of every page, and whether Tab reaches everything."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
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

LINKS = 60  # in a text, more than one has
SILENT = {QAccessible.Role.NoRole, QAccessible.Role.Client}


class Flashes(QObject):
    """Notes whatever is shown as a window of its own."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.seen: list[str] = []

    def eventFilter(self, shown: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt calls it so
        if event.type() == QEvent.Type.Show and isinstance(shown, QWidget) and shown.isWindow():
            self.seen.append(type(shown).__name__)
        return False


@pytest.fixture(params=PAGES)
def opened(
    request: pytest.FixtureRequest, somebody: Somebody, researcher: Researcher, qapp: QApplication
) -> Person:
    """Somebody at each page of the window in turn; nothing but the window was shown."""
    flashes = Flashes(qapp)
    qapp.installEventFilter(flashes)
    person = PAGES[request.param](somebody, researcher, "en")
    qapp.removeEventFilter(flashes)
    assert flashes.seen == ["Window"]
    return person


def test_screen_reader_and_keyboard_reach_everything(opened: Person) -> None:
    wrong = [*nameless(opened.window), *unread(opened.window), *missed(opened.window)]
    assert not wrong, "\n".join(wrong)


def nameless(window: QWidget) -> list[str]:
    """Return controls without a role or a name."""
    found = []
    for widget in controls(window):
        told = QAccessible.queryAccessibleInterface(widget)
        name = told.text(QAccessible.Text.Name)
        # Qt has no other role for an area that scrolls
        silent = told.role() in SILENT and not isinstance(widget, QAbstractScrollArea)
        if silent or not name.strip():
            found.append(f"{told.role().name} {name!r}: {path(widget)}")
    return found


def unread(window: QWidget) -> list[str]:
    """Return controls whose hint is seen and not read aloud."""
    found = []
    for widget in controls(window):
        told = QAccessible.queryAccessibleInterface(widget)
        spoken = told.text(QAccessible.Text.Name) + told.text(QAccessible.Text.Description)
        if widget.toolTip() not in spoken:
            found.append(f"hint not read: {path(widget)}")
    return found


def missed(window: QWidget) -> list[str]:
    """Go round with Tab, and from what has the keyboard to its explanations with F6."""
    reached = round_by_tab(window)
    if not reached:
        return ["Tab never comes round"]
    for key in (Qt.Key.Key_F6, *[Qt.Key.Key_Tab] * LINKS):
        focus = press(window, key)
        reached[path(focus)] = focus
    return [
        f"Tab passes over {path(widget)}"
        for widget in controls(window)
        if by_tab(widget) and path(widget) not in reached and not in_group_of(widget, reached)
    ]


def round_by_tab(window: QWidget) -> dict[str, QWidget]:
    """Return what Tab reaches until it comes round; nothing when it never does."""
    reached: list[QWidget] = []
    told: dict[str, QWidget] = {}
    for _ in range(3 * len(controls(window)) + LINKS):
        focus = press(window, Qt.Key.Key_Tab)
        if len(reached) > 1 and focus is reached[0]:
            return told
        if focus not in reached[-1:]:  # within a text Tab goes from link to link
            reached.append(focus)
            told[path(focus)] = focus
    return {}


def press(window: QWidget, key: Qt.Key) -> QWidget:
    """Press a key and return what has the keyboard then."""
    QTest.keyClick(QApplication.focusWidget() or window, key)
    QTest.qWait(1)  # what stands beside a question follows the keyboard
    return QApplication.focusWidget() or window


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


def in_group_of(widget: QWidget, reached: dict[str, QWidget]) -> bool:
    """Of several options Tab stops at one; the arrows lead to the others."""
    if not isinstance(widget, QAbstractButton) or not widget.isCheckable():
        return False
    return any(path(other) in reached for other in _neighbours(widget))


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
