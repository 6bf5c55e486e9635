"""Brings into sight what a button has just opened further down."""

from functools import partial

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from rsdesk.ui.widgets.boxes import ROOM


def show_whole(shown: QWidget) -> None:
    """Scroll as little as is needed to see all of a widget, its top where that is too much."""
    # what is new has its place only after the layout has run, and what is around it a turn later
    QTimer.singleShot(0, shown, partial(QTimer.singleShot, 0, shown, partial(_scroll, shown)))


def _scroll(shown: QWidget) -> None:
    above = shown.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    inner = above.widget() if above is not None else None
    if above is None or inner is None or not shown.isVisible():
        return
    bar, room = above.verticalScrollBar(), above.viewport().height()
    top = shown.mapTo(inner, QPoint()).y() - ROOM
    bottom = top + shown.height() + 2 * ROOM
    bar.setValue(min(max(bar.value(), bottom - room), top))
