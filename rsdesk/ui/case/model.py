"""The case that is open: what its pages show, and every change they make to it."""

from collections.abc import Callable
from datetime import datetime
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from rsdesk.domain.case import Parts
from rsdesk.errors import RsdeskError
from rsdesk.services import casework
from rsdesk.services.casework import Casework, Done, Reset
from rsdesk.storage.vault import Vault
from rsdesk.ui.desk import Desk

Stored = Literal["stored", "storing", "failed"]
Typed = Callable[[Vault], None]
REST = 5_000  # ms without a key after which what was typed becomes part of the history
RETRY = 3_000  # ms until something that could not be stored is tried again


class CaseModel(QObject):
    """One open case. Its pages show `work` and call the methods; nothing else writes the case.

    What is typed is kept as a draft at every keystroke and becomes part of the history when the
    field is left or after a rest. What cannot be stored is kept here and tried again.
    """

    changed = Signal()  # `work` is another one
    storing = Signal(str)  # Stored
    opened = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._case = ""
        self._work: Casework | None = None
        self._unstored: dict[tuple[str, str], Typed] = {}
        self._under_way = False
        self._wants_rest = False
        self._undo: list[tuple[Reset, ...]] = []
        self._redo: list[tuple[Reset, ...]] = []
        self._after_rest: Callable[[], None] | None = None
        self._rest = self._timer(REST, self.rest)
        self._retry = self._timer(RETRY, self._store)

    @property
    def case(self) -> str:
        """The subject of the open case, empty when there is none."""
        return self._case

    @property
    def work(self) -> Casework:
        """What the pages show. LookupError while no case is open."""
        if self._work is None:
            raise LookupError("no case is open")
        return self._work

    @property
    def is_open(self) -> bool:
        """Whether there is something to show."""
        return self._work is not None

    @property
    def can_undo(self) -> bool:
        """Whether a change of this session can be taken back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether something taken back can be brought again."""
        return bool(self._redo)

    @property
    def all_stored(self) -> bool:
        """Whether everything typed so far is at least a draft in the vault."""
        return not self._unstored and not self._under_way

    def open(self, case: str) -> None:
        """Open another case, or read the same one anew."""
        if case != self._case:
            self._undo.clear()
            self._redo.clear()
            self._work = None
        self._case = case
        self._desk.ask(
            self, lambda vault: casework.open_case(vault, case, self._desk.now()), self._opened
        )

    def close(self) -> None:
        """Let go of the case, after it was archived or deleted."""
        self._case, self._work = "", None

    def type_answer(self, subject: str, field: str, choice: str, parts: Parts) -> None:
        """Keep an answer as it stands while somebody types."""
        case = self._case
        self._typed(
            (subject, f"answer/{field}"),
            lambda vault: casework.type_answer(vault, case, subject, field, choice, parts),
        )

    def type_particular(self, subject: str, particular: str, text: str) -> None:
        """Keep a particular such as the title as it stands while somebody types."""
        case = self._case
        self._typed(
            (subject, f"about/{particular}"),
            lambda vault: casework.type_particular(vault, case, subject, particular, text),
        )

    def is_unstored(self, subject: str, field: str) -> bool:
        """Whether what was last typed here has not reached the vault."""
        return (subject, f"answer/{field}") in self._unstored

    def rest(self) -> None:
        """Make what was typed part of the history: a field was left, or nobody types."""
        self._rest.stop()
        self._wants_rest = True
        self._store()

    def answer(self, subject: str, field: str, choice: str, parts: Parts) -> None:
        """Give an answer, at once."""
        self.type_answer(subject, field, choice, parts)
        self.rest()

    def write(self, work: Callable[[Vault, str, datetime], Done]) -> None:
        """Make any other change; `work` calls a service with vault, case and time."""
        case = self._case
        self.storing.emit("storing")
        self._desk.ask(
            self, lambda vault: work(vault, case, self._desk.now()), self._done, self._failed
        )

    def undo(self) -> None:
        """Take back the latest change of this session, as a new step of the history."""
        self._after_rest = self._take_back
        self.rest()

    def redo(self) -> None:
        """Bring back what was taken back."""
        if self._redo:
            self._revert(self._redo.pop(), self._undo)

    def _typed(self, key: tuple[str, str], keep: Typed) -> None:
        self._unstored[key] = keep
        self._desk.unstored = True
        self._rest.start()
        self._store()

    def _store(self) -> None:
        """Send what waits to the vault: one job at a time, the latest text of each field."""
        if self._under_way or self._work is None or not (self._unstored or self._wants_rest):
            return
        waiting, rests, case = dict(self._unstored), self._wants_rest, self._case
        self._under_way, self._wants_rest = True, False
        self.storing.emit("storing")

        def store(vault: Vault) -> Done | None:
            for keep in waiting.values():
                keep(vault)
            return casework.rest(vault, case, self._desk.now()) if rests else None

        self._desk.ask(
            self,
            store,
            lambda made: self._kept(waiting, made),
            lambda error: self._not_kept(error, rests),
        )

    def _kept(self, waiting: dict[tuple[str, str], Typed], made: Done | None) -> None:
        self._under_way = False
        self._retry.stop()
        for key, keep in waiting.items():
            if self._unstored.get(key) is keep:
                del self._unstored[key]
        self._desk.unstored = bool(self._unstored)
        if made is not None:
            self._done(made)
        else:
            self.storing.emit("stored")
        self._store()
        if self._after_rest is not None and self.all_stored:
            call, self._after_rest = self._after_rest, None
            call()

    def _not_kept(self, error: RsdeskError, rested: bool) -> None:
        self._under_way = False
        self._wants_rest = self._wants_rest or rested
        self._failed(error)
        self._retry.start()

    def _done(self, made: Done) -> None:
        if made.step:
            self._undo.append(made.step)
            self._redo.clear()
        self._show(made.casework)

    def _take_back(self) -> None:
        if self._undo:
            self._revert(self._undo.pop(), self._redo)

    def _revert(self, step: tuple[Reset, ...], counterpart: list[tuple[Reset, ...]]) -> None:
        def reverted(made: Done) -> None:
            if made.step:
                counterpart.append(made.step)
            self._show(made.casework)

        case = self._case
        self._desk.ask(
            self,
            lambda vault: casework.revert(vault, case, step, self._desk.now()),
            reverted,
            self._failed,
        )

    def _opened(self, work: Casework) -> None:
        if work.case.subject == self._case:
            self._work = work
            # what was stored for the case before is told to nobody any more
            if self.all_stored:
                self.storing.emit("stored")
            self.opened.emit()
            self.changed.emit()

    def _show(self, work: Casework) -> None:
        if work.case.subject == self._case:
            self._work = work
            self.storing.emit("stored")
            self.changed.emit()
            self._desk.touched.emit()

    def _failed(self, error: RsdeskError) -> None:
        self.storing.emit("failed")
        self._desk.fail(error)
        self.changed.emit()

    def _timer(self, milliseconds: int, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(call)
        return timer
