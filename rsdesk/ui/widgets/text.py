"""Words on a page: labels that wrap, in the roles of the style sheet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


def label(role: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a label that wraps and never cuts its text.

    Roles: title, heading, subheading, question, soft, small, number, brand, key, or none.
    """
    made = QLabel(parent)
    made.setProperty("role", role)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made


def selectable(role: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a label whose text can be marked and copied, by mouse and keyboard."""
    made = label(role, parent)
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made


def toned(made: QWidget, tone: str) -> None:
    """Give a label or frame another tone: note, done, gap, flag, stop, or none."""
    repainted(made, "tone", tone)


def repainted(made: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and let it look again."""
    if made.property(name) == value:
        return
    made.setProperty(name, value)
    made.style().unpolish(made)
    made.style().polish(made)
