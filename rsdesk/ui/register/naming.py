"""Asks for a title, in the page: for a new case or a copy."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from rsdesk.errors import RsdeskError
from rsdesk.i18n import N_
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, t
from rsdesk.ui.message import failure
from rsdesk.ui.widgets.boxes import NEAR, column
from rsdesk.ui.widgets.flow import Flow
from rsdesk.ui.widgets.inputs import Labelled, Line
from rsdesk.ui.widgets.strip import Strip
from rsdesk.ui.widgets.text import label


class Naming(View):
    """One line for the title. Enter goes on, Escape leaves."""

    named = Signal(str)
    left = Signal()

    def __init__(self, heading: str, words: str, go_on: str, icon: str) -> None:
        """All texts are message ids of the catalogue."""
        super().__init__()
        self._told = False
        self._texts = heading, words, go_on
        self._heading = label("subheading")
        self._words = label("soft")
        self.line = Line()
        self._labelled = Labelled(N_("Title"), self.line)
        self._trouble = Strip(closable=False)
        self.go_on = IconButton(icon, "primary")
        self._leave = IconButton("x")
        lines = column(self, gap=NEAR)
        for widget in (self._heading, self._words, self._labelled, self._trouble):
            lines.addWidget(widget)
        buttons = Flow(gap=NEAR)
        buttons.addWidget(self.go_on)
        buttons.addWidget(self._leave)
        lines.addLayout(buttons)
        self.line.returnPressed.connect(self._tell)
        self.line.typed.connect(self._trouble.clear)
        self.go_on.clicked.connect(self._tell)
        self._leave.clicked.connect(self.left)
        self.hide()
        self.retranslate()

    def begin(self, title: str = "") -> None:
        """Ask."""
        self._told = False
        self._trouble.clear()
        self.line.setText(title)
        self.line.selectAll()
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, error: RsdeskError) -> None:
        """Say why this title will not do."""
        self._told = False
        self._trouble.show_message(failure(error))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Set every text."""
        heading, words, go_on = self._texts
        self._heading.setText(t(heading))
        self._words.setText(t(words))
        self.go_on.name(t(go_on))
        self._leave.name(t(N_("Cancel")))

    def _tell(self) -> None:
        if not self._told:  # Enter twice wants one case
            self._told = True
            self.named.emit(self.line.text())
