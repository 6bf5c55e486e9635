"""Buttons whose words wrap, and parts that fold."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from rsdesk.i18n import N_
from rsdesk.ui.icons import IconLabel
from rsdesk.ui.language import View, t
from rsdesk.ui.widgets.boxes import NEAR, TIGHT, column, row
from rsdesk.ui.widgets.button import Button
from rsdesk.ui.widgets.text import label


class Row(Button):
    """A button of several lines: an icon, a line in small type, and words that wrap."""

    def __init__(self, icon: str = "", colour: str = "soft", role: str = "small") -> None:
        super().__init__()
        self.setProperty("role", "entry")
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._icon = IconLabel(icon or "circle", colour, 15)
        self._small = label(role)
        self._words = label()
        self._lines: QVBoxLayout = column(self, gap=2)
        self._lines.setContentsMargins(NEAR, 6, NEAR, 6)
        line = row(gap=6)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._small, 1)
        self._lines.addLayout(line)
        self._lines.addWidget(self._words)
        self._icon.setVisible(bool(icon))
        for child in (self._icon, self._small, self._words):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def say(self, words: str, small: str, spoken: str = "") -> None:
        """Set the words; `spoken` is read aloud in their place."""
        name = spoken or (f"{small}: {words}" if small else words)
        if (name, words) == (self.accessibleName(), self._words.text()):
            return
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._small.setText(small)
        self._small.setVisible(bool(small))
        self.setAccessibleName(name)

    def show_icon(self, icon: str, colour: str) -> None:
        """Show another icon."""
        self._icon.show_icon(icon, colour)

    @property
    def words(self) -> str:
        """What it says, all of it."""
        return "\n".join(filter(None, (self._small.text(), self._words.text())))

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the words are in this width."""
        made = self.layout()
        return made.totalHeightForWidth(width) if made is not None else 0

    def sizeHint(self) -> QSize:
        """What the words take."""
        made = self.layout()
        return made.totalSizeHint() if made is not None else QSize()

    def minimumSizeHint(self) -> QSize:
        """No narrower than the longest word, as high as the words in the present width."""
        made = self.layout()
        least = made.totalMinimumSize() if made is not None else QSize()
        return QSize(least.width(), self.heightForWidth(max(self.width(), least.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap elsewhere in another width."""
        super().resizeEvent(event)
        self.updateGeometry()


class Progress(Row):
    """A row that tells how far something is, with a bar below."""

    def __init__(self) -> None:
        super().__init__()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._lines.insertWidget(0, self._words)
        self._lines.addWidget(self._bar)
        self._words.setProperty("role", "subheading")

    def show_progress(self, title: str, far: str, done: int, total: int) -> None:
        """Show how far it is, in words and as a bar."""
        self.say(title, far, f"{title}: {far}")
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        self._bar.setAccessibleName(f"{title}: {far}")


class Fold(View):
    """A heading that shows or hides what is below it."""

    turned = Signal()

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self._title = ""
        self._head = Row("chevron-right", "ink", "")
        self._head.setCheckable(True)
        self._head.setProperty("role", "fold")
        self._head.toggled.connect(self._turn)
        self._inner = inner
        lines = column(self, gap=TIGHT)
        lines.addWidget(self._head)
        lines.addWidget(inner)
        inner.hide()

    def name(self, title: str) -> None:
        """Set the heading."""
        self._title = title
        self.retranslate()

    @property
    def is_open(self) -> bool:
        """Whether its content is shown."""
        return self._head.isChecked()

    def open(self, wanted: bool = True) -> None:
        """Show or hide the content."""
        self._head.setChecked(wanted)

    def retranslate(self) -> None:
        """Set every text."""
        hint = t(N_("Hide")) if self.is_open else t(N_("Show"))
        self._head.say("", self._title, self._title)
        self._head.setToolTip(hint)
        self._head.setAccessibleDescription(hint)

    def _turn(self, shown: bool) -> None:
        self._inner.setVisible(shown)
        self._head.show_icon("chevron-down" if shown else "chevron-right", "ink")
        self.retranslate()
        self.turned.emit()


def let_go(widget: QWidget) -> None:
    """Take a widget out of sight and let it go; it stays a child until then.

    Giving it no parent would dress it anew, which takes longer than making it.
    """
    widget.hide()
    widget.deleteLater()


def cleared(layout: QLayout) -> None:
    """Take all widgets out of a layout and let them go."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            let_go(widget)
