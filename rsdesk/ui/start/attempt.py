"""Work on a vault that is not open yet, which a person can stop."""

from collections.abc import Callable
from typing import Generic, TypeVar

import shiboken6
from PySide6.QtCore import QObject

from rsdesk.errors import RsdeskError
from rsdesk.ui.desk import Desk

T = TypeVar("T")


class Attempt(Generic[T]):
    """Runs work; what it brings after it was stopped, or its page is gone, is undone.

    A vault that opens too late would otherwise stay open behind the unlock page. The desk owns the
    job, because the page may be gone before the job ends.
    """

    def __init__(
        self,
        desk: Desk,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], None],
        otherwise: Callable[[RsdeskError], None],
        undo: Callable[[T], object] | None = None,
    ) -> None:
        self._desk, self._owner = desk, owner
        self._work, self._then, self._otherwise, self._undo = work, then, otherwise, undo
        self._job = desk.worker.run_long(
            desk,
            lambda _, stopped: self._done(stopped),
            self._came,
            self._failed,
            lambda *_: None,
        )

    def stop(self) -> None:
        """Drop what the work brings."""
        self._job.cancel()

    def _done(self, stopped: Callable[[], bool]) -> tuple[T] | None:
        """In the worker's thread: undo at once, so that the next attempt finds things as before."""
        result = self._work()
        if stopped() and self._undo is not None:
            self._undo(result)
            return None
        return (result,)

    def _came(self, result: tuple[T] | None) -> None:
        undo = self._undo
        if result is None:
            return
        if self._is_wanted():
            self._then(result[0])
        elif undo is not None:
            self._desk.worker.run(
                self._desk, lambda: undo(result[0]), lambda _: None, self._desk.fail
            )

    def _failed(self, error: RsdeskError) -> None:
        if self._is_wanted():
            self._otherwise(error)

    def _is_wanted(self) -> bool:
        return shiboken6.isValid(self._owner) and not self._job.stop.is_set()
