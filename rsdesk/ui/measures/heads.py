"""Cards that fold: a head of several lines, and what is below it once somebody opens it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from rsdesk.i18n import N_
from rsdesk.ui.assessment.rows import Row
from rsdesk.ui.assessment.tabs import order_tabs
from rsdesk.ui.icons import IconLabel
from rsdesk.ui.language import View, t
from rsdesk.ui.widgets.boxes import NEAR, ROOM, TIGHT, column, frame, row
from rsdesk.ui.widgets.sight import show_whole
from rsdesk.ui.widgets.text import label, toned

_SETTLING = (40, 160)


class Head(Row):
    """An icon with small type, words that wrap, and how it stands."""

    def __init__(self) -> None:
        super().__init__("circle")
        self.setProperty("role", "fold")
        self.setCheckable(True)
        self._state = label("small")
        self._sign = IconLabel("chevron-right", "soft", 15)
        line = row(gap=NEAR)
        line.addWidget(self._state, 1)
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignBottom)
        self._lines.addLayout(line)
        self._lines.setContentsMargins(NEAR, NEAR, NEAR, NEAR)
        self._words.setProperty("role", "subheading")
        for child in (self._state, self._sign):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(self._turn)

    @property
    def state(self) -> str:
        """How it stands, in words."""
        return self._state.text()

    def tell(self, words: str, small: str, state: str, tone: str) -> None:
        """Set all words; the tone repeats what the state says."""
        self.say(words, small, f"{small}: {words}. {state}")
        self._state.setText(state)
        toned(self._state, tone)

    def _turn(self, shown: bool) -> None:
        self._sign.show_icon("chevron-down" if shown else "chevron-right", "soft")


class Folding(View):
    """A card whose content is made when it is first opened. Escape closes it again."""

    opened = Signal(object)

    def __init__(self, make: Callable[[], QWidget], role: str = "card") -> None:
        super().__init__()
        self._make = make
        self._inner: QWidget | None = None
        self.head = Head()
        self._box = frame(role)
        self._lines = column(self._box, gap=0, margin=TIGHT)
        self._lines.addWidget(self.head)
        column(self, gap=0).addWidget(self._box)
        self.head.toggled.connect(self._turn)
        self.retranslate()

    @property
    def is_open(self) -> bool:
        """Whether its content is shown."""
        return self.head.isChecked()

    @property
    def inner(self) -> QWidget | None:
        """Its content, once it was opened."""
        return self._inner

    def open(self, wanted: bool = True) -> None:
        """Show or hide the content."""
        self.head.setChecked(wanted)

    def retranslate(self) -> None:
        """Set every text."""
        hint = t(N_("Hide")) if self.is_open else t(N_("Show"))
        self.head.setToolTip(hint)
        self.head.setAccessibleDescription(hint)

    def _turn(self, shown: bool) -> None:
        if self._inner is None and shown:
            self._inner = self._make()
            self._lines.addWidget(self._inner)
            self._inner.setContentsMargins(NEAR, TIGHT, NEAR, ROOM)
            order_tabs(self)
        if self._inner is not None:
            self._inner.setVisible(shown)
        self.retranslate()
        if shown:
            self.opened.emit(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the innermost card that is open."""
        if event.key() == Qt.Key.Key_Escape and self.is_open:
            self.open(False)
            self.head.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)


def show_settled(card: QWidget) -> None:
    """Bring a card into sight that was opened while others above it closed.

    Where it lies is known only once they have given their room away, and how high it is a little
    later: layouts inside each other take several turns.
    """
    for milliseconds in _SETTLING:
        QTimer.singleShot(milliseconds, card, partial(show_whole, card))
