"""The case that is open: what its pages show, and every change they make to it."""

from collections.abc import Callable
from datetime import datetime
from typing import Literal

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from rsdesk.domain.case import Parts
from rsdesk.errors import InputError, RsdeskError
from rsdesk.services import casework
from rsdesk.services.casework import Casework, Done, Reset
from rsdesk.storage.vault import Vault
from rsdesk.ui.case.keeping import Answered, Kept, Typed, Waiting, keep
from rsdesk.ui.desk import Desk

Stored = Literal["stored", "storing", "failed"]
Steps = list[tuple[Reset, ...]]
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
    reverted = Signal(object)  # what was taken back or brought again

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._case = ""
        self._work: Casework | None = None
        self._unstored: Waiting = {}
        self._under_way = False
        self._wants_rest = False
        self._undo: Steps = []
        self._redo: Steps = []
        self._after_rest: Callable[[], None] | None = None
        self._rest = self._timer(REST, self.rest)
        self._retry = self._timer(RETRY, self._store)
        desk.ruled.connect(self._judge_anew)

    @property
    def case(self) -> str:
        """The subject of the open case, empty when there is none."""
        return self._case

    @property
    def work(self) -> Casework:
        """What the pages show: the case before, until another one has come.

        LookupError before the first case was opened.
        """
        if self._work is None:
            raise LookupError("no case is open")
        return self._work

    @property
    def is_open(self) -> bool:
        """Whether `work` is the case that was asked for."""
        return self._work is not None and self._work.case.subject == self._case

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
            (choice, parts),
            lambda vault: casework.type_answer(vault, case, subject, field, choice, parts),
        )

    def type_particular(self, subject: str, particular: str, text: str) -> None:
        """Keep a particular such as the title as it stands while somebody types."""
        case = self._case
        self._typed(
            (subject, f"about/{particular}"),
            text,
            lambda vault: casework.type_particular(vault, case, subject, particular, text),
        )

    def type_entry(self, key: str, plain: str, value: Struct | str) -> None:
        """Keep what people do with the result, such as a measure, while somebody types."""
        case = self._case
        self._typed(
            (case, key),
            "",
            lambda vault: casework.type_proceeding(vault, case, key, plain, value),
        )

    def unstored_answer(self, subject: str, field: str) -> Answered | None:
        """Return what was last typed here as long as it has not reached the vault."""
        typed = self._unstored.get((subject, f"answer/{field}"))
        return typed.value if typed is not None and not isinstance(typed.value, str) else None

    def unstored_particular(self, subject: str, particular: str) -> str | None:
        """Return what was last typed here as long as it has not reached the vault."""
        typed = self._unstored.get((subject, f"about/{particular}"))
        return typed.value if typed is not None and isinstance(typed.value, str) else None

    def rest(self) -> None:
        """Make what was typed part of the history: a field was left, or nobody types."""
        self._rest.stop()
        self._wants_rest = True
        self._store()

    def settle(self, then: Callable[[], None]) -> None:
        """Make what was typed part of the history, and do something once `work` shows it."""
        self._after_rest = then
        self.rest()

    def leave(self) -> None:
        """Send all to the vault behind the job under way: perhaps nobody hears of its end."""
        self._rest.stop()
        self._under_way, self._wants_rest = False, True
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
        self.settle(self._take_back)

    def redo(self) -> None:
        """Bring back what was taken back."""
        if self._redo:
            self._revert(self._redo, self._undo)

    def _judge_anew(self) -> None:
        """Show what follows from the case under other rules, where the person is."""
        case = self._case
        if self.is_open:
            self._desk.ask(
                self, lambda vault: casework.open_case(vault, case, self._desk.now()), self._show
            )

    def _typed(
        self, key: tuple[str, str], value: Answered | str, keep: Callable[[Vault], None]
    ) -> None:
        self._unstored[key] = Typed(value, keep)
        self._desk.know_stored(self, unstored=True, failing=self._desk.failing)
        self._rest.start()
        self._store()

    def _store(self) -> None:
        """Send what waits to the vault: one job at a time, the latest text of each field."""
        rests = self._wants_rest and self.is_open
        if self._under_way or not (self._unstored or rests):
            return
        waiting, case = dict(self._unstored), self._case
        self._under_way, self._wants_rest = True, self._wants_rest and not rests
        self.storing.emit("storing")

        def store(vault: Vault) -> Kept:
            refused = keep(vault, waiting)
            made = casework.rest(vault, case, self._desk.now()) if rests else None
            return Kept(waiting, made, refused)

        self._desk.ask(self, store, self._kept, lambda error: self._not_kept(error, rests))

    def _kept(self, kept: Kept) -> None:
        self._under_way = False
        self._retry.stop()
        for key, typed in kept.sent.items():
            if self._unstored.get(key) is typed and key not in kept.refused:
                del self._unstored[key]
        refused = [error for key, error in kept.refused.items() if key in self._unstored]
        self._desk.know_stored(self, unstored=bool(self._unstored), failing=bool(refused))
        if kept.made is not None:
            self._done(kept.made)
        if refused:
            self._failed(refused[0])
        elif kept.made is None:
            self.storing.emit("stored")
        # what was refused waits until it is typed anew
        if self._wants_rest or any(
            typed is not kept.sent.get(key) for key, typed in self._unstored.items()
        ):
            self._store()
        self._go_on_after_rest(forget=bool(refused))

    def _go_on_after_rest(self, *, forget: bool) -> None:
        """Do what waited for the rest; after a failure somebody has to ask for it anew."""
        if forget:
            self._after_rest = None
        if self._after_rest is not None and self.all_stored:
            call, self._after_rest = self._after_rest, None
            call()

    def _not_kept(self, error: RsdeskError, rested: bool) -> None:
        self._under_way = False
        self._wants_rest = self._wants_rest or rested
        self._desk.know_stored(self, unstored=bool(self._unstored), failing=bool(self._unstored))
        self._go_on_after_rest(forget=True)
        self._failed(error)
        self._retry.start()

    def _done(self, made: Done) -> None:
        if made.step and made.casework.case.subject == self._case:
            self._undo.append(made.step)
            self._redo.clear()
        self._show(made.casework)

    def _take_back(self) -> None:
        if self._undo:
            self._revert(self._undo, self._redo)

    def _revert(
        self, steps: list[tuple[Reset, ...]], counterparts: list[tuple[Reset, ...]]
    ) -> None:
        """Take the latest of these steps back; what the disk did not take can be tried again."""
        step, case = steps.pop(), self._case

        def reverted(made: Done) -> None:
            if made.step and case == self._case:
                counterparts.append(made.step)
            self._show(made.casework)
            if case == self._case:
                self.reverted.emit(made.step)

        def failed(error: RsdeskError) -> None:
            if case == self._case and not isinstance(error, InputError):
                steps.append(step)
            self._failed(error)

        self._desk.ask(
            self,
            lambda vault: casework.revert(vault, case, step, self._desk.now()),
            reverted,
            failed,
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
            self.storing.emit("failed" if self._desk.failing else "stored")
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
