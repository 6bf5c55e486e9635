"""Inputs with a label of their own: a line, a text that grows, a progress that can be stopped."""

import math

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QProgressBar, QSizePolicy, QWidget

from rsdesk.i18n import N_
from rsdesk.ui import theme
from rsdesk.ui.icons import IconButton, IconLabel
from rsdesk.ui.language import View, t
from rsdesk.ui.widgets.boxes import NEAR, TIGHT, column, row
from rsdesk.ui.widgets.text import label


class Line(QLineEdit):
    """One line of text; `typed` at each change by hand, `left` when the keyboard goes elsewhere."""

    typed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textEdited.connect(self._edited)

    def show_text(self, text: str) -> None:
        """Show a text from the vault, unless somebody is typing here."""
        if not self.hasFocus() and text != self.text():
            self.setText(text)
            self.setCursorPosition(0)  # a long text shows its beginning

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left; a menu or another window does not leave it."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def _edited(self, text: str) -> None:
        plain = " ".join(text.splitlines())
        if plain != text:  # pasted: Qt would keep the breaks, and one line hold several
            at = self.cursorPosition()
            self.setText(plain)
            self.setCursorPosition(at)
        self.typed.emit()


class GrowingText(QPlainTextEdit):
    """A text that grows with what is typed; Tab goes on to the next control."""

    typed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None, *, lines: int = 2, most: int = 14) -> None:
        super().__init__(parent)
        self._lines, self._most = lines, most
        self._quiet = False
        if lines == 1:  # as high as a line beside it
            self.document().setDocumentMargin(1)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    @property
    def text(self) -> str:
        """The text as it stands."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show a text from the vault, unless somebody is typing here."""
        if self.hasFocus() or text == self.text:
            return
        self._quiet = True
        self.setPlainText(text)
        self._quiet = False

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left; a menu does not leave it."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break elsewhere in another width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the type size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def sizeHint(self) -> QSize:
        """A narrow wish: the layout gives what there is."""
        return QSize(theme.scaled(240), self.height())

    def _changed(self) -> None:
        self._fit()
        if not self._quiet:
            self.typed.emit()

    def _line_count(self) -> int:
        """Lay out as much as can be shown: Qt counts a line for a paragraph not yet seen."""
        document, lines = self.document(), 0
        block = document.begin()
        while block.isValid() and lines <= self._most:
            document.documentLayout().blockBoundingRect(block)
            lines += block.lineCount()
            block = block.next()
        return lines

    def _fit(self) -> None:
        lines = self._line_count()
        shown = max(self._lines, min(self._most, lines))
        # a bar that comes and goes would change the width, and with it the number of lines
        bars = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            bars.ScrollBarAlwaysOn if lines > self._most else bars.ScrollBarAlwaysOff
        )
        # border and padding of the style sheet: frameWidth() would be that of the sides
        space = 2 * (theme.scaled(6) + 1) + round(2 * self.document().documentMargin())
        line = math.ceil(QFontMetricsF(self.font()).lineSpacing())
        self.setFixedHeight(shown * line + space)


class Labelled(View):
    """An input below its label, with a hint; the label is what screen readers say."""

    def __init__(self, words: str, field: QWidget, hint: str = "") -> None:
        """`words` and `hint` are message ids of the catalogue."""
        super().__init__()
        self._words, self._hint_words, self.field = words, hint, field
        self._label: QLabel = label("subheading")
        self._label.setBuddy(field)
        self._hint = label("small")
        if not hint:  # shown before it has a parent it would be a window of its own
            self._hint.hide()
        lines = column(self, gap=TIGHT)
        lines.addWidget(self._label)
        lines.addWidget(self._hint)
        lines.addWidget(field)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self._label.setText(t(self._words))
        self.field.setAccessibleName(t(self._words))
        if self._hint_words:
            self._hint.setText(t(self._hint_words))
            self.field.setAccessibleDescription(t(self._hint_words))


class Waiting(View):
    """Says what is going on, how far it is, and stops it when asked.

    Nothing moves while nobody knows how far it is: Qt does not tell whether a person wants calm.
    """

    stopped = Signal()

    def __init__(self, *, can_stop: bool = True) -> None:
        super().__init__()
        self._message = ""
        self._words = label("soft")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._stop = IconButton("x")
        if not can_stop:
            self._stop.hide()
        self._stop.setShortcut(QKeySequence.StandardKey.Cancel)
        self._stop.clicked.connect(self.stopped)
        lines = column(self, gap=NEAR)
        line = row()
        line.addWidget(IconLabel("clock", "soft"))
        line.addWidget(self._words, 1)
        line.addWidget(self._stop)
        lines.addLayout(line)
        lines.addWidget(self._bar)
        self._bar.hide()
        self.hide()
        self.retranslate()

    def begin(self, message: str) -> None:
        """Show that this is under way; how far is not known yet."""
        self._message = message
        self._bar.hide()
        self.retranslate()
        self.show()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is."""
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        self._bar.show()

    def end(self) -> None:
        """It is over."""
        self.hide()

    def retranslate(self) -> None:
        """Set every text."""
        words = t(self._message) if self._message else ""
        self._words.setText(words)
        self._bar.setAccessibleName(words)
        self._stop.name(t(N_("Cancel")))
