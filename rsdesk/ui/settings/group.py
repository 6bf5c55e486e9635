"""A group of settings under one heading."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rsdesk.ui.language import View, t
from rsdesk.ui.widgets.boxes import NEAR, ROOM, TIGHT, WIDE, column, frame, row
from rsdesk.ui.widgets.text import label


class Group(View):
    """Heading and explanation on the left, controls on the right."""

    def __init__(self, words: str, explanation: str) -> None:
        """Both are message ids of the catalogue."""
        super().__init__()
        self._words, self._explanation_words = words, explanation
        self._heading = label("subheading")
        self._explanation = label("small")
        self.lines: QVBoxLayout = column(gap=NEAR)
        outer = column(self, gap=ROOM)
        outer.addWidget(frame("rule"))
        line = row(gap=WIDE)
        left = column(gap=TIGHT)
        left.addWidget(self._heading)
        left.addWidget(self._explanation)
        left.addStretch(1)
        line.addLayout(left, 2)
        line.addLayout(self.lines, 3)
        outer.addLayout(line)

    def add(self, *controls: QWidget) -> None:
        """Put controls below those that are there."""
        for control in controls:
            self.lines.addWidget(control)

    def retranslate(self) -> None:
        """Set every text."""
        self._heading.setText(t(self._words))
        self._explanation.setText(t(self._explanation_words))
