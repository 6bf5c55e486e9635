"""Widgets side by side where there is room, and below each other where there is none."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from rsdesk.ui.widgets.boxes import NEAR, row


class SideBySide(QWidget):
    """A line that becomes a column when its parts would be squeezed."""

    turned = Signal(bool)  # whether the parts stand side by side now

    def __init__(self, *parts: QWidget, gap: int = NEAR, even: bool = False) -> None:
        """`even` shares the width equally, otherwise the last part takes what is left."""
        super().__init__()
        self._line = row(self, gap=gap)
        self._parts = parts
        for part in parts:
            self._line.addWidget(part, 1 if even or part is parts[-1] else 0)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._even = even

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn when the width asks for it."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        wanted = ways.LeftToRight if self._needed() <= event.size().width() else ways.TopToBottom
        if wanted != self._line.direction():
            self._line.setDirection(wanted)
            self.turned.emit(wanted == ways.LeftToRight)
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest part."""
        widest = max((part.minimumSizeHint().width() for part in self._parts), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def _needed(self) -> int:
        wanted = [part.sizeHint().width() for part in self._parts]
        if self._even:
            total = max(wanted, default=0) * len(wanted)
        else:  # the last part wraps: it is content with a third of its words on a line
            total = sum(wanted[:-1]) + wanted[-1] // 3
        return total + self._line.spacing() * (len(wanted) - 1)
