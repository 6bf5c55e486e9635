"""Work in the window's thread that is cut into pieces, so that keys and mouse come in between."""

from collections import deque
from collections.abc import Callable, Hashable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

ENOUGH = 0.008  # s of one turn; a single piece may take longer
SMALL = 0.001  # s of a turn where what is shown has to be laid out and painted as well


class Turns(QObject):
    """Does one piece after the other, a few per turn of the event loop."""

    def __init__(self, parent: QObject, enough: float = ENOUGH) -> None:
        """`enough` seconds of one turn; less where what is made has to be laid out and painted."""
        super().__init__(parent)
        self._enough = enough
        self._waiting: deque[tuple[Hashable, Callable[[], None]]] = deque()
        self._keys: set[Hashable] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._turn)

    @property
    def busy(self) -> bool:
        """Whether something waits."""
        return bool(self._waiting)

    def put(self, piece: Callable[[], None], key: Hashable = None) -> None:
        """Do this after what waits already; once, when something waits under the same key."""
        if key is not None and key in self._keys:
            return
        self._keys.add(key)
        self._waiting.append((key, piece))
        self._timer.start()

    def clear(self) -> None:
        """Do nothing of what waits."""
        self._waiting.clear()
        self._keys.clear()
        self._timer.stop()

    def _turn(self) -> None:
        begun = perf_counter()
        while self._waiting and perf_counter() - begun < self._enough:
            key, piece = self._waiting.popleft()
            self._keys.discard(key)
            piece()
        if not self._waiting:
            self._timer.stop()
