"""What every view is given: the vault, and ways to ask it, to go somewhere, to say something."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from rsdesk import settings as stored_settings
from rsdesk.errors import RsdeskError
from rsdesk.i18n import N_
from rsdesk.settings import Settings
from rsdesk.ui import language, theme
from rsdesk.ui.message import Message, failure, warning
from rsdesk.ui.place import Place
from rsdesk.ui.worker import Cancelled, Job, Progress, Worker

if TYPE_CHECKING:
    from rsdesk.storage.vault import Vault

T = TypeVar("T")


class Desk(QObject):
    """One run of the window. `vault` is used inside the work given to `ask` and nowhere else."""

    going = Signal(Place)
    telling = Signal(Message)
    hushing = Signal()  # what was done last is taken back, and what is said of it no longer true
    touched = Signal()  # what the register shows has changed
    gone = Signal(str)  # a case was deleted or erased
    ruled = Signal()  # the institute's rules have changed, and with them what follows from a case
    locking = Signal(str)  # why: hand, idle, sleep
    idle_changed = Signal(int)  # minutes
    dressed = Signal()  # theme or type size have changed

    def __init__(
        self,
        environment: Mapping[str, str],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__()
        self.environment = environment
        self.now = clock
        self.settings = stored_settings.load(environment)
        self.worker = Worker(self)
        self.vault: Vault | None = None
        self._waiting: dict[QObject, tuple[bool, bool]] = {}
        self.unstored = False  # something typed has not reached the vault
        self.failing = False  # the last attempt to store it failed
        self.warned = False  # the person knows, and may leave without it

    @property
    def is_practice(self) -> bool:
        """Whether the open vault is one for practice."""
        return self.vault is not None and self.vault.kind == "practice"

    def ask(
        self,
        owner: QObject,
        work: "Callable[[Vault], T]",
        then: Callable[[T], None],
        otherwise: Callable[[RsdeskError], None] | None = None,
    ) -> Job:
        """Do work on the vault in its thread; `then` shows the result, if `owner` still lives.

        A failure is shown in the window unless `otherwise` takes it.
        """
        vault = self._open()
        return self.worker.run(owner, lambda: work(vault), then, otherwise or self.fail)

    def ask_long(
        self,
        owner: QObject,
        work: "Callable[[Vault, Progress, Cancelled], T]",
        then: Callable[[T], None],
        shown: Callable[[int, int], None],
        otherwise: Callable[[RsdeskError], None] | None = None,
    ) -> Job:
        """The same for work that tells how far it is and can be cancelled."""
        vault = self._open()
        return self.worker.run_long(
            owner,
            lambda progress, cancelled: work(vault, progress, cancelled),
            then,
            otherwise or self.fail,
            shown,
        )

    def know_stored(self, source: QObject, *, unstored: bool, failing: bool) -> None:
        """Know whether everything typed is in the vault; once it is, no warning counts any more.

        `source` is where it was typed: one that has stored all its own says nothing of another.
        """
        self._waiting[source] = (unstored, failing)
        self.unstored = any(waits for waits, _ in self._waiting.values())
        self.failing = any(fails for _, fails in self._waiting.values())
        self.warned = self.warned and unstored

    def go(self, place: Place) -> None:
        """Go to a place in the window."""
        self.going.emit(place)

    def say(self, message: Message) -> None:
        """Show a message above the page."""
        self.telling.emit(message)

    def fail(self, error: RsdeskError) -> None:
        """Show what went wrong above the page."""
        self.say(failure(error))

    def change_settings(self, settings: Settings) -> None:
        """Look and speak differently from now on, and remember it."""
        before, self.settings = self.settings, settings
        try:
            stored_settings.save(settings, self.environment)
        except OSError as error:
            self.say(
                warning(
                    N_(
                        "The settings could not be saved ({reason}). They hold until rsdesk is "
                        "closed; your cases are safe."
                    ),
                    reason=error.strerror or type(error).__name__,
                )
            )
        if (before.theme, before.type_size) != (settings.theme, settings.type_size):
            self.dress()
        if settings.language is not None and settings.language != before.language:
            language.switch(settings.language)

    def dress(self) -> None:
        """Put on the theme of the settings."""
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.dress(application, self.settings.theme, self.settings.type_size)
            self.dressed.emit()

    def _open(self) -> "Vault":
        if self.vault is None:
            raise LookupError("no vault is open")
        return self.vault
