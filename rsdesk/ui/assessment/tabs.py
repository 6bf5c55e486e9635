"""The order in which Tab goes through what was made in another order than it is seen."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def order_tabs(view: QWidget) -> None:
    """Let Tab follow what is seen in a view, from its first control to its last."""
    for one, following in pairwise(_controls(view)):
        QWidget.setTabOrder(one, following)


def _controls(view: QWidget) -> Iterator[QWidget]:
    if view.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield view
    inner = view.widget() if isinstance(view, QScrollArea) else view
    layout = inner.layout() if inner is not None else None
    if layout is not None:
        yield from _placed(layout)


def _placed(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item else (None, None)
        if widget is not None:
            yield from _controls(widget)
        elif inner is not None:
            yield from _placed(inner)
