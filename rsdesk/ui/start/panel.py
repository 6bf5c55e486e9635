"""What the pages of the start have in common: a title, a body, waiting, and ways to go on."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from rsdesk.errors import RsdeskError
from rsdesk.services.place import Place
from rsdesk.ui.desk import Desk
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View
from rsdesk.ui.message import failure
from rsdesk.ui.page import found
from rsdesk.ui.start.attempt import Attempt
from rsdesk.ui.start.dialogs import Dialogs
from rsdesk.ui.widgets.boxes import NEAR, ROOM, TIGHT, column, row
from rsdesk.ui.widgets.inputs import Waiting
from rsdesk.ui.widgets.strip import Strip
from rsdesk.ui.widgets.text import label

if TYPE_CHECKING:
    from rsdesk.storage.vault import Effort, Vault

T = TypeVar("T")
# home: whatever fits the folder; other: a vault elsewhere
Way = Literal["home", "unlock", "key", "restore", "first", "practice", "other", "again"]


@dataclass(frozen=True)
class Given:
    """What every page of the start is given.

    `locked` says why an earlier process gave way; `effort` None leaves it to the services.
    """

    desk: Desk
    place: Place
    dialogs: Dialogs = field(default_factory=Dialogs)
    locked: str = ""
    password_hint: str | None = None
    effort: "Effort | None" = None


class Panel(View):
    """A page of the start."""

    entered = Signal(object)  # the open vault
    going = Signal(str)  # Way
    changed = Signal()  # breadth or has_languages is another one
    breadth = 520  # logical pixels at a type size of 100 per cent
    has_languages = False  # it offers the languages itself

    def __init__(self, given: Given) -> None:
        super().__init__()
        self.given, self.desk = given, given.desk
        self._attempt: Attempt[Any] | None = None
        self.title = label("title")
        self.strip = Strip(closable=False)
        self.waiting, self._patience = Waiting(), Waiting(can_stop=False)
        self.waiting.stopped.connect(self._stop)
        self.body = QWidget()
        self.lines = column(self.body, gap=ROOM)
        lines = column(self, gap=ROOM)
        self.heading = row(gap=NEAR)
        self.heading.addWidget(self.title, 1)
        lines.addLayout(self.heading)
        lines.addWidget(self.body)
        lines.addWidget(self.waiting)
        lines.addWidget(self._patience)

    @property
    def folder(self) -> Path:
        """The folder that this page is about."""
        return self.given.place.folder

    def begin(self) -> None:
        """Put the keyboard where a person begins."""

    def take_up(self) -> None:
        """Put the keyboard back after work was stopped or failed."""
        self.begin()

    def work(
        self,
        message: str,
        work: Callable[[], T],
        then: Callable[[T], None],
        otherwise: Callable[[RsdeskError], None] | None = None,
        undo: Callable[[T], object] | None = None,
        *,
        can_stop: bool = True,
    ) -> None:
        """Do something that takes a while; `undo` takes back what came after it was stopped."""
        self.strip.clear()
        (self.waiting if can_stop else self._patience).begin(message)
        self.body.setEnabled(False)
        self._attempt = Attempt(
            self.desk,
            self,
            work,
            lambda result: self._over(lambda: then(result)),
            lambda error: self._over(lambda: (otherwise or self.fail)(error)),
            undo,
        )

    def open_vault(self, message: str, work: "Callable[[], Vault]") -> None:
        """Open a vault and enter it; one that opens after this was stopped is closed again."""
        self.work(message, work, self.entered.emit, undo=found_close)

    def fail(self, error: RsdeskError) -> None:
        """Show what went wrong in the page."""
        self.strip.show_message(failure(error))
        self.take_up()

    def _over(self, call: Callable[[], object]) -> None:
        self.waiting.end()
        self._patience.end()
        self.body.setEnabled(True)
        call()

    def _stop(self) -> None:
        if self._attempt is not None:
            self._attempt.stop()
        self.waiting.end()
        self.body.setEnabled(True)
        self.take_up()


class Ways(QWidget):
    """Quiet buttons that lead to other pages, one below the other."""

    def __init__(self, panel: Panel) -> None:
        super().__init__()
        self._panel = panel
        self.lines = column(self, gap=TIGHT)

    def add(self, icon: str, way: Way) -> IconButton:
        """Add a way and return its button."""
        button = IconButton(icon, "nav")
        button.clicked.connect(lambda _=False, to=way: self._panel.going.emit(to))
        self.lines.addWidget(button)
        return button


def buttons(*made: IconButton) -> QBoxLayout:
    """Return a row of buttons, the first one on the left, each as wide as its words."""
    line = row(gap=NEAR)
    for button in made:
        line.addWidget(button)
    line.addStretch(1)
    return line


def found_close(vault: "Vault") -> None:
    """Close a vault; in the worker's thread."""
    found("rsdesk.services.vaults:close")(vault)


def shown(path: Path) -> str:
    """Return a path that can be broken behind each separator, so that it is never cut."""
    text = str(path)
    return text.replace("/", "/\N{ZERO WIDTH SPACE}").replace("\\", "\\\N{ZERO WIDTH SPACE}")
