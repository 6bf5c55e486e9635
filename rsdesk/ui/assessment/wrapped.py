"""Radio buttons and check boxes whose words wrap, with a quiet word at the far end."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from rsdesk.ui import icons, theme

_WRAPS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_EDGE, _MARK, _GAP, _ICON = 8, 18, 10, 15  # logical pixels at a type size of 100 per cent
_BROAD = 430  # from this width on the quiet word stands beside the words, else below them
_ARROWS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
}

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object


class _Wrapped(_Button):
    """What radio buttons and check boxes share: a mark, words that wrap, a quiet word."""

    _words = ""
    _aside: tuple[str, str, str] = ("", "", "")  # icon, colour of the theme, word
    _aside_width = 0
    stands_out = True  # whether what is chosen has a ground of its own

    def wrap(self) -> None:
        """Let the words wrap; called once, when the button is made."""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words

    @property
    def aside(self) -> str:
        """The quiet word."""
        return self._aside[2]

    def say(self, words: str) -> None:
        """Set the words."""
        self._words = words
        self.setText(words.replace("&", "&&"))  # an ampersand is no shortcut here
        self.setAccessibleName(words)
        self.updateGeometry()

    def say_aside(self, icon: str, colour: str, word: str, width: int) -> None:
        """Set the quiet word, and how wide its column is."""
        if (icon, colour, word, width) == (*self._aside, self._aside_width):
            return
        self._aside, self._aside_width = (icon, colour, word), width
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as the words are in this width."""
        words, aside = self._places(width)
        return max(words.bottom() + 1, aside.bottom() + 1, 0) + theme.scaled(_EDGE)

    def sizeHint(self) -> QSize:
        """Wide enough to read with ease."""
        width = theme.scaled(_BROAD)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrow columns make the words wrap."""
        line = self.fontMetrics().lineSpacing()
        return QSize(theme.scaled(160), line + 2 * theme.scaled(_EDGE))

    def hitButton(self, place: QPoint) -> bool:
        """The whole line can be clicked."""
        return self.rect().contains(place)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the type size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, mark, words and the quiet word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        words, aside = self._places(self.width())
        size = theme.scaled(_MARK)
        top = words.top() + (self.fontMetrics().lineSpacing() - size) / 2
        self.paint_mark(
            painter, QRectF(theme.scaled(_EDGE), top, size, size).adjusted(1, 1, -1, -1)
        )
        worn = theme.colours()
        painter.setPen(QColor(worn.ink if self.isEnabled() else worn.soft))
        painter.drawText(words, _WRAPS, self._words)
        self._paint_aside(painter, aside)
        painter.end()

    def paint_mark(self, painter: QPainter, place: QRectF) -> None:
        """Draw the mark that shows whether it is chosen."""
        raise AssertionError(type(self).__name__)

    def _places(self, width: int) -> tuple[QRect, QRect]:
        """Where the words and the quiet word stand in this width."""
        edge = theme.scaled(_EDGE)
        left = edge + theme.scaled(_MARK + _GAP)
        room = max(width - left - edge, theme.scaled(80))
        column = self._aside_width
        beside = bool(column) and width >= max(theme.scaled(_BROAD), 3 * column)
        text = room - column - theme.scaled(_GAP) if beside else room
        high = self.fontMetrics().boundingRect(QRect(0, 0, text, 100_000), _WRAPS, self._words)
        words = QRect(left, edge, text, high.height())
        if not column:
            return words, QRect()
        line = self.fontMetrics().lineSpacing()
        if beside:
            return words, QRect(width - edge - column, edge, column, line)
        return words, QRect(left, words.bottom() + 1 + theme.scaled(2), room, line)

    def _paint_ground(self, painter: QPainter) -> None:
        worn = theme.colours()
        chosen = self.stands_out and self.isChecked()
        ground = worn.accent_soft if chosen else worn.hover if self.underMouse() else ""
        painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(worn.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        radius = theme.scaled(6)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)

    def _paint_aside(self, painter: QPainter, place: QRect) -> None:
        icon, colour, word = self._aside
        if not word:
            return
        size = theme.scaled(_ICON)
        shown = getattr(theme.colours(), colour)
        drawn = icons.pixmap(icon, shown, size, self.devicePixelRatioF())
        painter.drawPixmap(place.left(), place.top() + (place.height() - size) // 2, drawn)
        painter.setPen(QColor(shown))
        after = place.adjusted(size + theme.scaled(6), 0, 0, 0)
        painter.drawText(
            after, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), word
        )


class Radio(_Wrapped, QRadioButton):
    """One of several options; arrows go to the others, Space or Enter chooses."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wrap()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Going along the options chooses none: each choice would be a step of the history."""
        key = Qt.Key(event.key())
        if key in _ARROWS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._go(_ARROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paint_mark(self, painter: QPainter, place: QRectF) -> None:
        """Draw a ring, filled when chosen."""
        worn = theme.colours()
        painter.setBrush(QColor(worn.surface))
        edge = worn.edge if self.isEnabled() else worn.line
        painter.setPen(QPen(QColor(worn.accent if self.isChecked() else edge), 2))
        painter.drawEllipse(place)
        if self.isChecked():
            inset = place.width() * 0.28
            painter.setBrush(QColor(worn.accent))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(place.adjusted(inset, inset, -inset, -inset))

    def _go(self, way: int) -> None:
        others = [button for button in self.group().buttons() if button.isEnabled()]
        place = (others.index(self) + way) % len(others)
        others[place].setFocus(Qt.FocusReason.TabFocusReason)


class Tick(_Wrapped, QCheckBox):
    """Something that can be ticked."""

    stands_out = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wrap()

    def paint_mark(self, painter: QPainter, place: QRectF) -> None:
        """Draw a box, with a tick when chosen."""
        worn = theme.colours()
        painter.setBrush(QColor(worn.accent if self.isChecked() else worn.surface))
        painter.setPen(QPen(QColor(worn.accent if self.isChecked() else worn.edge), 2))
        painter.drawRoundedRect(place, theme.scaled(4), theme.scaled(4))
        if self.isChecked():
            painter.setPen(QPen(QColor(worn.on_accent), theme.scaled(2)))
            x, y, size = place.left(), place.top(), place.width()
            corners = ((0.22, 0.52), (0.42, 0.72), (0.78, 0.3))
            painter.drawPolyline([QPointF(x + a * size, y + b * size) for a, b in corners])
