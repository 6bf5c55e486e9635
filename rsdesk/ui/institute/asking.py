"""Asks before all answers are confirmed at once: it is a statement with a date and a name."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from rsdesk.i18n import N_
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import counted, t
from rsdesk.ui.widgets.boxes import NEAR, ROOM, column, row
from rsdesk.ui.widgets.text import label, toned


class Asking(QFrame):
    """Says what confirming means."""

    kept = Signal()
    agreed = Signal()

    def __init__(self) -> None:
        super().__init__()
        toned(self, "note")
        self._words = label()
        self.keep, self.go = IconButton(""), IconButton("check", "primary")
        lines = column(self, gap=NEAR, margin=ROOM)
        head = row(gap=NEAR)
        head.addWidget(IconLabel("info", "accent"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._words, 1)
        lines.addLayout(head)
        buttons = row(gap=NEAR)
        buttons.addWidget(self.go)
        buttons.addWidget(self.keep)
        buttons.addStretch(1)
        lines.addLayout(buttons)
        self.keep.clicked.connect(self.kept)
        self.go.clicked.connect(self.agreed)
        self.hide()

    def about(self, count: int) -> None:
        """Set every text; `count` answers would be confirmed."""
        words = counted(
            N_(
                "You state that 1 answer holds as before. It gets today's date and your name; this "
                "cannot be undone."
            ),
            N_(
                "You state that {count} answers hold as before. They get today's date and your "
                "name; this cannot be undone."
            ),
            count,
        )
        self._words.setText(words)
        self.go.name(t(N_("Confirm now")), words)
        self.keep.name(t(N_("Not now")), words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves it."""
        if event.key() == Qt.Key.Key_Escape:
            self.kept.emit()
        else:
            super().keyPressEvent(event)
