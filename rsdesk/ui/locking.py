"""When the window locks by itself: after idle time, and when the computer slept."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

STEP = 500  # ms between two looks at the clocks
# a gap between wall clock and monotonic clock of more seconds is sleep, or a clock that was set
GAP = 5.0
_SIGNS_OF_LIFE = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
)


class Watch(QObject):
    """Watches the clocks and the keyboard; `due` says why the vault is to be locked.

    The monotonic clock stands still while a computer sleeps on Linux and macOS, and the wall
    clock does not; on Windows both go on, and the gap between two looks tells.
    """

    due = Signal(str)

    def __init__(
        self,
        watched: QObject,
        idle_minutes: int,
        wall: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(watched)
        self.idle_minutes = idle_minutes
        self._wall, self._monotonic = wall, monotonic
        self._touched = self._looked = monotonic()
        self._looked_wall = wall()
        watched.installEventFilter(self)
        self._timer = QTimer(self)
        self._timer.setInterval(STEP)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def wait(self, minutes: int) -> None:
        """Wait another number of minutes from now on."""
        self.idle_minutes = minutes

    def look(self) -> None:
        """Look at the clocks."""
        now, wall = self._monotonic(), self._wall()
        passed, passed_wall = now - self._looked, wall - self._looked_wall
        self._looked, self._looked_wall = now, wall
        if passed_wall - passed > GAP or passed > max(GAP, 60.0):
            self._stop("sleep")
        elif self.idle_minutes and now - self._touched >= self.idle_minutes * 60:
            self._stop("idle")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take every sign that somebody is there; hide none from the window."""
        if event.type() in _SIGNS_OF_LIFE:
            self._touched = self._monotonic()
        return False

    def _stop(self, why: str) -> None:
        self._timer.stop()
        self.due.emit(why)
