"""What the window shows between the wish to close and the end."""

from PySide6.QtCore import Qt, Signal

from rsdesk.i18n import N_
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, t
from rsdesk.ui.message import Message
from rsdesk.ui.widgets.boxes import ROOM, column
from rsdesk.ui.widgets.strip import Strip
from rsdesk.ui.widgets.text import label


class ClosingView(View):
    """Says that the vault is being closed; stays only when something went wrong."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = label("heading")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._strip = Strip(closable=False)
        self._close = IconButton("log-out", "primary")
        self._close.clicked.connect(self.left)
        self._close.hide()
        lines = column(self, gap=ROOM, margin=4 * ROOM)
        lines.addStretch(1)
        lines.addWidget(self._words)
        lines.addWidget(self._strip)
        lines.addWidget(self._close, 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addStretch(1)
        self.retranslate()

    def tell(self, message: Message) -> None:
        """Show what went wrong, and wait until the person has read it."""
        self._strip.show_message(message)
        self._close.show()
        self._close.setFocus()

    def retranslate(self) -> None:
        """Set every text."""
        self._words.setText(t(N_("Closing the vault …")))
        self._close.name(t(N_("Close rsdesk")))
