"""From the unlock page to the open vault and back: entering, locking, leaving."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from rsdesk.errors import RsdeskError
from rsdesk.i18n import N_
from rsdesk.ui import place as places
from rsdesk.ui.clipboard import clear_own
from rsdesk.ui.desk import Desk
from rsdesk.ui.locking import Watch
from rsdesk.ui.message import failure, note, warning
from rsdesk.ui.page import found
from rsdesk.ui.window import Window, focus_first

if TYPE_CHECKING:
    from rsdesk.services.visits import Arrival
    from rsdesk.storage.vault import Effort, Vault
    from rsdesk.ui.closing import ClosingView
    from rsdesk.ui.frame import Frame

Restart = Callable[[Path, str], None]
# s that a lock waits for work under way; the vault survives being cut off, and what counts then
# is that nothing stays in memory
PATIENCE = 0.7
_UNSTORED = N_(
    "What you typed last could not be stored and would be lost. Everything before is safe. "
    "Please mend the cause, or copy the text elsewhere; close the window once more to leave "
    "without it."
)
_UNSTORED_AT_LOCK = N_(
    "What you typed last could not be stored and would be lost. Everything before is safe. "
    "Please mend the cause, or copy the text elsewhere; lock once more to lock without it."
)
_DUE_ONE = N_("Something is due in 1 case. The register says what.")
_DUE_MANY = N_("Something is due in {count} cases. The register says what.")


class Session(QObject):
    """One run of the window on one vault after the other."""

    def __init__(
        self,
        desk: Desk,
        folder: Path,
        restart: Restart,
        locked: str = "",
        effort: "Effort | None" = None,
    ) -> None:
        """`restart` replaces the process by a fresh one on a vault and tells it why.

        `effort` is what a password of a new vault costs to try; None leaves it to the services.
        """
        super().__init__(desk)
        self._effort = effort
        self._desk = desk
        self._folder = folder
        self._locked = locked
        self._restart = restart
        self._frame: Frame | None = None
        self._left = False
        self._left_at = ""  # where the person was before a fault of the program
        self._faulty = False
        self._leaving = False
        self._remembered = ""
        self._closing: ClosingView | None = None
        self._watch: Watch | None = None
        self.window = Window(desk, self.leave)
        desk.locking.connect(self.lock)
        self._show_start(locked)

    def enter(self, vault: "Vault") -> None:
        """Show the open vault, where the person was."""
        self._desk.vault = vault
        self._folder = vault.folder
        self._frame = found("rsdesk.ui.frame:Frame")(self._desk)
        self.window.show_view(self._frame)
        arrive, today = found("rsdesk.services.visits:arrive"), self._desk.now().astimezone().date()
        self._desk.ask(self, lambda vault: arrive(vault, today), self._settled)
        QTimer.singleShot(0, self._frame, self._frame.build_ahead)

    def lock(self, why: str) -> None:
        """Blank the window, close the vault and replace the process.

        Work that takes longer is cut off: the vault is made for that, and only the end of the
        process takes the keys from memory.
        """
        if why == "bug":
            self._start_anew()
            return
        if self._desk.vault is None or self._leaving:
            return
        if why == "hand" and self._desk.failing and not self._desk.warned:
            self._stay(_UNSTORED_AT_LOCK)
            return
        self._leaving = True
        self.window.blank()
        clear_own(QApplication.clipboard())
        for other in QApplication.topLevelWidgets():
            if other is not self.window:
                other.hide()
        place = self._place()
        if self._frame is not None:
            self._frame.leave()
        self._let_go(place, back_up=False)
        self._desk.worker.finish(PATIENCE)
        self._restart(self._folder, "unstored" if self._desk.failing else why)

    def show_fault(self, view: QWidget) -> None:
        """Show a fault of the program in place of everything else."""
        frame, self._frame, self._faulty = self._frame, None, True
        self.window.show_view(view)
        if frame is not None:  # it is still there until the event loop goes on
            self._left_at = places.written(frame.place)

    def _start_anew(self) -> None:
        """After a fault of the program little can be relied on, least of all the pages."""
        self.window.blank()
        if self._desk.vault is not None:
            self._let_go(self._place(), back_up=False)
            self._desk.worker.finish(PATIENCE)
        self._restart(self._folder, "bug")

    def leave(self) -> bool:
        """Store everything, make a backup if one is due, close the vault; True when it is done.

        While something that was typed cannot be stored the window stays, unless it is asked twice.
        """
        if self._left or self._desk.vault is None:
            return True
        if self._faulty:
            close = found("rsdesk.services.vaults:close")
            self._desk.ask(self, close, lambda _: None, lambda _: None)
            return True
        if not self._leaving:
            self._leaving = True
            if self._frame is not None:
                self._frame.leave()
            self._desk.ask(self, lambda _: None, lambda _: self._store_or_stay())
        return False

    def _store_or_stay(self) -> None:
        if self._desk.unstored and not self._desk.warned:
            self._leaving = False
            self._stay(_UNSTORED)
            return
        self._closing = found("rsdesk.ui.closing:ClosingView")()
        self._closing.left.connect(self._gone)
        place = self._place()
        self.window.show_view(self._closing)
        self._let_go(place, back_up=True)

    def _stay(self, message: str) -> None:
        """Say what would be lost; whoever asks once more means it."""
        self._desk.warned = True
        self._desk.say(warning(message))

    def _show_start(self, locked: str) -> None:
        view = found("rsdesk.ui.start.view:StartView")(
            self._desk, self._folder, locked, effort=self._effort
        )
        view.entered.connect(self.enter)
        self.window.show_view(view)
        focus_first(view)

    def _settled(self, arrival: "Arrival") -> None:
        """What the vault remembers has been read."""
        frame, vault = self._frame, self._desk.vault
        if frame is None or vault is None:
            return
        where = places.read(arrival.place)
        frame.go(where)
        self._remembered = arrival.place
        self._desk.going.connect(self._remember)
        self._desk.touched.connect(self._remember)
        if arrival.due and where.page != "register" and not self._locked:
            message = _DUE_ONE if arrival.due == 1 else _DUE_MANY
            self._desk.say(note(message, count=arrival.due))
        for notice in vault.notices:
            self._desk.say(warning(notice.message, **notice.values))
        watched = self.window.windowHandle()
        if watched is not None:
            self._watch = Watch(watched, arrival.idle_minutes)
            self._watch.due.connect(self._desk.locking)
            self._desk.idle_changed.connect(self._watch.wait)

    def _remember(self) -> None:
        """Keep the place whenever there is something to come back to, for a crash tells nobody.

        A disk that does not take it is told by whatever else is stored.
        """
        place = self._place()
        if self._leaving or self._desk.vault is None or place == self._remembered:
            return
        self._remembered = place
        keep = found("rsdesk.services.preferences:put_place")
        self._desk.ask(self, lambda vault: keep(vault, place), _nothing, _nothing)

    def _place(self) -> str:
        return places.written(self._frame.place) if self._frame is not None else self._left_at

    def _let_go(self, place: str, *, back_up: bool) -> None:
        """Queue what is left to do on the vault."""
        now = self._desk.now()
        leave = found("rsdesk.services.visits:leave")
        self._desk.ask(
            self,
            lambda vault: leave(vault, place, now, back_up=back_up),
            lambda _: self._gone(),
            self._not_all_done,
        )

    def _gone(self) -> None:
        self._left = True
        self._desk.vault = None
        self.window.close()

    def _not_all_done(self, error: RsdeskError) -> None:
        """The vault is closed, and something before that went wrong: say so before the end."""
        if self._closing is not None:
            self._closing.tell(failure(error))


def _nothing(_: object) -> None:
    return None
