"""Asks before something is done that a person may regret, in the page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from rsdesk.i18n import N_
from rsdesk.ui.assessment.wrapped import Tick
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, t
from rsdesk.ui.widgets.boxes import NEAR, column, row
from rsdesk.ui.widgets.flow import Flow
from rsdesk.ui.widgets.text import label, toned


class Asking(View):
    """Says what would happen; a grave matter wants a tick first. Escape leaves."""

    agreed = Signal()
    left = Signal()

    def __init__(self, heading: str, words: tuple[str, ...], go_on: str, tick: str = "") -> None:
        """All texts are message ids of the catalogue."""
        super().__init__()
        self._texts, self._tick_words = (heading, words, go_on), tick
        panel = QFrame()
        toned(panel, "stop" if tick else "flag")
        self._heading = label("subheading")
        self._words = [label() for _ in words]
        self.tick = Tick()
        self.go_on = IconButton("trash-2", "danger")
        self._leave = IconButton("x")
        lines = column(panel, gap=NEAR, margin=NEAR)
        top = row(gap=NEAR)
        top.addWidget(IconLabel("triangle-alert", "stop" if tick else "flag"))
        top.addWidget(self._heading, 1)
        lines.addLayout(top)
        for widget in (*self._words, self.tick):
            lines.addWidget(widget)
        self.tick.setVisible(bool(tick))
        buttons = Flow(gap=NEAR)
        buttons.addWidget(self.go_on)
        buttons.addWidget(self._leave)
        lines.addLayout(buttons)
        column(self, gap=0).addWidget(panel)
        self.tick.toggled.connect(self.go_on.setEnabled)
        self.go_on.clicked.connect(self._agree)
        self._leave.clicked.connect(self.left)
        self.hide()
        self.retranslate()

    def begin(self) -> None:
        """Ask; the keyboard is where nothing is lost by pressing Enter."""
        self.tick.setChecked(False)
        self.go_on.setEnabled(not self._tick_words)
        self.show()
        first = self.tick if self._tick_words else self._leave
        first.setFocus(Qt.FocusReason.OtherFocusReason)

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
        for shown, said in zip(self._words, words, strict=True):
            shown.setText(t(said))
        self.go_on.name(t(go_on))
        self.go_on.setAccessibleDescription(" ".join(t(said) for said in words))
        self._leave.name(t(N_("Cancel")))
        if self._tick_words:
            self.tick.say(t(self._tick_words))

    def _agree(self) -> None:
        self.go_on.setEnabled(False)  # a double click agrees once
        self.agreed.emit()
