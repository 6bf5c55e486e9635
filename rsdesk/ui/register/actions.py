"""What can be done with a case as a whole, what is said afterwards, and how it is taken back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

from rsdesk.errors import RsdeskError
from rsdesk.i18n import N_
from rsdesk.services import beginning, cases, lifecycle, register
from rsdesk.services.limits import check_title
from rsdesk.ui.desk import Desk
from rsdesk.ui.language import current, t
from rsdesk.ui.message import Message, done

if TYPE_CHECKING:
    from rsdesk.storage.vault import Vault

Name = Literal["archive", "unarchive", "delete", "restore", "erase"]


@dataclass(frozen=True)
class Action:
    """A move of a case; `undo` names the move that takes it back, None when nothing does."""

    work: "Callable[[Vault, str, datetime], None]"
    said: str
    undo: Name | None


ACTIONS: dict[Name, Action] = {
    "archive": Action(
        lifecycle.archive, N_("“{title}” is in the archive now. Nothing was lost."), "unarchive"
    ),
    "unarchive": Action(
        lifecycle.take_from_archive, N_("“{title}” is among the current cases again."), "archive"
    ),
    "delete": Action(
        lifecycle.delete,
        N_("“{title}” is among the deleted cases now and can be taken back at any time."),
        "restore",
    ),
    "restore": Action(
        lifecycle.take_back_deletion, N_("“{title}” is among the current cases again."), "delete"
    ),
    "erase": Action(lifecycle.erase, N_("“{title}” was erased from this vault for good."), None),
}


class Actions(QObject):
    """Does what is asked with a case, and remembers how the last move is taken back."""

    told = Signal(Message, bool)  # what was done, and whether it can be taken back
    begun = Signal(str)  # the new case
    unnamed = Signal(RsdeskError)  # the title of the new case will not do
    copied = Signal(str)  # the copy
    refused = Signal(RsdeskError)  # the title of the copy will not do

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sampling = False
        self._last: tuple[str, str, Name] | None = None

    def begin(self, title: str) -> None:
        """Begin a case."""
        now = self._desk.now()
        self._desk.ask(
            self,
            lambda vault: beginning.begin(vault, title, now),
            self._begun,
            self.unnamed.emit,
        )

    def begin_sample(self) -> None:
        """Store the sample; among real cases its title says what it is."""
        language, now = current(), self._desk.now()
        self._invented(lambda vault: beginning.begin_sample(vault, language, now))

    def begin_worked(self, identifier: str) -> None:
        """Store a worked case, named as the sample is."""
        language, now = current(), self._desk.now()
        self._invented(lambda vault: beginning.begin_worked(vault, identifier, language, now))

    def _invented(self, begin: "Callable[[Vault], str]") -> None:
        if self._sampling:  # a double click wants one
            return
        self._sampling = True
        now = self._desk.now()
        marked = "" if self._desk.is_practice else t(N_("Sample: {title}"), title="{title}")

        def work(vault: "Vault") -> str:
            case = begin(vault)
            if marked:
                title = marked.format(title=register.row(vault, case).title)
                cases.describe(vault, case, {"title": title}, now)
            return case

        self._desk.ask(self, work, self._begun, self._no_sample)

    def act(self, case: str, title: str, name: Name) -> None:
        """Move a case."""
        action, now = ACTIONS[name], self._desk.now()

        def came(_: None) -> None:
            self._last = (case, title, action.undo) if action.undo else None
            self.told.emit(done(action.said, title=title), action.undo is not None)
            if name in ("delete", "erase"):
                self._desk.gone.emit(case)
            self._desk.touched.emit()

        self._desk.ask(self, lambda vault: action.work(vault, case, now), came)

    def undo(self) -> None:
        """Take the last move back."""
        if self._last is not None:
            case, title, name = self._last
            self.act(case, title, name)

    def duplicate(self, case: str, title: str) -> None:
        """Begin a case that says the same."""
        now = self._desk.now()

        def work(vault: "Vault") -> str:
            check_title(title)
            return lifecycle.duplicate(vault, case, title.strip(), now)

        def came(copy: str) -> None:
            self._last = (copy, title.strip(), "delete")
            said = N_("“{title}” was made. It has a history of its own from now on.")
            self.told.emit(done(said, title=title.strip()), True)
            self.copied.emit(copy)
            self._desk.touched.emit()

        self._desk.ask(self, work, came, self.refused.emit)

    def _no_sample(self, error: RsdeskError) -> None:
        self._sampling = False
        self._desk.fail(error)

    def _begun(self, case: str) -> None:
        self._sampling = False
        self.begun.emit(case)
        self._desk.touched.emit()
