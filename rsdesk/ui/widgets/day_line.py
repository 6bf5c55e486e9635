"""A day that is typed as people write it and kept as 2026-11-21."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from rsdesk.i18n import N_, date_text
from rsdesk.ui.assessment import day
from rsdesk.ui.language import View, current, t
from rsdesk.ui.widgets.boxes import TIGHT, column
from rsdesk.ui.widgets.inputs import Labelled, Line
from rsdesk.ui.widgets.text import label, repainted, toned

_EXAMPLE = date(2026, 11, 21)


class DayLine(View):
    """Tells of each day that is understood; what is not is said when the line is left."""

    typed = Signal()
    left = Signal()

    def __init__(self, words: str, hint: str = "") -> None:
        """`words` and `hint` are message ids."""
        super().__init__()
        self._day = ""
        self._refused = False
        self.line = Line()
        self._wrong = label("small")
        toned(self._wrong, "stop")
        lines = column(self, gap=TIGHT)
        lines.addWidget(Labelled(words, self.line, hint))
        lines.addWidget(self._wrong)
        lines.addStretch(1)
        self._wrong.hide()
        self.line.typed.connect(self._typed)
        self.line.left.connect(self._left)
        self.line.returnPressed.connect(self._left)
        self.retranslate()

    @property
    def value(self) -> str:
        """The day as it is kept, empty for none."""
        return self._day

    @property
    def wrong(self) -> str:
        """What is said of a text that is no day; empty when all is well."""
        return self._wrong.text() if not self._wrong.isHidden() else ""

    def show_day(self, stored: str) -> None:
        """Show a day from the vault, unless somebody is typing another."""
        if not self.line.hasFocus() and not (self._refused and stored == self._day):
            self._set(stored)
            self.line.show_text(day.shown(stored, current()))

    def take_keyboard(self) -> None:
        """Take the keyboard to the line."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> QWidget:
        """What Tab comes to."""
        return self.line

    def retranslate(self) -> None:
        """Write the day in the form of the language, unless somebody is typing."""
        self.line.setPlaceholderText(date_text(_EXAMPLE, current()))
        self._wrong.setText(
            t(
                N_("This is not understood as a date and is not kept. Example: {example}"),
                example=date_text(_EXAMPLE, current()),
            )
        )
        if not self._refused:
            self.line.show_text(day.shown(self._day, current()))

    def _typed(self) -> None:
        text = self.line.text().strip()
        found = day.understood(text) if text else ""
        self._refused = found is None
        if found is not None and found != self._day:
            self._set(found)
            self.typed.emit()
        elif found is not None:
            self._set(found)

    def _left(self) -> None:
        self._wrong.setVisible(self._refused)
        repainted(self.line, "wrong", self._refused)
        if not self._refused and not self.line.hasFocus():
            self.line.show_text(day.shown(self._day, current()))
        self.left.emit()

    def _set(self, kept: str) -> None:
        self._day, self._refused = kept, False
        self._wrong.hide()
        repainted(self.line, "wrong", False)
