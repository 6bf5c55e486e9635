"""The strip that shows a message in the page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QWidget

from rsdesk.i18n import N_
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, t
from rsdesk.ui.message import Message, Tone
from rsdesk.ui.widgets.boxes import NEAR, column, row
from rsdesk.ui.widgets.text import selectable, toned

_ICONS: dict[Tone, str] = {
    "note": "info",
    "done": "circle-check",
    "flag": "triangle-alert",
    "stop": "octagon-alert",
}


class Strip(View):
    """Shows one message with its icon until it is closed or another takes its place."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None, *, closable: bool = True) -> None:
        super().__init__(parent)
        self._message: Message | None = None
        self._frame = QFrame()
        self._icon = IconLabel("info")
        self._words = selectable()
        self._close = IconButton("x", "quiet")
        if not closable:  # shown before it has a parent it would be a window of its own
            self._close.hide()
        self._close.clicked.connect(self.clear)
        column(self, gap=0).addWidget(self._frame)
        line = row(self._frame, gap=NEAR, margin=NEAR)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._words, 1)
        line.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()
        self.retranslate()

    @property
    def message(self) -> Message | None:
        """What is shown now."""
        return self._message

    def show_message(self, message: Message) -> None:
        """Show a message, and let screen readers say it."""
        self._message = message
        toned(self._frame, message.tone)
        self._icon.show_icon(
            _ICONS[message.tone], "accent" if message.tone == "note" else message.tone
        )
        self.retranslate()
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self._words, QAccessible.Event.Alert))

    def clear(self) -> None:
        """Show nothing."""
        if self._message is not None:
            self._message = None
            self.hide()
            self.closed.emit()

    def retranslate(self) -> None:
        """Set every text."""
        self._close.name_silently(t(N_("Close this message")))
        if self._message is not None:
            self._words.setText(self._message.text)
            self._words.setAccessibleName(self._message.text)
