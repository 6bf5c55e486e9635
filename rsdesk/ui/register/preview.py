"""The case that is chosen, beside the table: what is known of it, and what can be done."""

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from rsdesk.errors import RsdeskError
from rsdesk.i18n import N_
from rsdesk.services.register import Row, Shelf
from rsdesk.ui.icons import IconButton
from rsdesk.ui.language import View, t
from rsdesk.ui.message import Message
from rsdesk.ui.register.actions import Name
from rsdesk.ui.register.asking import Asking
from rsdesk.ui.register.naming import Naming
from rsdesk.ui.register.notice import Notice
from rsdesk.ui.register.particulars import Particulars
from rsdesk.ui.register.words import title_of
from rsdesk.ui.widgets.boxes import NEAR, ROOM, TIGHT, column, frame
from rsdesk.ui.widgets.text import label

# icon, words, what it means
_BUTTONS: dict[str, tuple[str, str, str]] = {
    "duplicate": (
        "copy",
        N_("Duplicate …"),
        N_("A new case with the same answers; records and the next date stay behind."),
    ),
    "archive": (
        "archive",
        N_("Archive"),
        N_("Off the list but unchanged; one click brings it back."),
    ),
    "unarchive": (
        "archive-restore",
        N_("Take from the archive"),
        N_("The case is among the current ones again."),
    ),
    "delete": (
        "trash-2",
        N_("Delete …"),
        N_("The case moves to “Deleted” and can be taken back."),
    ),
    "erase": (
        "trash-2",
        N_("Erase for good …"),
        N_("What the case says vanishes from this vault and never comes back."),
    ),
}
_OFFERED: dict[Shelf, tuple[str, ...]] = {
    "current": ("duplicate", "archive", "delete"),
    "archived": ("unarchive", "duplicate", "delete"),
    "deleted": ("erase",),
}


class Preview(View):
    """Asks in its own place before anything is done that matters."""

    opened = Signal()
    acted = Signal(str)  # Name
    copied = Signal(str)  # the title of the copy
    undone = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.row: Row | None = None
        self.notice = Notice()
        self.particulars = Particulars()
        self.open = IconButton("arrow-right", "primary")
        self.restore = IconButton("archive-restore", "primary")
        self.buttons: dict[str, IconButton] = {}
        self._hints: dict[str, QLabel] = {}
        self._boxes: dict[str, QWidget] = {}
        self._offers = QWidget()
        self.naming = Naming(
            N_("Duplicate this case"),
            N_("The copy begins with the same circumstances, partners and answers."),
            N_("Duplicate"),
            "copy",
        )
        self.deleting = _deleting()
        self.erasing = _erasing()
        self._asked: tuple[Naming | Asking, ...] = (self.naming, self.deleting, self.erasing)
        self._build()
        self._connect()
        self.show_row(None, date.min)
        self.retranslate()

    def show_row(self, shown: Row | None, today: date) -> None:
        """Show a case, or that none is chosen; a question about another case is dropped."""
        before, self.row = self.row, shown
        stands = (shown.subject, shown.shelf) if shown is not None else None
        if before is None or stands != (before.subject, before.shelf):
            self._drop(focus=False)
        for widget in (self.particulars, self._offers):
            widget.setVisible(shown is not None)
        if shown is not None:
            self.particulars.show_row(shown, today)
            self._offer(shown.shelf)

    def tell(self, message: Message, *, undoable: bool) -> None:
        """Say what was done."""
        self.notice.tell(message, undoable=undoable)

    def ask(self, what: str) -> None:
        """Ask about deleting, erasing or the title of a copy."""
        shown = self.row
        if shown is None:
            return
        self._drop(focus=False)
        self._offers.hide()
        if what == "duplicate":
            copy = t(N_("Copy of {title}"), title=title_of(shown))
            self.naming.begin(copy)
        else:
            (self.erasing if what == "erase" else self.deleting).begin()

    def refuse(self, error: RsdeskError) -> None:
        """Say why the title of the copy will not do."""
        self.naming.refuse(error)

    def minimumSizeHint(self) -> QSize:
        """As high as it is in the width it gets, not in the narrowest that could be."""
        return QSize(super().minimumSizeHint().width(), 0)

    def retranslate(self) -> None:
        """Set every text."""
        self.setAccessibleName(t(N_("The chosen case")))
        self.open.name(t(N_("Open the case")), t(N_("Enter in the table does the same")))
        self.restore.name(t(N_("Take the case back")), t(_BUTTONS["unarchive"][2]))
        for name, (_, words, meaning) in _BUTTONS.items():
            self.buttons[name].name(t(words))
            self.buttons[name].setAccessibleDescription(t(meaning))
            self._hints[name].setText(t(meaning))

    def _build(self) -> None:
        lines = column(self, gap=ROOM, margin=ROOM)
        for widget in (self.notice, self.particulars):
            lines.addWidget(widget)
        offers = column(self._offers, gap=NEAR)
        for button in (self.open, self.restore):
            offers.addWidget(button)
        offers.addSpacing(TIGHT)
        for name, (icon, _, _) in _BUTTONS.items():
            self._boxes[name] = self._offered(name, icon)
            offers.addWidget(self._boxes[name])
        lines.addWidget(self._offers)
        for view in self._asked:
            lines.addWidget(view)
        lines.addStretch(1)

    def _offered(self, name: str, icon: str) -> QWidget:
        box = frame("")
        lines = column(box, gap=0)
        self.buttons[name] = IconButton(icon, "quiet")
        self._hints[name] = label("small")
        below = column(gap=0)
        below.setContentsMargins(12, 0, 0, NEAR)
        below.addWidget(self._hints[name])
        lines.addWidget(self.buttons[name], 0, Qt.AlignmentFlag.AlignLeft)
        lines.addLayout(below)
        return box

    def _connect(self) -> None:
        self.open.clicked.connect(self.opened)
        self.restore.clicked.connect(lambda: self._act("restore"))
        self.buttons["archive"].clicked.connect(lambda: self._act("archive"))
        self.buttons["unarchive"].clicked.connect(lambda: self._act("unarchive"))
        for name in ("duplicate", "delete", "erase"):
            self.buttons[name].clicked.connect(lambda _=False, what=name: self.ask(what))
        self.deleting.agreed.connect(lambda: self._act("delete"))
        self.erasing.agreed.connect(lambda: self._act("erase"))
        self.naming.named.connect(self.copied)
        self.notice.undone.connect(self.undone)
        for view in self._asked:
            view.left.connect(self._drop)

    def _offer(self, shelf: Shelf) -> None:
        self.open.setVisible(shelf != "deleted")
        self.restore.setVisible(shelf == "deleted")
        for name, box in self._boxes.items():
            box.setVisible(name in _OFFERED[shelf])

    def _act(self, name: Name) -> None:
        self.acted.emit(name)

    def _drop(self, *, focus: bool = True) -> None:
        """Ask nothing any more."""
        asked = any(not view.isHidden() for view in self._asked)
        for view in self._asked:
            view.hide()
        self._offers.setVisible(self.row is not None)
        if asked and focus and self.row is not None:
            first = self.restore if self.row.shelf == "deleted" else self.open
            first.setFocus(Qt.FocusReason.OtherFocusReason)


def _deleting() -> Asking:
    return Asking(
        N_("Delete this case?"),
        (
            N_(
                "It moves to “Deleted” with all its answers, check records and records, and can "
                "be taken back from there at any time."
            ),
        ),
        N_("Delete the case"),
    )


def _erasing() -> Asking:
    return Asking(
        N_("Erase this case for good?"),
        (
            N_("Its texts, attachments and stored PDFs vanish from this vault for good."),
            N_(
                "The hashes of its history and of its records stay, so that a paper copy can still "
                "be checked."
            ),
            N_("Backups made earlier still hold it until they are replaced by newer ones."),
        ),
        N_("Erase for good"),
        tick=N_("I understand that nobody can bring this case back."),
    )
