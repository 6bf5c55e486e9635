"""The one window: the start pages first, then navigation and pages; blank while it locks."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from rsdesk import paths
from rsdesk.ui.desk import Desk

SMALLEST = QSize(960, 600)
USUAL = QSize(1280, 800)
_FRAME = QSize(8, 40)  # what the system draws around a window


class Window(QMainWindow):
    """Places views; its title never names a case or a person."""

    def __init__(self, desk: Desk, leave: Callable[[], bool]) -> None:
        """`leave` is asked before closing: True when everything is stored and closed."""
        super().__init__()
        self._desk = desk
        self._leave = leave
        self.setWindowTitle("rsdesk")
        self.setWindowIcon(QIcon(str(paths.resources() / "icons" / "rsdesk.svg")))
        self._stack = QStackedWidget()
        self._blank = QWidget()
        self._blank.setProperty("role", "ground")
        self._stack.addWidget(self._blank)
        self.setCentralWidget(self._stack)
        self.resize(self._fitting(USUAL))
        self.setMinimumSize(self._fitting(SMALLEST))

    def show_view(self, view: QWidget) -> None:
        """Show this view in place of whatever filled the window, which is let go."""
        for other in self._views():
            if other is not view and other is not self._blank:
                self._stack.removeWidget(other)
                other.deleteLater()
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)

    def blank(self) -> None:
        """Show nothing at all, at once."""
        self._stack.setCurrentWidget(self._blank)
        self.repaint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from light to dark and back."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ThemeChange and self._desk.settings.theme == "system":
            self._desk.dress()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only when everything is stored."""
        if self._leave():
            event.accept()
        else:
            event.ignore()

    def _views(self) -> list[QWidget]:
        found = (self._stack.widget(place) for place in range(self._stack.count()))
        return [view for view in found if view is not None]

    def _fitting(self, wanted: QSize) -> QSize:
        room = self.screen().availableSize() - _FRAME
        return wanted.boundedTo(room) if not room.isEmpty() else wanted


def focus_first(view: QWidget) -> None:
    """Put the keyboard where a person will want to begin."""
    following: QWidget | None = view.nextInFocusChain()
    while following is not None and following is not view:
        reachable = following.focusPolicy() & Qt.FocusPolicy.TabFocus
        if view.isAncestorOf(following) and following.isVisibleTo(view) and reachable:
            following.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        following = following.nextInFocusChain()
