"""A layout that goes on in the next line where there is no more room."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from rsdesk.ui.widgets.boxes import NEAR, TIGHT


class Flow(QLayout):
    """Places widgets like words of a text."""

    def __init__(self, parent: QWidget | None = None, gap: int = TIGHT) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one of them."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Let go of one of them."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes what it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """A narrow place makes more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its lines are in this width."""
        return self._place(QRect(0, 0, width, 0), really=False)

    def setGeometry(self, place: QRect) -> None:
        """Place everything."""
        super().setGeometry(place)
        self._place(place, really=True)

    def sizeHint(self) -> QSize:
        """All in one line, if there is room."""
        shown = [item for item in self._items if not _is_hidden(item)]
        wide = sum(item.sizeHint().width() + self.spacing() for item in shown) - self.spacing()
        high = max((item.sizeHint().height() for item in shown), default=0)
        return QSize(max(wide, 0), high)

    def minimumSize(self) -> QSize:
        """As narrow as the widest of them."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, place: QRect, *, really: bool) -> int:
        """Go through the items; return the height they take."""
        left, top, high = place.left(), place.top(), 0
        for item in self._items:
            if _is_hidden(item):
                continue
            wish = _wish(item, place.width())
            if left > place.left() and left + wish.width() > place.right() + 1:
                left, top, high = place.left(), top + high + NEAR, 0
            if really:
                item.setGeometry(QRect(QPoint(left, top), wish))
            left += wish.width() + self.spacing()
            high = max(high, wish.height())
        return top + high - place.top()


def _is_hidden(item: QLayoutItem) -> bool:
    widget = item.widget()
    return widget is not None and widget.isHidden()


def _wish(item: QLayoutItem, room: int) -> QSize:
    """Return how large an item wants to be where it is not wider than this."""
    wish = item.sizeHint()
    if wish.width() <= room or not room:
        return wish
    high = item.heightForWidth(room) if item.hasHeightForWidth() else wish.height()
    return QSize(room, high)
