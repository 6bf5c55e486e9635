"""Cycles of Python objects are collected in the window's thread only.

Python collects them in whichever thread happens to make an object. Were that the thread of the
vault, parts of a page that was left could be destroyed there while Qt still uses them here, and
the program would crash.
"""

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL = 500  # ms


class Garbage(QObject):
    """Does what Python's own collection does, from time to time, in the thread it is made in."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the generations that are due."""
        for generation, (count, most) in enumerate(
            zip(gc.get_count(), gc.get_threshold(), strict=True)
        ):
            if count <= most:
                return
            gc.collect(generation)

    def stop(self) -> None:
        """Leave it to Python again, once there is no other thread."""
        self._timer.stop()
        gc.enable()
