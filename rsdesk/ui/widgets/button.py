"""A button that Enter presses too, as people know it from dialogs and from the web."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton


class Button(QPushButton):
    """Is pressed by Space and by Enter; a key that is held down presses once."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press, where Qt does so in dialogs only."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held:
            event.accept()
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)
