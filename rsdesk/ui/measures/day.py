"""A day that people type in their own way."""

from datetime import date

from PySide6.QtCore import Signal

from rsdesk.i18n import N_, date_text
from rsdesk.ui.assessment import day
from rsdesk.ui.language import View, current, t
from rsdesk.ui.widgets.boxes import TIGHT, column
from rsdesk.ui.widgets.inputs import Labelled, Line
from rsdesk.ui.widgets.text import label, repainted, toned

_EXAMPLE = date(2026, 11, 21)


class DayLine(View):
    """A line for a day; what is no day is said and not kept."""

    typed = Signal()
    left = Signal()

    def __init__(self, words: str) -> None:
        """`words` is the message id of the label."""
        super().__init__()
        self._day = ""
        self.line = Line()
        self._wrong = label("small")
        toned(self._wrong, "stop")
        self._wrong.hide()
        lines = column(self, gap=TIGHT)
        lines.addWidget(Labelled(words, self.line))
        lines.addWidget(self._wrong)
        lines.addStretch(1)
        self.line.typed.connect(self._typed)
        self.line.left.connect(self._left)
        self.retranslate()

    @property
    def value(self) -> str:
        """The day as it is kept, such as 2026-11-21; empty for none."""
        return self._day

    @property
    def wrong(self) -> str:
        """What is said to be wrong; empty when all is well."""
        return self._wrong.text() if not self._wrong.isHidden() else ""

    def show_day(self, kept: str) -> None:
        """Show a day from the vault, unless somebody is typing here or has to mend it."""
        if self.line.hasFocus() or self.wrong:
            return
        self._day = kept
        self.line.show_text(day.shown(kept, current()))

    def retranslate(self) -> None:
        """Set every text."""
        example = date_text(_EXAMPLE, current())
        self.line.setPlaceholderText(example)
        self._wrong.setText(
            t(N_("This is not understood as a date. Example: {example}"), example=example)
        )
        self.show_day(self._day)

    def _typed(self) -> None:
        text = self.line.text().strip()
        understood = day.understood(text) if text else ""
        if understood is not None:
            self._show_wrong(False)
            if understood != self._day:
                self._day = understood
                self.typed.emit()

    def _left(self) -> None:
        text = self.line.text().strip()
        self._show_wrong(bool(text) and day.understood(text) is None)
        self.show_day(self._day)
        self.left.emit()

    def _show_wrong(self, wrong: bool) -> None:
        repainted(self.line, "wrong", wrong)
        self._wrong.setVisible(wrong)
        self.line.setAccessibleDescription(self._wrong.text() if wrong else "")
