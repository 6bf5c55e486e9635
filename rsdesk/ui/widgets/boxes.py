"""Frames and layouts with the spacing of the window."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from rsdesk.ui import theme

# steps of the one spacing scale, in logical pixels
TIGHT, NEAR, ROOM, WIDE = 4, 8, 16, 24
L = TypeVar("L", bound=QBoxLayout)
READABLE = 860  # as wide as text can be read with ease


def column(owner: QWidget | None = None, gap: int = NEAR, margin: int = 0) -> QVBoxLayout:
    """Return a layout from top to bottom."""
    return _spaced(QVBoxLayout(owner) if owner else QVBoxLayout(), gap, margin)


def row(owner: QWidget | None = None, gap: int = NEAR, margin: int = 0) -> QHBoxLayout:
    """Return a layout from left to right."""
    return _spaced(QHBoxLayout(owner) if owner else QHBoxLayout(), gap, margin)


def frame(role: str = "card", parent: QWidget | None = None) -> QFrame:
    """Return a frame of the style sheet: card, aside, sidebar, header, drop or rule."""
    made = QFrame(parent)
    made.setProperty("role", role)
    return made


def scrolled(inner: QWidget, *, readable: bool = True) -> QScrollArea:
    """Return an area that scrolls up and down, its content no wider than reads well."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if readable:
        area.setWidget(_Readable(inner))
    else:
        area.setWidget(inner)
    return area


class _Readable(QWidget):
    """Keeps what is in it no wider than reads well, at every type size."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self._inner = inner
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        line = row(self, gap=0)
        line.addWidget(inner, 100)
        line.addStretch(1)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """As high as the words are in this width: Qt guesses more, and empty space would follow."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), 0) if self.hasHeightForWidth() else hint

    def changeEvent(self, event: QEvent) -> None:
        """Follow the type size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self._inner.setMaximumWidth(theme.scaled(READABLE))


@contextmanager
def laid_out_once(inner: QWidget) -> Iterator[None]:
    """Change much of what is seen: each show or hide would lay out the whole page at once."""
    layout = inner.layout()
    if layout is not None:
        layout.setEnabled(False)
    try:
        yield
    finally:
        if layout is not None:
            layout.setEnabled(True)


def emptied(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        inner = item.layout() if item else None
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            emptied(inner)


def _spaced(layout: L, gap: int, margin: int) -> L:
    layout.setSpacing(gap)
    layout.setContentsMargins(margin, margin, margin, margin)
    return layout
