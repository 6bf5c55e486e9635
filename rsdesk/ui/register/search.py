"""The line in which one searches, and how many cases were found."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from rsdesk.i18n import N_
from rsdesk.ui import theme
from rsdesk.ui.icons import IconLabel
from rsdesk.ui.language import View, t
from rsdesk.ui.widgets.boxes import row

_PAUSE = 80  # ms after the last keystroke


class SearchLine(QLineEdit):
    """Escape clears it, Down goes to what was found."""

    down = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "search")
        self._glass = IconLabel("search", "soft", parent=self)

    def event(self, event: QEvent) -> bool:
        """Escape clears a search before it cancels anything else."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.text()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear, or go down."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The glass stands before the text, at every type size."""
        super().resizeEvent(event)
        self._glass.move(theme.scaled(10), (self.height() - self._glass.height()) // 2)
        self.setTextMargins(theme.scaled(26), 0, 0, 0)


class Search(View):
    """Tells what is sought once somebody stops typing for a moment."""

    sought = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.line = SearchLine()
        self._told = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._tell)
        self.line.textChanged.connect(lambda _: self._pause.start())
        row(self, gap=0).addWidget(self.line)
        QShortcut(QKeySequence.StandardKey.Find, self, self._begin)
        self.retranslate()

    @property
    def text(self) -> str:
        """What is sought."""
        return self.line.text()

    def clear(self) -> None:
        """Seek nothing; told at once."""
        self.line.clear()
        self._pause.stop()
        self._tell()

    def retranslate(self) -> None:
        """Set every text."""
        self.line.setPlaceholderText(t(N_("Search titles, partners and answers (Ctrl+F)")))
        self.line.setAccessibleName(t(N_("Search the cases")))
        self.line.setAccessibleDescription(
            t(N_("Parts of words will do; every word must occur. Escape clears the search."))
        )

    def _begin(self) -> None:
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def _tell(self) -> None:
        if self.text != self._told:
            self._told = self.text
            self.sought.emit(self.text)
