"""Says what was done with a case, with the button that takes it back."""

from PySide6.QtCore import Qt, Signal

from rsdesk.i18n import N_
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, t
from rsdesk.ui.message import Message
from rsdesk.ui.widgets.boxes import NEAR, column
from rsdesk.ui.widgets.strip import Strip


class Notice(View):
    """Stays until it is closed or something else is done."""

    undone = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._strip = Strip()
        self.undo = IconButton("undo-2")
        lines = column(self, gap=NEAR)
        lines.addWidget(self._strip)
        lines.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignLeft)
        self.undo.clicked.connect(self.undone)
        self._strip.closed.connect(self.hide)
        self.hide()
        self.retranslate()

    @property
    def message(self) -> Message | None:
        """What is said."""
        return self._strip.message

    def tell(self, message: Message, *, undoable: bool) -> None:
        """Say it."""
        self.show()
        self._strip.show_message(message)
        self.undo.setVisible(undoable)

    def clear(self) -> None:
        """Say nothing."""
        self._strip.clear()
        self.hide()

    def retranslate(self) -> None:
        """Set every text."""
        self.undo.name(t(N_("Undo")))
