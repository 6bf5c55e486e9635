"""One thread that does the slow work, one job after the other, and reports to the window.

The thread owns the connection to the vault, so every job on it comes here.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Event
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from rsdesk.errors import RsdeskError
from rsdesk.ui.garbage import Garbage

T = TypeVar("T")
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True)
class Job:
    """Work under way. Cancelling asks it to stop; what it has done so far may stay done."""

    owner: QObject
    then: Callable[[Any], None]
    otherwise: Callable[[RsdeskError], None]
    shown: Callable[[int, int], None] | None = None
    stop: Event = field(default_factory=Event)

    def cancel(self) -> None:
        """Ask the work to stop at its next chance."""
        self.stop.set()


class Worker(QObject):
    """Runs work off the window's thread; nothing is reported to a view that is gone."""

    bug = Signal(object)
    idle = Signal()
    _reported = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="vault")
        self._garbage = Garbage(self)
        self._pending = 0
        self._reported.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether work is waiting or under way."""
        return self._pending > 0

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        then: Callable[[T], None],
        otherwise: Callable[[RsdeskError], None],
    ) -> Job:
        """Do work; then call `then` with its result, or `otherwise` with what went wrong."""
        job = Job(owner, then, otherwise)
        self._submit(job, work)
        return job

    def run_long(
        self,
        owner: QObject,
        work: Callable[[Progress, Cancelled], T],
        then: Callable[[T], None],
        otherwise: Callable[[RsdeskError], None],
        shown: Callable[[int, int], None],
    ) -> Job:
        """Do work that tells how far it is through `shown` and can be asked to stop."""
        job = Job(owner, then, otherwise, shown)

        def progress(done: int, total: int) -> None:
            self._report(lambda: job.shown and job.shown(done, total), job, last=False)

        self._submit(job, lambda: work(progress, job.stop.is_set))
        return job

    def finish(self, seconds: float | None = None) -> bool:
        """Wait for the work that was given; False when it takes longer than this."""
        last: Future[None] = self._pool.submit(lambda: None)
        try:
            last.result(seconds)
        except TimeoutError:
            return False
        return True

    def close(self) -> None:
        """Take no more work and wait for the last."""
        self._pool.shutdown(wait=True, cancel_futures=False)
        self._garbage.stop()

    def _submit(self, job: Job, work: Callable[[], Any]) -> None:
        self._pending += 1
        self._pool.submit(self._do, job, work)

    def _do(self, job: Job, work: Callable[[], Any]) -> None:
        try:
            result = work()
        except RsdeskError as error:
            failure = error
            self._report(lambda: job.otherwise(failure), job)
        except Exception as bug:  # the job runner: whatever else happens is a bug and shown as one
            found = bug
            self._report(lambda: self.bug.emit(found), None)
        else:
            self._report(lambda: job.then(result), job)

    def _report(self, call: Callable[[], Any], job: Job | None, *, last: bool = True) -> None:
        self._reported.emit((call, job, last))

    def _deliver(self, report: tuple[Callable[[], Any], Job | None, bool]) -> None:
        call, job, last = report
        if last:
            self._pending -= 1
        if job is None or shiboken6.isValid(job.owner):
            call()
        if last and not self.busy:
            self.idle.emit()
