"""Fields for what nobody else may see: a password, and the printed recovery key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from rsdesk.i18n import N_
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, t
from rsdesk.ui.widgets.boxes import NEAR, TIGHT, column, row
from rsdesk.ui.widgets.inputs import GrowingText, Line
from rsdesk.ui.widgets.text import label, repainted, toned

_UNSEEN = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class SecretLine(Line):
    """One line that shows dots; it tells when capital letters come without Shift."""

    capitals = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(_UNSEEN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt cannot be asked for Caps Lock, but a letter and Shift tell."""
        text = event.text()
        if text.lower() != text.upper():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.capitals.emit(text.isupper() != shift)
        elif event.key() == Qt.Key.Key_CapsLock:
            self.capitals.emit(False)  # the next letter tells
        super().keyPressEvent(event)


class PasswordField(View):
    """A password below its label, with an eye that shows it."""

    submitted = Signal()
    edited = Signal()

    def __init__(self, words: str, hint: str = "") -> None:
        """`words` and `hint` are message ids of the catalogue."""
        super().__init__()
        self._words, self._hint_words = words, hint
        self._label, self._hint, self._capitals = label("subheading"), label("small"), label()
        self.line = SecretLine()
        self.eye = IconButton("eye", "quiet")
        self.eye.setCheckable(True)
        self._label.setBuddy(self.line)
        if not hint:  # shown before it has a parent it would be a window of its own
            self._hint.hide()
        self._capitals.hide()
        toned(self._capitals, "flag")
        self.line.capitals.connect(self._capitals.setVisible)
        self.line.returnPressed.connect(self.submitted)
        self.line.textEdited.connect(self._changed)
        self.eye.toggled.connect(self._show)
        self._place()
        self.retranslate()

    @property
    def text(self) -> str:
        """The password, its spaces kept."""
        return self.line.text()

    def begin(self) -> None:
        """Put the keyboard here, so that typing replaces what stands here."""
        self.line.setFocus()
        self.line.selectAll()

    def mark(self, wrong: bool) -> None:
        """Mark the field as the one to mend."""
        repainted(self.line, "wrong", wrong)

    def clear(self) -> None:
        """Forget what was typed."""
        self.line.clear()
        self.mark(False)

    def name(self, words: str) -> None:
        """Give the field another label."""
        self._words = words
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._label.setText(t(self._words))
        self.line.setAccessibleName(t(self._words))
        if self._hint_words:
            self._hint.setText(t(self._hint_words))
            self.line.setAccessibleDescription(t(self._hint_words))
        self._capitals.setText(t(N_("Caps Lock seems to be on.")))
        shown = self.eye.isChecked()
        self.eye.name_silently(t(N_("Hide what is typed") if shown else N_("Show what is typed")))

    def _place(self) -> None:
        lines = column(self, gap=TIGHT)
        lines.addWidget(self._label)
        lines.addWidget(self._hint)
        line = row(gap=NEAR)
        line.addWidget(self.line, 1)
        line.addWidget(self.eye)
        lines.addLayout(line)
        lines.addWidget(self._capitals)

    def _changed(self) -> None:
        self.mark(False)
        self.edited.emit()

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        self.eye.show_icon("eye-off" if shown else "eye")
        self.retranslate()


class KeyField(GrowingText):
    """The recovery key as it is printed, however it is typed; Enter goes on."""

    submitted = Signal()

    def __init__(self) -> None:
        super().__init__(lines=3, most=5)
        self.setProperty("role", "key")
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.textChanged.connect(lambda: self.mark(False))

    def mark(self, wrong: bool) -> None:
        """Mark the field as the one to mend."""
        repainted(self, "wrong", wrong)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter sends the key; a key that was pasted may still hold line breaks."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
        else:
            super().keyPressEvent(event)
