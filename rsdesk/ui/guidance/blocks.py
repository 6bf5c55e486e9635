"""Parts of which the reading pane is made."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from rsdesk.ui.icons import IconButton
from rsdesk.ui.widgets.boxes import NEAR, TIGHT, column
from rsdesk.ui.widgets.text import label, selectable

Go = Callable[[str], None]


def said(words: str, role: str = "") -> QLabel:
    """Return words that can be copied."""
    made = selectable(role)
    made.setText(words)
    return made


def heading(words: str) -> QLabel:
    """Return a heading within the pane."""
    made = label("subheading")
    made.setText(words)
    made.setContentsMargins(0, NEAR, 0, 0)
    return made


def passage(words: str, text: str) -> list[QWidget]:
    """Return a heading with its text, nothing when there is none."""
    return [heading(words), said(text)] if text else []


def link(identifier: str, words: str, small: str, go: Go) -> QWidget:
    """Return a button that leads to another entry, with its words below."""
    made = QWidget()
    lines: QVBoxLayout = column(made, gap=TIGHT)
    button = IconButton("arrow-right", "link")
    button.name(identifier, words)
    button.setAccessibleName(f"{identifier}: {words}")
    button.clicked.connect(lambda: go(identifier))
    lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    for text, role in ((words, ""), (small, "small")):
        if text:
            below = said(text, role)
            below.setContentsMargins(NEAR, 0, 0, 0)
            lines.addWidget(below)
    return made


def leftmost(button: QWidget) -> QWidget:
    """Return a button that is no wider than its words."""
    made = QWidget()
    column(made, gap=0).addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    return made


def stacked(parts: Iterable[QWidget]) -> QWidget:
    """Return parts below each other."""
    made = QWidget()
    lines = column(made, gap=NEAR)
    for part in parts:
        lines.addWidget(part)
    return made
